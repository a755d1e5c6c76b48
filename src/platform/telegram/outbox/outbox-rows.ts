import { numberArray, textArray } from "../../database/array-parameters.ts";
import type { Sql } from "../../database/open.ts";
import { type Fragment, query, sql } from "../../database/sql.ts";

export interface ClaimedDelivery {
  id: string;
  message: string;
  subject: string;
  /** The recipient. */
  personId: number;
  /** The person's Telegram id, which is also the id of the private chat. It is only used for the call, not for look-ups. */
  telegramId: string;
  class: number;
  attempt: number;
  /** The outcome of the last attempt. */
  error: string | null;
  /** When the first message was sent. */
  sentAt: Date | null;
  /** When it was retracted; null if it is still to be sent. */
  retractedAt: Date | null;
  /** When its reader, who has quiet mode on, last opened it. */
  openedAt: Date | null;
  /** The kind of each message, unless the delivery is a single text. */
  kinds: string[] | null;
  messageId: number | null;
  /** Set only if there are several messages; 0 stands for a message that Telegram refused. */
  messageIds: number[] | null;
  /** How many messages of the wanted version are already sent, edited or refused. */
  partsDone: number;
  /** Whether Telegram refused an album, so that the files are sent one by one. */
  oneByOne: boolean;
  /** 0 until the delivery was sent completely. */
  shownVersion: number;
  wantedVersion: number;
  notBefore: Date;
}

export type DeliveryOutcome =
  | { kind: "sent"; messageId: number | null; messageIds?: readonly number[]; kinds?: readonly string[] }
  /** Some of its messages are done, and the others follow. */
  | {
      kind: "part";
      messageIds: readonly number[];
      kinds: readonly string[];
      partsDone: number;
      oneByOne: boolean;
    }
  /** No longer true, out of date, or the person cannot be reached. */
  | { kind: "skipped"; reason: string }
  /** Telegram refused it for good. */
  | { kind: "refused"; reason: string }
  /** It is unknown whether the message arrived, and it must not be sent twice. */
  | { kind: "unknown"; reason: string }
  | { kind: "again"; at: Date; reason: string }
  /** It is not due before `at`, and nothing else to the person waits for it. */
  | { kind: "postponed"; at: Date; reason: string };

export interface DeliveryResult {
  row: ClaimedDelivery;
  outcome: DeliveryOutcome;
}

/** The process that claims, and its clock. */
export interface Claimant {
  holder: { name: string; fence: number };
  /** The service's time, which decides what is due. */
  now: Date;
  /** How far `now` is ahead of the database's clock on purpose. Leases and retries use the database's clock. */
  aheadMs: number;
}

// Prisma neither locks rows nor updates many rows with values of their own.
// Every statement that updates several deliveries locks them in the order of their key (message, subject, person), so that two statements
// never deadlock. A claim waits for no lock, because it skips locked rows. The previous version locks by chat; if the two versions deadlock
// while both are running, PostgreSQL cancels one of the statements, which is retried.

/** Locks those of these deliveries that their process still has claimed. */
export function claimedRows(deliveries: readonly ClaimedDelivery[]): Fragment {
  return sql`
    SELECT d.message, d.subject, d."personId"
    FROM unnest(
      ${textArray(deliveries.map((row) => row.message))}::text[],
      ${textArray(deliveries.map((row) => row.subject))}::text[],
      ${numberArray(deliveries.map((row) => row.personId))}::int[],
      ${numberArray(deliveries.map((row) => row.attempt))}::int[]
    ) AS m(message, subject, "personId", attempt)
    JOIN "Delivery" d ON d.message = m.message AND d.subject = m.subject AND d."personId" = m."personId"
    WHERE d.status = 'SENDING' AND d.attempt = m.attempt
    ORDER BY d.message, d.subject, d."personId"
    FOR UPDATE OF d`;
}

/**
 * Records that the calls for these deliveries begin now, and renews their leases. If the process dies, only their outcome is unknown.
 * @returns the ids of the deliveries that may be sent; the others were retracted, held or ended meanwhile
 */
export async function begin(
  pool: Sql,
  deliveries: readonly ClaimedDelivery[],
  aheadMs: number,
  leaseMs: number,
): Promise<Set<string>> {
  const begun = await query<{ id: string }>(
    pool,
    sql`
      WITH mine AS MATERIALIZED (${claimedRows(deliveries)})
      UPDATE "Delivery" d
      SET "unbegunAttempt" = NULL,
        "leasedUntil" = clock_timestamp() + (${aheadMs}::float8 + ${leaseMs}::float8) * interval '1 ms'
      FROM mine
      WHERE d.message = mine.message AND d.subject = mine.subject AND d."personId" = mine."personId"
      RETURNING d.id::text`,
  );
  return new Set(begun.map(({ id }) => id));
}

export interface RecoverOptions {
  /** The messages that are not sent again if their outcome is unknown. */
  giveUpMessages: string[];
  /** The deliveries that this process has claimed, even if their leases have expired. */
  mine: readonly string[];
  leaseMs: number;
}

/**
 * Recovers the deliveries of a process that died. If the call had begun, the outcome is unknown, and the message decides what that means;
 * otherwise the delivery simply waits again. A lease that ends later than any lease can was written by a wrong clock and is void.
 */
export async function recover(
  pool: Sql,
  { now, aheadMs }: Omit<Claimant, "holder">,
  { giveUpMessages, mine, leaseMs }: RecoverOptions,
): Promise<void> {
  await query(
    pool,
    sql`
      WITH clock AS (
        SELECT clock_timestamp() + ${aheadMs}::float8 * interval '1 ms' AS now)
      , dead AS MATERIALIZED (
        SELECT message, subject, "personId",
          message = ANY (${giveUpMessages}::text[])
            AND "shownVersion" = 0
            AND "unbegunAttempt" IS DISTINCT FROM attempt AS "isOver"
        FROM "Delivery"
        WHERE status = 'SENDING'
          AND ("leasedUntil" < (SELECT now FROM clock)
            OR "leasedUntil" > (SELECT now FROM clock) + 2 * ${leaseMs}::float8 * interval '1 ms')
          AND NOT id = ANY (${mine}::bigint[])
        ORDER BY message, subject, "personId"
        FOR UPDATE)
      UPDATE "Delivery" d
      SET "leasedUntil" = NULL,
        "unbegunAttempt" = NULL,
        error = CASE WHEN d."unbegunAttempt" = d.attempt THEN d.error ELSE 'lease ran out while sending' END,
        status = CASE WHEN dead."isOver" THEN 'UNKNOWN' ELSE 'WAITING' END::"DeliveryStatus",
        "doneAt" = CASE WHEN dead."isOver" THEN ${now}::timestamptz END
      FROM dead
      WHERE d.message = dead.message AND d.subject = dead.subject AND d."personId" = dead."personId"`,
  );
}
