import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import type { About } from "../../platform/telegram/outbox/outbox-message.ts";
import { involvedIn } from "../people/involved-rows.ts";

// Prisma neither skips locked rows nor joins a table with a list of pairs.

/** A retracted showing of which nobody knows yet what is left. */
export interface UnsettledShowing {
  id: number;
  caseId: number;
  personId: number;
  regionId: string;
  /** The people whose own matter the case is. */
  involved: readonly number[];
}

/** The key of a showing, as text. */
export const showingKey = sql`s.id::text`;

/** Claims the next unsettled showings. @param also a further condition on "Showing" AS s */
export function claimUnsettled(after: number, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT s.id, s."caseId", s."personId", c."regionId", ${involvedIn} AS involved
    FROM "Showing" s
    JOIN "Case" c ON c.id = s."caseId"
    WHERE s."takenBackAt" IS NOT NULL
      AND s."settledAt" IS NULL
      AND s.id > ${after}::int
      AND ${also}
    ORDER BY s.id
    LIMIT ${limit}::int
    FOR UPDATE OF s SKIP LOCKED`;
}

/** What became of messages to a person. A message that was never enqueued is missing. */
export function findOutcomes(
  db: Db,
  messages: readonly About[],
  personId: number,
): Promise<{ status: string; error: string | null }[]> {
  return query(
    db,
    sql`
      SELECT d.status::text AS status, d.error
      FROM unnest(
        ${messages.map(({ message }) => message)}::text[],
        ${messages.map(({ subject }) => subject)}::text[]
      ) AS s(message, subject)
      JOIN "Delivery" d ON d.message = s.message AND d.subject = s.subject AND d."personId" = ${personId}::int`,
  );
}
