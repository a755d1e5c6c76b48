import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { copyMessage } from "./notices.ts";

// Whether a message has arrived is in its deliveries, which Prisma does not join to it.

/** Copies of rows "TalkMessage" AS m of "Talk" AS t and "Party" AS p: rows "Delivery" AS d. */
const copies: Fragment = sql`FROM "Delivery" d WHERE d.message = ${copyMessage.name} AND d.subject = m.id`;

/**
 * Copies that may still arrive, also those that their reader has not opened, unless the reader cannot be reached. What was said before
 * `before` has had its time.
 */
export function copiesOnTheWay(before: Date): Fragment {
  return sql`
    ${copies}
      AND d.status IN ('WAITING', 'SENDING', 'HELD')
      AND m."storedAt" >= ${before}::timestamptz
      AND (d.status <> 'HELD'
        OR NOT EXISTS (SELECT 1 FROM "Person" r WHERE r.id = d."personId" AND r."blockedAt" IS NOT NULL OFFSET 0))`;
}

/** Copies that have arrived where they should: what a party says with any of the others, what the others say with the party. */
export const arrivedCopies: Fragment = sql`${copies} AND d.said AND (m."authorId" = p."personId" OR d."personId" = p."personId")`;

/** A message that did not arrive. */
export interface Undelivered {
  id: string;
  authorId: number;
  talkId: number;
  storedAt: Date;
}

/** The key of a message, as text. */
export const undeliveredKey = sql`m.id`;

// OFFSET 0 keeps PostgreSQL from joining all talks and parties, which it does where nobody has run ANALYZE.

/** Claims messages that did not arrive and whose authors do not know it, using "TalkMessage_kept_idx". @param also a further condition on "TalkMessage" AS m */
export function claimUndelivered(before: Date, after: Undelivered | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT m.id, m."authorId", m."talkId", m."storedAt"
    FROM "TalkMessage" m
    JOIN LATERAL (SELECT x."partyId" FROM "Talk" x WHERE x.id = m."talkId" OFFSET 0) t ON true
    JOIN LATERAL (SELECT x."personId" FROM "Party" x WHERE x.id = t."partyId" OFFSET 0) p ON true
    WHERE m."contentSealed" IS NOT NULL
      AND m.status = 'SENT'
      AND m."undeliveredAt" IS NULL
      AND (m."storedAt", m.id) > (${after?.storedAt ?? new Date(0)}::timestamptz, ${after?.id ?? ""}::text)
      AND NOT EXISTS (SELECT 1 ${copiesOnTheWay(before)})
      AND NOT EXISTS (SELECT 1 ${arrivedCopies})
      AND ${also}
    ORDER BY m."storedAt", m.id
    LIMIT ${limit}::int
    FOR UPDATE OF m SKIP LOCKED`;
}

/** A copy that did not arrive, and whether its reader can be reached now. */
export interface FailedCopy {
  message: string;
  personId: number;
  /** As the outbox wrote it; null while it waits. */
  error: string | null;
  blockedAt: Date | null;
  isDeactivated: boolean;
}

/** The copies of messages that did not arrive. */
export async function findFailedCopies(db: Db, messages: readonly string[]): Promise<FailedCopy[]> {
  return query(
    db,
    sql`
      SELECT d.subject AS message, d."personId", d.error, r."blockedAt",
        r."blockedFor" IS NOT DISTINCT FROM 'DEACTIVATED' AS "isDeactivated"
      FROM "Delivery" d
      JOIN "Person" r ON r.id = d."personId"
      WHERE d.message = ${copyMessage.name} AND d.subject = ANY (${messages}::text[]) AND NOT d.said
      ORDER BY d.subject, d."personId"`,
  );
}
