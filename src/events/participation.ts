import type { PublicEvent } from "./events.ts";

/** How a person stands to an event. */
export type Participation =
  | { kind: "none" | "going" | "waiting" | "notGoing" | "attended" }
  | { kind: "offered"; until: Date };

/** Whether one can register. */
export type Openness = "open" | "full" | "closed" | "over" | "cancelled";

export const noParticipation: Participation = { kind: "none" };

const kinds = { GOING: "going", WAITING: "waiting", CANCELLED: "notGoing", ATTENDED: "attended" } as const;

/** @param startsAt an offered place is theirs until then at the latest, also where the event was moved forward since */
export function participationOf(
  row: { status: keyof typeof kinds | "OFFERED"; offeredUntil: Date | null } | null | undefined,
  startsAt: Date | null,
): Participation {
  if (row === null || row === undefined) return noParticipation;
  if (row.status !== "OFFERED") return { kind: kinds[row.status] };
  const until = row.offeredUntil ?? new Date(0);
  return { kind: "offered", until: startsAt !== null && startsAt < until ? startsAt : until };
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
