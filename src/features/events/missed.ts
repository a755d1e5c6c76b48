import type { Db } from "../../platform/database/open.ts";
import { enqueueAgain } from "../../platform/telegram/outbox/enqueue-again.ts";
import { publicEvent } from "./events.ts";
import { cancelledMessage, changedMessage } from "./notices.ts";
import { loadLastTold } from "./version-rows.ts";
import { loadVersions, untold } from "./versions.ts";

// Nobody is registered for more events at once.
const maxEvents = 20;

/**
 * Tells somebody who could not be reached for a time which of their events were cancelled or changed meanwhile and are not over. It
 * does not repeat what they have already been told.
 */
export async function tellMissed(db: Db, personId: number, now: Date): Promise<void> {
  const rows = await db.registration.findMany({
    where: { personId, status: { in: ["GOING", "WAITING", "OFFERED"] }, event: { endsAt: { gt: now } } },
    include: { event: true },
    orderBy: { event: { startsAt: "asc" } },
    take: maxEvents,
  });
  const events = rows.flatMap(({ event }) => publicEvent(event) ?? []);
  if (events.length === 0) return;
  const ids = events.map(({ id }) => id);
  const versionsOf = await loadVersions(db, ids);
  const lastTold = await loadLastTold(db, ids, [personId]);
  for (const { id, status, facts, sequence, endsAt } of events) {
    const when = { notBefore: now, validUntil: endsAt };
    if (status === "CANCELLED") {
      await enqueueAgain(db, cancelledMessage.to(personId, { event: id }, when), now);
      continue;
    }
    const told = lastTold.find(({ eventId }) => eventId === id)?.sequences ?? [];
    if (untold(versionsOf.get(id) ?? new Map(), told, facts).length === 0) continue;
    await enqueueAgain(db, changedMessage.to(personId, { event: id, sequence }, when), now);
  }
}
