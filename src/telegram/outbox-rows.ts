import { numbers, words } from "../database/array-literals.ts";
import type { Sql } from "../database/open.ts";

export interface ClaimedDelivery {
  id: string;
  message: string;
  subject: string;
  /** Who is told; 0: a row of the version before, of a chat whose person nobody has met yet. */
  personId: number;
  chatId: string;
  class: number;
  attempt: number;
  /** What became of it the last time. */
  error: string | null;
  /** When its first message arrived. */
  sentAt: Date | null;
  /** Since when it is to be taken back; null: it is to be said. */
  retractedAt: Date | null;
  /** What each of its messages shows where it is not one text. */
  kinds: string[] | null;
  messageId: number | null;
  /** Only where it is more than one message; 0 stands for one that Telegram refused. */
  messageIds: number[] | null;
  /** Of the version that is being said: how many of its messages are sent, changed or refused. */
  partsDone: number;
  /** An album of it was refused: its files go one by one. */
  oneByOne: boolean;
  /** 0 until it was said whole. */
  shownVersion: number;
  wantedVersion: number;
  notBefore: Date;
}

interface ClaimResult {
  claimed: ClaimedDelivery[];
  /** How many were ended because they had become pointless. */
  outOfDate: number;
}

export type DeliveryOutcome =
  | { kind: "sent"; messageId: number | null; messageIds?: readonly number[]; kinds?: readonly string[] }
  /** Some of its messages are dealt with, the others follow. */
  | {
      kind: "part";
      messageIds: readonly number[];
      kinds: readonly string[];
      partsDone: number;
      oneByOne: boolean;
    }
  /** No longer true, out of date, or the person cannot be reached. */
  | { kind: "skipped"; why: string }
  /** Telegram refused it for good. */
  | { kind: "refused"; why: string }
  /** Nobody knows whether it arrived, and this message must not come twice. */
  | { kind: "unknown"; why: string }
  | { kind: "again"; at: Date; why: string }
  /** Not due before then, and nothing of its chat waits for it: it has its turn among what is due then. */
  | { kind: "postponed"; at: Date; why: string };

export interface DeliveryResult {
  row: ClaimedDelivery;
  outcome: DeliveryOutcome;
}

/** Who claims, and by which clock. */
export interface Claimant {
  holder: { name: string; fence: number };
  /** The service's time, for what is due. */
  now: Date;
  /** How far it is ahead of the database's clock on purpose: leases and retries go by that one. */
  aheadMs: number;
}

export interface ClaimOptions {
  leaseMs: number;
  limit: number;
  restingChats: string[];
}

// Lock order, here and wherever else sets of deliveries are updated: by their key (message, subject, chat). So two statements wait for
// one another, but never each for the other. A claim waits for nobody: it passes over what is locked.

/**
 * Leases the next deliveries: by class, then by time, what is new and changes of what is older by turns; of each
 * chat only one, its first of either, and none while one is under way there. What was not sent by its `validUntil` is ended instead. What is on the screen already
 * may be changed later than that. Nothing when this process does not hold the pace (any more) or everyone pauses.
 *
 * Class by class, so that the index leads past what waits for its time; OFFSET 0 keeps the database from joining an outbox of
 * hundreds of thousands with itself, which it does where nobody has run ANALYZE: never on an embedded one. What goes before in the
 * chat is sought among what waits or is held, for only the index by chat serves that: the index of turns would lead to it too, through
 * all that waits.
 */
export async function claim(sql: Sql, { holder, now, aheadMs }: Claimant, options: ClaimOptions): Promise<ClaimResult> {
  const found = await sql.rows<ClaimedDelivery & { late: boolean }>(
    `WITH clock AS (
       SELECT clock_timestamp() + $7::float8 * interval '1 ms' AS now)
     , due AS (
       SELECT lane.class, of_lane.*, row_number() OVER (PARTITION BY lane.class, of_lane.said ORDER BY "notBefore", id) AS turn
       FROM unnest(ARRAY[1, 1, 2, 2, 3, 3], ARRAY[false, true, false, true, false, true]) AS lane(class, said)
       CROSS JOIN LATERAL (
         SELECT d.message, d.subject, d."chatId", d.id, d.said, d."notBefore", (d."validUntil" < $1::timestamptz AND d."messageId" IS NULL) IS TRUE AS late
         FROM "Delivery" d
         WHERE d.status = 'WAITING'
           AND d.class = lane.class
           AND d.said = lane.said
           AND d."notBefore" <= $1::timestamptz
           AND (d."retryAt" IS NULL OR d."retryAt" <= (SELECT now FROM clock) OR d."validUntil" < $1::timestamptz AND d."messageId" IS NULL)
           AND NOT d."chatId" = ANY ($6::bigint[])
           AND EXISTS (
             SELECT 1 FROM "Pace"
             WHERE holder = $4 AND fence = $5::int AND "leasedUntil" > (SELECT now FROM clock)
               AND ("pausedUntil" IS NULL OR "pausedUntil" <= $1::timestamptz))
           AND NOT EXISTS (SELECT 1 FROM "Delivery" s WHERE s."chatId" = d."chatId" AND s.status = 'SENDING' OFFSET 0)
           AND NOT EXISTS (
             SELECT 1
             FROM (
               SELECT u.status, u.class, u.said, u."notBefore", u.id
               FROM "Delivery" u
               WHERE u."chatId" = d."chatId" AND u.status IN ('WAITING', 'HELD')
               OFFSET 0) e
             WHERE e.status = 'WAITING'
               AND e."notBefore" <= $1::timestamptz
               AND (e.class, e."notBefore", e.id) < (d.class, d."notBefore", d.id)
               AND (e.class < d.class OR e.said = d.said))
         ORDER BY d."notBefore", d.id
         LIMIT $2::int
         FOR UPDATE OF d SKIP LOCKED) of_lane)
     , next AS (
       SELECT message, subject, "chatId", late
       FROM (SELECT due.*, row_number() OVER (PARTITION BY "chatId" ORDER BY class, turn, said) AS "placeInChat" FROM due) due
       WHERE "placeInChat" = 1
       ORDER BY class, turn, said
       LIMIT $2::int)
     , taken AS (
       UPDATE "Delivery" d
       SET attempt = d.attempt + 1,
         status = CASE WHEN next.late THEN 'SKIPPED' ELSE 'SENDING' END::"DeliveryStatus",
         error = CASE WHEN next.late THEN 'out of date' ELSE d.error END,
         "doneAt" = CASE WHEN next.late THEN $1::timestamptz END,
         "leasedUntil" = CASE WHEN NOT next.late THEN (SELECT now FROM clock) + $3::float8 * interval '1 ms' END,
         "unbegunAttempt" = CASE WHEN NOT next.late THEN d.attempt + 1 END
       FROM next
       WHERE d.message = next.message AND d.subject = next.subject AND d."chatId" = next."chatId"
       RETURNING d.*, next.late)
     SELECT id::text, message, subject,
       COALESCE(t."personId", (SELECT p.id FROM "Person" p WHERE p."telegramId" = t."chatId"), 0) AS "personId", "chatId"::text, class, attempt, error, "messageId", NULLIF("messageIds", '{}') AS "messageIds", NULLIF(kinds, '{}') AS kinds, "partsDone", "oneByOne",
       "shownVersion", "wantedVersion", "notBefore", "sentAt", "retractedAt", late
     FROM taken t
     ORDER BY t.class, t."notBefore", t.id`,
    [now, options.limit, options.leaseMs, holder.name, holder.fence, options.restingChats, aheadMs],
  );
  const claimed = found.filter(({ late }) => !late);
  return { claimed, outOfDate: found.length - claimed.length };
}

/**
 * Notes that the calls of these begin now, with their lease from here on: should the process die, only their arrival is unknown.
 * @returns the ids of those that may be called; the others were taken back, held or ended meanwhile
 */
export async function begin(
  sql: Sql,
  deliveries: readonly ClaimedDelivery[],
  aheadMs: number,
  leaseMs: number,
): Promise<Set<string>> {
  const begun = await sql.rows<{ id: string }>(
    `WITH mine AS MATERIALIZED (
       SELECT d.message, d.subject, d."chatId"
       FROM unnest($1::text[], $2::text[], $3::bigint[], $4::int[]) AS m(message, subject, "chatId", attempt)
       JOIN "Delivery" d ON d.message = m.message AND d.subject = m.subject AND d."chatId" = m."chatId"
       WHERE d.status = 'SENDING' AND d.attempt = m.attempt
       ORDER BY d.message, d.subject, d."chatId"
       FOR UPDATE OF d)
     UPDATE "Delivery" d
     SET "unbegunAttempt" = NULL, "leasedUntil" = clock_timestamp() + ($5::float8 + $6::float8) * interval '1 ms'
     FROM mine
     WHERE d.message = mine.message AND d.subject = mine.subject AND d."chatId" = mine."chatId"
     RETURNING d.id::text`,
    [
      words(deliveries.map((row) => row.message)),
      words(deliveries.map((row) => row.subject)),
      numbers(deliveries.map((row) => row.chatId)),
      numbers(deliveries.map((row) => row.attempt)),
      aheadMs,
      leaseMs,
    ],
  );
  return new Set(begun.map(({ id }) => id));
}

export interface RecoverOptions {
  giveUpMessages: string[];
  /** What this process has in hand, whatever became of its leases. */
  mine: readonly string[];
  leaseMs: number;
}

/**
 * What was in hand when its process died. Where its call had begun the outcome is unknown, and its message says what that means; what had
 * not begun simply goes. A lease that ends later than any can was written by a wrong clock and is void.
 */
export async function recover(
  sql: Sql,
  { now, aheadMs }: Omit<Claimant, "holder">,
  { giveUpMessages, mine, leaseMs }: RecoverOptions,
): Promise<void> {
  await sql.rows(
    `WITH clock AS (
       SELECT clock_timestamp() + $4::float8 * interval '1 ms' AS now)
     , dead AS MATERIALIZED (
       SELECT message, subject, "chatId",
         message = ANY ($2::text[]) AND "shownVersion" = 0 AND "unbegunAttempt" IS DISTINCT FROM attempt AS "isOver"
       FROM "Delivery"
       WHERE status = 'SENDING'
         AND ("leasedUntil" < (SELECT now FROM clock)
           OR "leasedUntil" > (SELECT now FROM clock) + 2 * $5::float8 * interval '1 ms')
         AND NOT id = ANY ($3::bigint[])
       ORDER BY message, subject, "chatId"
       FOR UPDATE)
     UPDATE "Delivery" d
     SET "leasedUntil" = NULL,
       "unbegunAttempt" = NULL,
       error = CASE WHEN d."unbegunAttempt" = d.attempt THEN d.error ELSE 'lease ran out while sending' END,
       status = CASE WHEN dead."isOver" THEN 'UNKNOWN' ELSE 'WAITING' END::"DeliveryStatus",
       "doneAt" = CASE WHEN dead."isOver" THEN $1::timestamptz END
     FROM dead
     WHERE d.message = dead.message AND d.subject = dead.subject AND d."chatId" = dead."chatId"`,
    [now, giveUpMessages, mine, aheadMs, leaseMs],
  );
}
