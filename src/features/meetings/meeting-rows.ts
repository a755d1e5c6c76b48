import { type Fragment, sql } from "../../platform/database/sql.ts";
import { lockingCases } from "../cases/case-rows.ts";

// Prisma neither skips locked rows nor compares columns of two tables.

/** A meeting with something to do. */
export interface DueMeeting {
  id: number;
}

/** The key of a meeting, as text. */
export const meetingKey = sql`m.id::text`;

/**
 * Claims meetings of which something is due, using "Meeting_due_idx"; the order is that of the key, so that every row is seen once. The case is
 * locked, because every act on a meeting locks the case first. @param also a further condition on "Meeting" AS m
 */
export function claimDue(now: Date, after: DueMeeting | null, limit: number, also: Fragment): Fragment {
  return lockingCases(
    sql`
      SELECT m.id, m."caseId"
      FROM "Meeting" m
      WHERE m."dueAt" <= ${now}::timestamptz
        AND m.id > ${after?.id ?? 0}::int
        AND ${also}
      ORDER BY m.id`,
    limit,
  );
}

/**
 * Claims open meetings, using "Meeting_going_idx", whose mediator has the case no longer, whose parties do not all take part in it any longer, or
 * which are in a room although the case is not cleared of danger (`isLost` looks again under the lock).
 * @param also a further condition on "Meeting" AS m
 */
export function claimLost(after: DueMeeting | null, limit: number, also: Fragment): Fragment {
  return lockingCases(
    sql`
      SELECT m.id, m."caseId"
      FROM "Meeting" m
      JOIN "Case" held ON held.id = m."caseId"
      WHERE m.status IN ('PROPOSED', 'FIXED')
        AND m.id > ${after?.id ?? 0}::int
        AND (held.status <> 'ASSIGNED'
          OR held."mediatorId" IS DISTINCT FROM m."mediatorId"
          OR EXISTS (
            SELECT 1
            FROM "MeetingAnswer" a
            WHERE a."meetingId" = m.id
              AND NOT EXISTS (
                SELECT 1
                FROM "Party" p
                WHERE p."caseId" = m."caseId" AND p."personId" = a."personId" AND p."leftAt" IS NULL))
          OR (m."isInRoom"
            AND held.dangers IS DISTINCT FROM 0
            AND NOT EXISTS (
              SELECT 1
              FROM "Clearance" r
              WHERE r."caseId" = held.id
                AND r."endedAt" IS NULL
                AND r.status = 'AGREED'
                AND r.dangers = held.dangers
                AND r.reopened = held.reopened)))
        AND ${also}
      ORDER BY m.id`,
    limit,
  );
}
