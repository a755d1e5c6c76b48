import type { Sql } from "../database/open.ts";

export interface ClaimedDelivery {
  id: string;
  message: string;
  subject: string;
  chatId: string;
  attempt: number;
  messageId: number | null;
  wantedVersion: number;
}

export type DeliveryOutcome =
  | { kind: "sent"; messageId: number | null }
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
} as const;

/**
 * Leases the next deliveries: by class, then by time; of each chat only its first, and none while one is under way there.
 * Nothing when this process does not hold the pace (any more) or everyone pauses.
 */
export function claim(
  sql: Sql,
  holder: { name: string; fence: number },
  now: Date,
  leaseMs: number,
  limit: number,
  restingChats: string[],
): Promise<ClaimedDelivery[]> {
  return sql.rows<ClaimedDelivery>(
    `WITH due AS (
       SELECT d.id FROM "Delivery" d
       WHERE d.status = 'WAITING' AND d."notBefore" <= $1::timestamptz AND (d."retryAt" IS NULL OR d."retryAt" <= $1::timestamptz)
         AND NOT d."chatId" = ANY ($6::bigint[])
         AND EXISTS (SELECT 1 FROM "Pace" WHERE holder = $4 AND fence = $5::int AND "leasedUntil" > $1::timestamptz
           AND ("pausedUntil" IS NULL OR "pausedUntil" <= $1::timestamptz))
         AND NOT EXISTS (SELECT 1 FROM "Delivery" s WHERE s."chatId" = d."chatId" AND s.status = 'SENDING')
         AND NOT EXISTS (SELECT 1 FROM "Delivery" e WHERE e."chatId" = d."chatId" AND e.status = 'WAITING'
           AND e."notBefore" <= $1::timestamptz AND (e.class, e."notBefore", e.id) < (d.class, d."notBefore", d.id))
       ORDER BY d.class, d."notBefore", d.id LIMIT $2::int FOR UPDATE OF d SKIP LOCKED)
     UPDATE "Delivery" d SET status = 'SENDING', attempt = d.attempt + 1, "leasedUntil" = $3::timestamptz
     FROM due WHERE d.id = due.id
     RETURNING d.id::text, d.message, d.subject, d."chatId"::text, d.attempt, d."messageId", d."wantedVersion"`,
    [now, limit, new Date(now.getTime() + leaseMs), holder.name, holder.fence, restingChats],
  );
}

/** Records outcomes in one statement, each guarded by its attempt: a late one of a lost lease changes nothing. */
export async function record(sql: Sql, results: DeliveryResult[], now: Date): Promise<void> {
  if (results.length === 0) return;
  const outcomes = results.map(({ outcome }) => outcome);
  await sql.rows(
    `UPDATE "Delivery" d SET
       status = CASE WHEN o.status = 'SENT' AND d."wantedVersion" > o.version THEN 'WAITING'::"DeliveryStatus" ELSE o.status::"DeliveryStatus" END,
       "leasedUntil" = NULL,
       "messageId" = COALESCE(o."messageId", d."messageId"),
       "shownVersion" = CASE WHEN o.status = 'SENT' THEN o.version ELSE d."shownVersion" END,
       "retryAt" = o."retryAt", error = o.error,
       "doneAt" = CASE WHEN o.status = 'WAITING' THEN NULL ELSE $8::timestamptz END
     FROM unnest($1::bigint[], $2::int[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::text[])
       AS o(id, attempt, status, version, "messageId", "retryAt", error)
     WHERE d.id = o.id AND d.attempt = o.attempt AND d.status = 'SENDING'`,
    [
      results.map(({ row }) => row.id),
      results.map(({ row }) => row.attempt),
      outcomes.map(({ kind }) => statusOf[kind]),
      results.map(({ row }) => row.wantedVersion),
      outcomes.map((outcome) => (outcome.kind === "sent" ? outcome.messageId : null)),
      outcomes.map((outcome) => (outcome.kind === "again" ? outcome.at : null)),
      outcomes.map((outcome) => ("why" in outcome ? outcome.why.slice(0, 200) : null)),
      now,
    ],
  );
}

/** What was under way when its process died: its outcome is unknown, and its message says what that means. */
export async function recover(sql: Sql, giveUpMessages: string[], now: Date): Promise<void> {
  await sql.rows(
    `UPDATE "Delivery" SET "leasedUntil" = NULL, error = 'lease ran out while sending',
       status = CASE WHEN message = ANY ($2::text[]) AND "messageId" IS NULL THEN 'UNKNOWN'::"DeliveryStatus" ELSE 'WAITING'::"DeliveryStatus" END
     WHERE status = 'SENDING' AND "leasedUntil" < $1::timestamptz`,
    [now, giveUpMessages],
  );
}
