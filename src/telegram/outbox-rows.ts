import { numberArray, textArray } from "../database/array-literals.ts";
import type { Sql } from "../database/open.ts";

export interface ClaimedDelivery {
  id: string;
  message: string;
  subject: string;
  /** Who is told. */
  personId: number;
  /** The person's, for the call: their private chat has the same id. Nothing is found by it. */
  telegramId: string;
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
  /** Not due before then, and nothing of its person waits for it: it has its turn among what is due then. */
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

// Lock order, here and wherever else sets of deliveries are updated: by their key (message, subject, person). So two statements wait for
// one another, but never each for the other. A claim waits for nobody: it passes over what is locked. The version before locks by chat:
// where the two meet while they run beside each other, PostgreSQL ends one of the statements, which is tried again.

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
       SELECT d.message, d.subject, d."personId"
       FROM unnest($1::text[], $2::text[], $3::int[], $4::int[]) AS m(message, subject, "personId", attempt)
       JOIN "Delivery" d ON d.message = m.message AND d.subject = m.subject AND d."personId" = m."personId"
       WHERE d.status = 'SENDING' AND d.attempt = m.attempt
       ORDER BY d.message, d.subject, d."personId"
       FOR UPDATE OF d)
     UPDATE "Delivery" d
     SET "unbegunAttempt" = NULL, "leasedUntil" = clock_timestamp() + ($5::float8 + $6::float8) * interval '1 ms'
     FROM mine
     WHERE d.message = mine.message AND d.subject = mine.subject AND d."personId" = mine."personId"
     RETURNING d.id::text`,
    [
      textArray(deliveries.map((row) => row.message)),
      textArray(deliveries.map((row) => row.subject)),
      numberArray(deliveries.map((row) => row.personId)),
      numberArray(deliveries.map((row) => row.attempt)),
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
       SELECT message, subject, "personId",
         message = ANY ($2::text[]) AND "shownVersion" = 0 AND "unbegunAttempt" IS DISTINCT FROM attempt AS "isOver"
       FROM "Delivery"
       WHERE status = 'SENDING'
         AND ("leasedUntil" < (SELECT now FROM clock)
           OR "leasedUntil" > (SELECT now FROM clock) + 2 * $5::float8 * interval '1 ms')
         AND NOT id = ANY ($3::bigint[])
       ORDER BY message, subject, "personId"
       FOR UPDATE)
     UPDATE "Delivery" d
     SET "leasedUntil" = NULL,
       "unbegunAttempt" = NULL,
       error = CASE WHEN d."unbegunAttempt" = d.attempt THEN d.error ELSE 'lease ran out while sending' END,
       status = CASE WHEN dead."isOver" THEN 'UNKNOWN' ELSE 'WAITING' END::"DeliveryStatus",
       "doneAt" = CASE WHEN dead."isOver" THEN $1::timestamptz END
     FROM dead
     WHERE d.message = dead.message AND d.subject = dead.subject AND d."personId" = dead."personId"`,
    [now, giveUpMessages, mine, aheadMs, leaseMs],
  );
}
