import type { PublicEvent } from "./events.ts";

/** Whether and how a person takes part in an event. */
export type Participation =
  | { kind: "none" | "going" | "waiting" | "notGoing" | "attended" }
  | { kind: "offered"; until: Date }
  /** Gives it up within a minute, by this act. */
  | { kind: "leaving"; act: number };

/** Whether people can register. */
export type Openness = "open" | "full" | "closed" | "over" | "cancelled";

/** The link to an online event is for those who have a place, not for everybody who reads of it. */
export function seesLink({ kind }: Participation): boolean {
  return kind === "going" || kind === "attended";
}

export const noParticipation: Participation = { kind: "none" };

/** Whether there is a seat or a turn on the waiting list to give up. */
export function hasPlace({ kind }: Participation): boolean {
  return kind === "going" || kind === "offered" || kind === "waiting";
}

const kinds = { GOING: "going", WAITING: "waiting", CANCELLED: "notGoing", ATTENDED: "attended" } as const;

/**
 * Somebody whose offer ended without an answer has not declined: their row keeps the time until which it was offered.
 * @param startsAt the latest end of an offer, even if the event was moved forward after the offer
 */
export function participationOf(
  row: { status: keyof typeof kinds | "OFFERED"; offeredUntil: Date | null } | null | undefined,
  startsAt: Date | null,
): Participation {
  if (row === null || row === undefined) return noParticipation;
  if (row.status === "CANCELLED" && row.offeredUntil !== null) return noParticipation;
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
