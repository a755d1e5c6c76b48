import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { changedMessage } from "./notices.ts";

// Prisma has no lateral joins and no lists of an aggregate.

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
  return query(
    db,
    sql`
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
      WHERE r."eventId" = ANY (${eventIds}::int[])
        AND r."personId" = ANY (${personIds}::int[])
      GROUP BY r."eventId", r."personId"`,
  );
}
