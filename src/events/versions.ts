import type { Event } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { sql } from "../database/sql.ts";
import { type Changed, changes, changesOf, mattersToParticipants } from "./event-changes.ts";
import { type EventFields, readFields } from "./fields.ts";
import { changedMessage } from "./notices.ts";

/** What was public at a time: an event's facts by its sequence. */
export type Versions = Map<number, EventFields>;

export interface NewVersion {
  sequence: number;
  facts: EventFields;
  publishedAt: Date;
  publishedById: number | null;
}

/** Keeps what is public from now on, in the caller's transaction; and what was before, where that is not kept yet. */
export async function keepVersion(db: Db, before: Event, version: NewVersion): Promise<void> {
  const eventId = before.id;
  const kept = [{ eventId, ...version, facts: { ...version.facts } }];
  if (before.status === "PUBLISHED") {
    const { sequence, facts, changedAt } = before;
    kept.unshift({ eventId, sequence, facts: { ...readFields(facts) }, publishedAt: changedAt, publishedById: null });
  }
  await db.eventVersion.createMany({ data: kept, skipDuplicates: true });
}

export async function loadVersions(db: Db, eventIds: readonly number[]): Promise<Map<number, Versions>> {
  const rows = await db.eventVersion.findMany({ where: { eventId: { in: [...eventIds] } } });
  const byEvent = Map.groupBy(rows, ({ eventId }) => eventId);
  return new Map(
    [...byEvent].map(([id, its]) => [id, new Map(its.map(({ sequence, facts }) => [sequence, readFields(facts)]))]),
  );
}

/** Which versions of an event somebody was told last: one, or several where nobody knows whether a notice arrived. */
export interface LastTold {
  eventId: number;
  personId: number;
  sequences: number[];
}

/**
 * What those who take part were told last: the version that they registered for, or a later one of which a notice was sent. A
 * notice that was tried more than once and has no message may have arrived all the same.
 */
export function loadLastTold(db: Db, eventIds: readonly number[], personIds: readonly number[]): Promise<LastTold[]> {
  return db.$queryRaw<LastTold[]>`
    SELECT r."eventId", r."personId",
      array_agg(v.sequence)
        FILTER (WHERE v.sequence = last.sequence OR v.sequence > last.sequence AND n.attempt > 1) AS sequences
    FROM "Registration" r
    JOIN "EventVersion" v ON v."eventId" = r."eventId"
    LEFT JOIN "Delivery" n ON n.message = ${changedMessage.name}
      AND n.subject = ${changedMessage.subjectSql({ event: sql`v."eventId"`, sequence: sql`v.sequence` })}
      AND n."personId" = r."personId"
    CROSS JOIN LATERAL (
      SELECT COALESCE(
          max(w.sequence) FILTER (WHERE w."publishedAt" <= r."registeredAt" OR d."messageId" IS NOT NULL),
          min(w.sequence)) AS sequence
      FROM "EventVersion" w
      LEFT JOIN "Delivery" d ON d.message = ${changedMessage.name}
        AND d.subject = ${changedMessage.subjectSql({ event: sql`w."eventId"`, sequence: sql`w.sequence` })}
        AND d."personId" = r."personId"
      WHERE w."eventId" = r."eventId") last
    WHERE r."eventId" = ANY (${[...eventIds]}::int[])
      AND r."personId" = ANY (${[...personIds]}::int[])
    GROUP BY r."eventId", r."personId"`;
}

/** What somebody must still hear of: all that differs from what they were told, unless none of it matters to who comes. */
export function untold(versions: Versions, told: readonly number[], facts: EventFields): Changed[] {
  const before = told.flatMap((sequence) => versions.get(sequence) ?? []);
  const differing = before.flatMap((one) => changesOf(one, facts));
  return mattersToParticipants(differing) ? changes.filter((one) => differing.includes(one)) : [];
}
