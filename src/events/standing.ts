import type { PublicEvent } from "./events.ts";

/** How a person stands to an event. */
export type Standing =
  | { kind: "none" | "going" | "waiting" | "notGoing" | "attended" }
  | { kind: "offered"; until: Date };

/** Whether one can register. */
export type Openness = "open" | "full" | "closed" | "over" | "cancelled";

export const noStanding: Standing = { kind: "none" };

const kinds = { GOING: "going", WAITING: "waiting", CANCELLED: "notGoing", ATTENDED: "attended" } as const;

export function standingOf(
  row: { status: keyof typeof kinds | "OFFERED"; offeredUntil: Date | null } | null | undefined,
): Standing {
  if (row === null || row === undefined) return noStanding;
  if (row.status !== "OFFERED") return { kind: kinds[row.status] };
  return { kind: "offered", until: row.offeredUntil ?? new Date(0) };
}

export function opennessOf(
  { status, startsAt, endsAt, registerUntil, places, taken }: Omit<PublicEvent, "facts">,
  now: Date,
): Openness {
  if (status === "CANCELLED") return "cancelled";
  if (now >= endsAt) return "over";
  if (now >= startsAt || (registerUntil !== null && now >= registerUntil)) return "closed";
  return places !== null && taken >= places ? "full" : "open";
}
