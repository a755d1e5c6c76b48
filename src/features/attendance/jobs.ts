import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { askParticipants, claimEnded, eventKey } from "./rating-rows.ts";

/**
 * Asks participants once for a rating, an hour after the end of the event and at a decent hour. If it was not asked then, the question is
 * still worth asking for three days.
 */
export function askForRatings(tools: JobTools, now: Date): Promise<number> {
  const job = "askForRatings";
  return doWhatIsDue<{ id: number }>(tools, {
    job,
    batch: 50,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) =>
      claimEnded(now, nextPublicHour(now), after?.id ?? 0, limit, notSetAside(tools, job, eventKey)),
    async act(tx, events) {
      await askParticipants(
        tx,
        events.map(({ id }) => id),
        nextPublicHour(now),
        now,
      );
      return events.length;
    },
  });
}
