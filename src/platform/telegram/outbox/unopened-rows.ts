import type { Db } from "../../database/open.ts";
import { execute, type Fragment, query, sql } from "../../database/sql.ts";
import { classOf } from "./outbox-message.ts";
import { type ClaimedDelivery, claimedRows } from "./outbox-rows.ts";

// Deliveries that are held until their readers open them. Prisma neither locks rows in the order of their key nor updates them with values
// of their own (outbox-rows.ts).

/**
 * Puts deliveries aside that were claimed and whose calls have not begun: those to these readers are held until they
 * open them, the others wait again. @returns for which of the readers something is held now
 */
export async function holdClaimed(
  tx: Db,
  deliveries: readonly ClaimedDelivery[],
  readers: readonly number[],
): Promise<number[]> {
  const held = await query<{ personId: number }>(
    tx,
    sql`
      WITH mine AS MATERIALIZED (${claimedRows(deliveries)})
      UPDATE "Delivery" d
      SET status = CASE WHEN d."personId" = ANY (${[...readers]}::int[]) THEN 'HELD' ELSE 'WAITING' END::"DeliveryStatus",
        "openedAt" = NULL,
        "leasedUntil" = NULL,
        "unbegunAttempt" = NULL
      FROM mine
      WHERE d.message = mine.message AND d.subject = mine.subject AND d."personId" = mine."personId"
      RETURNING d."personId"`,
  );
  return [...new Set(held.flatMap(({ personId }) => (readers.includes(personId) ? [personId] : [])))];
}

/** A person's deliveries that wait to be opened. Announcements are held for another reason. */
const unopened = (personId: number): Fragment => sql`
  d."personId" = ${personId}::int AND d.status = 'HELD' AND d.class < ${classOf.news}::int`;

/** Whether something waits for a person to open it. */
export async function hasUnopened(db: Db, personId: number): Promise<boolean> {
  const [found] = await query<{ found: boolean }>(
    db,
    sql`SELECT EXISTS (SELECT 1 FROM "Delivery" d WHERE ${unopened(personId)}) AS found`,
  );
  return found?.found === true;
}

/** Lets what a person has not opened be sent, in its order. @param openedAt when they opened it; null if quiet mode ends @returns how many */
export function releaseUnopened(tx: Db, personId: number, openedAt: Date | null): Promise<number> {
  return execute(
    tx,
    sql`
      WITH theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM "Delivery" d
        WHERE ${unopened(personId)}
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE)
      UPDATE "Delivery" d
      SET status = 'WAITING', "openedAt" = ${openedAt}::timestamptz, "retryAt" = NULL
      FROM theirs
      WHERE d.message = theirs.message AND d.subject = theirs.subject AND d."personId" = theirs."personId"`,
  );
}

/**
 * What was opened and has not begun to arrive waits again to be opened. Each status has an index of its own. @returns whether there is something
 */
export async function closeOpened(tx: Db, personId: number): Promise<boolean> {
  const count = await execute(
    tx,
    sql`
      WITH opened AS (
        SELECT d.message, d.subject
        FROM "Delivery" d
        WHERE d."personId" = ${personId}::int AND d.status = 'WAITING' AND d."openedAt" IS NOT NULL
        UNION ALL
        SELECT d.message, d.subject
        FROM "Delivery" d
        WHERE d."personId" = ${personId}::int AND d.status = 'SENDING' AND d."openedAt" IS NOT NULL)
      , theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM opened o
        JOIN "Delivery" d ON d.message = o.message AND d.subject = o.subject AND d."personId" = ${personId}::int
        WHERE (d.status = 'WAITING' OR d.status = 'SENDING' AND d."unbegunAttempt" = d.attempt)
          AND d."retractedAt" IS NULL
          AND d."messageId" IS NULL
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET status = 'HELD', "openedAt" = NULL, "leasedUntil" = NULL, "unbegunAttempt" = NULL
      FROM theirs
      WHERE d.message = theirs.message AND d.subject = theirs.subject AND d."personId" = theirs."personId"`,
  );
  return count > 0;
}
