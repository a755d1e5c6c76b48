import type { Db } from "../../platform/database/open.ts";
import { execute, type Fragment, query, sql } from "../../platform/database/sql.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import type { ClaimedDelivery } from "../../platform/telegram/outbox/outbox-rows.ts";
import { noticeMessage } from "./notices.ts";

// Prisma neither locks rows in the order of their key nor updates them with values of their own (outbox-rows.ts). A person's row is locked
// first: what is held while they open or turn quiet mode off waits for them, and is not forgotten.

/** Quiet mode of a person whose row is locked. */
export interface QuietPerson {
  id: number;
  quietSince: Date | null;
  quietNotices: number;
  quietNoticeAt: Date | null;
}

/** Locks people, by their ids. */
export function lockQuiet(tx: Db, personIds: readonly number[]): Promise<QuietPerson[]> {
  return query(
    tx,
    sql`
      SELECT id, "quietSince", "quietNotices", "quietNoticeAt"
      FROM "Person"
      WHERE id = ANY (${[...personIds]}::int[])
      ORDER BY id
      FOR NO KEY UPDATE`,
  );
}

/**
 * Puts deliveries aside that were claimed and whose calls have not begun: those to people who have quiet mode on are held until they are opened,
 * the others wait again. @param quiet the people who have it on @returns for whom something is held now
 */
export async function holdClaimed(
  tx: Db,
  deliveries: readonly ClaimedDelivery[],
  quiet: readonly number[],
): Promise<number[]> {
  const held = await query<{ personId: number }>(
    tx,
    sql`
      WITH mine AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM unnest(
          ${deliveries.map(({ message }) => message)}::text[],
          ${deliveries.map(({ subject }) => subject)}::text[],
          ${deliveries.map(({ personId }) => personId)}::int[],
          ${deliveries.map(({ attempt }) => attempt)}::int[]
        ) AS m(message, subject, "personId", attempt)
        JOIN "Delivery" d ON d.message = m.message AND d.subject = m.subject AND d."personId" = m."personId"
        WHERE d.status = 'SENDING' AND d.attempt = m.attempt
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET status = CASE WHEN d."personId" = ANY (${[...quiet]}::int[]) THEN 'HELD' ELSE 'WAITING' END::"DeliveryStatus",
        "openedAt" = NULL,
        "leasedUntil" = NULL,
        "unbegunAttempt" = NULL
      FROM mine
      WHERE d.message = mine.message AND d.subject = mine.subject AND d."personId" = mine."personId"
      RETURNING d."personId"`,
  );
  return [...new Set(held.flatMap(({ personId }) => (quiet.includes(personId) ? [personId] : [])))];
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
 * Whether the notice has arrived that stands for a delivery: its reader has been told that there is a message, which counts as an answer.
 * @param delivery row of "Delivery"
 */
export function isNoticed(delivery: Fragment): Fragment {
  return sql`
    (${delivery}.status = 'HELD' AND EXISTS (
      SELECT 1
      FROM "Person" q
      JOIN "Delivery" n ON n.message = ${noticeMessage.name} AND n.subject = q."quietNotices"::text AND n."personId" = q.id
      WHERE q.id = ${delivery}."personId" AND q."quietNoticeAt" IS NOT NULL AND n.said
      OFFSET 0))`;
}
