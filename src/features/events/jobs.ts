import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { hourMs, secondMs } from "../../platform/time/units.ts";
import { claimFreed, eventKey } from "./event-rows.ts";
import { claimOccasions, type DueOccasion, occasionKey, remindParticipants } from "./participant-rows.ts";
import { endOffers, offerSeats } from "./seats.ts";

/** Ends offers that were not accepted in time, and offers free seats to people who wait. */
export function offerFreedSeats(tools: JobTools, now: Date): Promise<number> {
  const job = "offerFreedSeats";
  return doWhatIsDue<{ id: number }>(tools, {
    job,
    // A small batch, because people who register wait for the lock of the event.
    batch: 1,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimFreed(now, after?.id ?? 0, limit, notSetAside(tools, job, eventKey)),
    async act(tx, events) {
      for (const { id } of events) {
        await endOffers(tx, id, now);
        await offerSeats(tx, id, now);
      }
      return events.length;
    },
  });
}

/**
 * Reminds participants of events that begin in a day or in an hour. A late reminder is better than none, but three hours before the
 * start is too late for the reminder a day ahead. Somebody who registered after the time of a reminder does not need it.
 */
export async function remindOfEvents(tools: JobTools, now: Date): Promise<void> {
  await remind(
    tools,
    { kind: "day", beforeMs: 24 * hourMs, atLeastMs: 3 * hourMs, notBefore: nextPublicHour(now) },
    now,
  );
  await remind(tools, { kind: "hour", beforeMs: hourMs, atLeastMs: 0, notBefore: now }, now);
}

interface ReminderRule {
  kind: "day" | "hour";
  beforeMs: number;
  /** The reminder is pointless if the event begins sooner than this. */
  atLeastMs: number;
  notBefore: Date;
}

/**
 * The subject of a reminder consists of event, time and kind, so each is sent once, and an event that has moved is reminded of again. A
 * reminder that was skipped because the event had moved is sent if the event moves back.
 */
async function remind(
  tools: JobTools,
  { kind, beforeMs, atLeastMs, notBefore }: ReminderRule,
  now: Date,
): Promise<void> {
  const job = `remindOfEvents.${kind}`;
  const span = { kind, before: beforeMs / secondMs, atLeast: atLeastMs / secondMs };
  await doWhatIsDue<DueOccasion>(tools, {
    job,
    batch: 50,
    keyOf: ({ eventId, position }) => `${eventId}/${position}`,
    claim: (after, limit) => claimOccasions(now, span, after, limit, notSetAside(tools, job, occasionKey)),
    async act(tx, occasions) {
      await remindParticipants(tx, occasions, span, notBefore, now);
      return occasions.length;
    },
  });
}
