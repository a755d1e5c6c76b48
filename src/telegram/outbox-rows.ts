import type { Sql } from "../database/open.ts";

export interface ClaimedDelivery {
  id: string;
  message: string;
  subject: string;
  chatId: string;
  class: number;
  attempt: number;
  messageId: number | null;
  /** Only where it is more than one message; 0 stands for one that Telegram refused. */
  messageIds: number[];
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
  | { kind: "again"; at: Date; why: string };

export interface DeliveryResult {
  row: ClaimedDelivery;
  outcome: DeliveryOutcome;
}

const statusOf = {
  sent: "SENT",
  skipped: "SKIPPED",
  refused: "REFUSED",
  unknown: "UNKNOWN",
  again: "WAITING",
  part: "WAITING",
} as const;

/**
 * Leases the next deliveries: by class, then by time; of each chat only its first, and none while one is under way there.
 * What was not sent by its `validUntil` is ended instead. What is on the screen already may be changed later than that.
 * Nothing when this process does not hold the pace (any more) or everyone pauses.
 *
 * Class by class, so that the index leads past what waits for its time; OFFSET 0 keeps the database from joining an outbox of
 * hundreds of thousands with itself, which it does where nobody has run ANALYZE: never on an embedded one.
 */
export async function claim(
  sql: Sql,
  holder: { name: string; fence: number },
  now: Date,
  leaseMs: number,
  limit: number,
  restingChats: string[],
): Promise<ClaimResult> {
  const found = await sql.rows<ClaimedDelivery & { late: boolean }>(
    `WITH due AS (
       SELECT of_class.* FROM unnest(ARRAY[1, 2, 3]) AS c(class) CROSS JOIN LATERAL (
         SELECT d.message, d.subject, d."chatId", d.id, d.class, d."notBefore", (d."validUntil" < $1::timestamptz AND d."messageId" IS NULL) IS TRUE AS late
         FROM "Delivery" d WHERE d.status = 'WAITING' AND d.class = c.class AND d."notBefore" <= $1::timestamptz
           AND (d."retryAt" IS NULL OR d."retryAt" <= $1::timestamptz OR d."validUntil" < $1::timestamptz AND d."messageId" IS NULL)
           AND NOT d."chatId" = ANY ($6::bigint[])
           AND EXISTS (SELECT 1 FROM "Pace" WHERE holder = $4 AND fence = $5::int AND "leasedUntil" > $1::timestamptz
             AND ("pausedUntil" IS NULL OR "pausedUntil" <= $1::timestamptz))
           AND NOT EXISTS (SELECT 1 FROM "Delivery" s WHERE s."chatId" = d."chatId" AND s.status = 'SENDING' OFFSET 0)
           AND NOT EXISTS (SELECT 1 FROM "Delivery" e WHERE e."chatId" = d."chatId" AND e.status = 'WAITING'
             AND e."notBefore" <= $1::timestamptz AND (e.class, e."notBefore", e.id) < (d.class, d."notBefore", d.id) OFFSET 0)
         ORDER BY d."notBefore", d.id LIMIT $2::int FOR UPDATE OF d SKIP LOCKED) of_class
       ORDER BY of_class.class, of_class."notBefore", of_class.id LIMIT $2::int)
     , taken AS (
       UPDATE "Delivery" d SET attempt = d.attempt + 1,
         status = CASE WHEN due.late THEN 'SKIPPED' ELSE 'SENDING' END::"DeliveryStatus",
         error = CASE WHEN due.late THEN 'out of date' ELSE d.error END,
         "doneAt" = CASE WHEN due.late THEN $1::timestamptz END,
         "leasedUntil" = CASE WHEN NOT due.late THEN $3::timestamptz END
       FROM due WHERE d.message = due.message AND d.subject = due.subject AND d."chatId" = due."chatId"
       RETURNING d.*, due.late)
     SELECT id::text, message, subject, "chatId"::text, class, attempt, "messageId", "messageIds", "partsDone", "oneByOne",
       "shownVersion", "wantedVersion", "notBefore", late
     FROM taken t ORDER BY t.class, t."notBefore", t.id`,
    [now, limit, new Date(now.getTime() + leaseMs), holder.name, holder.fence, restingChats],
  );
  const claimed = found.filter(({ late }) => !late);
  return { claimed, outOfDate: found.length - claimed.length };
}

/**
 * Records outcomes in one statement, each guarded by its attempt: a late one of a lost lease changes nothing, except that
 * what is known to be sent is so, as long as nobody has taken it up again.
 * What was changed in the meantime is looked at again.
 */
export async function record(sql: Sql, results: DeliveryResult[], now: Date): Promise<void> {
  if (results.length === 0) return;
  const outcomes = results.map(({ outcome }) => outcome);
  const said = outcomes.map((outcome) => (outcome.kind === "sent" || outcome.kind === "part" ? outcome : null));
  await sql.rows(
    `UPDATE "Delivery" d SET
       status = CASE WHEN o.status IN ('SENT', 'SKIPPED') AND d."wantedVersion" > o.version THEN 'WAITING' ELSE o.status END::"DeliveryStatus",
       "leasedUntil" = NULL,
       "messageId" = COALESCE(o."messageId", d."messageId"),
       "messageIds" = COALESCE(o."messageIds"::int[], d."messageIds"),
       kinds = COALESCE(o.kinds::text[], d.kinds),
       "partsDone" = CASE WHEN o.status = 'WAITING' AND d."wantedVersion" = o.version THEN COALESCE(o."partsDone", d."partsDone") ELSE 0 END,
       "oneByOne" = COALESCE(o."oneByOne", d."oneByOne"),
       "shownVersion" = CASE WHEN o.status = 'SENT' THEN o.version ELSE d."shownVersion" END,
       "retryAt" = o."retryAt",
       error = o.error,
       "doneAt" = CASE WHEN o.status = 'WAITING' OR o.status IN ('SENT', 'SKIPPED') AND d."wantedVersion" > o.version THEN NULL ELSE $10::timestamptz END
     FROM unnest($1::text[], $2::text[], $3::bigint[], $4::int[], $5::text[], $6::int[], $7::int[], $8::timestamptz[], $9::text[],
         $11::text[], $12::text[], $13::int[], $14::boolean[])
       AS o(message, subject, "chatId", attempt, status, version, "messageId", "retryAt", error, "messageIds", kinds, "partsDone", "oneByOne")
     WHERE d.message = o.message AND d.subject = o.subject AND d."chatId" = o."chatId" AND d.attempt = o.attempt
       AND (d.status = 'SENDING' OR (o.status = 'SENT' OR o."partsDone" IS NOT NULL) AND d.status IN ('WAITING', 'HELD', 'UNKNOWN'))`,
    [
      results.map(({ row }) => row.message),
      results.map(({ row }) => row.subject),
      results.map(({ row }) => row.chatId),
      results.map(({ row }) => row.attempt),
      outcomes.map(({ kind }) => statusOf[kind]),
      results.map(({ row }) => row.wantedVersion),
      outcomes.map(firstMessageId),
      outcomes.map((outcome) => (outcome.kind === "again" ? outcome.at : null)),
      outcomes.map((outcome) => ("why" in outcome ? outcome.why.slice(0, 200) : null)),
      now,
      said.map((outcome) => arrayLiteral(outcome?.messageIds)),
      said.map((outcome) => arrayLiteral(outcome?.kinds)),
      outcomes.map((outcome) => (outcome.kind === "part" ? outcome.partsDone : null)),
      outcomes.map((outcome) => (outcome.kind === "part" ? outcome.oneByOne : null)),
    ],
  );
}

function firstMessageId(outcome: DeliveryOutcome): number | null {
  if (outcome.kind === "sent") return outcome.messageId;
  return outcome.kind === "part" ? (outcome.messageIds.find((id) => id !== 0) ?? null) : null;
}

/** An array for each row: arrays of different lengths cannot be one parameter. */
function arrayLiteral(values: readonly (number | string)[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : `{${values.join(",")}}`;
}

/**
 * What was under way when its process died: its outcome is unknown, and its message says what that means.
 * @param mine what this process has in hand, whatever became of its leases
 */
export async function recover(sql: Sql, giveUpMessages: string[], mine: readonly string[], now: Date): Promise<void> {
  await sql.rows(
    `UPDATE "Delivery" SET "leasedUntil" = NULL, error = 'lease ran out while sending',
       status = CASE WHEN message = ANY ($2::text[]) AND "shownVersion" = 0 THEN 'UNKNOWN' ELSE 'WAITING' END::"DeliveryStatus",
       "doneAt" = CASE WHEN message = ANY ($2::text[]) AND "shownVersion" = 0 THEN $1::timestamptz END
     WHERE status = 'SENDING' AND "leasedUntil" < $1::timestamptz AND NOT id = ANY ($3::bigint[])`,
    [now, giveUpMessages, mine],
  );
}
