import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { sql } from "../../platform/database/sql.ts";
import { type Changed, changes, changesOf, mattersToParticipants } from "./event-changes.ts";
import { type EventFields, readFields } from "./fields.ts";
import { changedMessage } from "./notices.ts";

/** The published versions of an event, by sequence. */
export type Versions = Map<number, EventFields>;

export interface NewVersion {
  sequence: number;
  facts: EventFields;
  publishedAt: Date;
  publishedById: number | null;
}

/** Stores the version that is public from now on, in the caller's transaction, and the version before it if it is not stored yet. */
export async function storeVersion(db: Db, before: Event, version: NewVersion): Promise<void> {
  const eventId = before.id;
  const versions = [{ eventId, ...version, facts: { ...version.facts } }];
  if (before.status === "PUBLISHED") {
    const { sequence, facts, changedAt } = before;
    versions.unshift({
      eventId,
      sequence,
      facts: { ...readFields(facts) },
      publishedAt: changedAt,
      publishedById: null,
    });
  }
  await db.eventVersion.createMany({ data: versions, skipDuplicates: true });
}

export async function loadVersions(db: Db, eventIds: readonly number[]): Promise<Map<number, Versions>> {
  const rows = await db.eventVersion.findMany({ where: { eventId: { in: [...eventIds] } } });
  const byEvent = Map.groupBy(rows, ({ eventId }) => eventId);
  return new Map(
    [...byEvent].map(([id, versions]) => [
      id,
      new Map(versions.map(({ sequence, facts }) => [sequence, readFields(facts)])),
    ]),
  );
}

/** The version of an event that somebody was told last, or several versions if it is unknown whether a notice arrived. */
export interface LastTold {
  eventId: number;
  personId: number;
  sequences: number[];
}

/**
 * The version that each participant was told last: the version that they registered for, or a later version of which a notice was sent.
 * A notice that was tried more than once and has no message may still have arrived.
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

/** The changes since the version that somebody was told, unless none of them matters to participants. */
export function untold(versions: Versions, told: readonly number[], facts: EventFields): Changed[] {
  const before = told.flatMap((sequence) => versions.get(sequence) ?? []);
  const differing = before.flatMap((version) => changesOf(version, facts));
  return mattersToParticipants(differing) ? changes.filter((change) => differing.includes(change)) : [];
}
