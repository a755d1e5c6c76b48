import { numberArray, textArray } from "../../database/array-parameters.ts";
import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";
import type { DeliveryOutcome, DeliveryResult } from "./outbox-rows.ts";

// Prisma has no statement that updates many rows with values of their own, and every delivery passes here.

const statusOf = {
  sent: "SENT",
  skipped: "SKIPPED",
  refused: "REFUSED",
  unknown: "UNKNOWN",
  again: "WAITING",
  postponed: "WAITING",
  part: "WAITING",
} as const;

/**
 * Records outcomes in one statement, each guarded by its attempt. A late outcome after a lost lease changes nothing, except that a
 * message which is known to be sent is recorded as sent unless somebody has claimed the delivery again.
 * A delivery that was revised meanwhile is checked again, even if it was postponed while it was being sent (held-rows.ts).
 * Rows are locked in the order of their key, as in every statement (outbox-rows.ts).
 */
export async function record(pool: Sql, results: DeliveryResult[], now: Date, aheadMs: number): Promise<void> {
  if (results.length === 0) return;
  const outcomes = results.map(({ outcome }) => outcome);
  const sent = outcomes.map((outcome) => (outcome.kind === "sent" || outcome.kind === "part" ? outcome : null));
  await query(
    pool,
    sql`
      WITH o AS (
        SELECT *
        FROM unnest(
          ${textArray(results.map(({ row }) => row.message))}::text[],
          ${textArray(results.map(({ row }) => row.subject))}::text[],
          ${numberArray(results.map(({ row }) => row.personId))}::int[],
          ${numberArray(results.map(({ row }) => row.attempt))}::int[],
          ${textArray(outcomes.map(({ kind }) => statusOf[kind]))}::text[],
          ${numberArray(results.map(({ row }) => row.wantedVersion))}::int[],
          ${numberArray(outcomes.map(firstMessageId))}::int[],
          ${orNull(outcomes.map((outcome) => waitMsOf(outcome, now)))}::float8[],
          ${orNull(outcomes.map((outcome) => ("reason" in outcome ? outcome.reason.slice(0, 200) : null)))}::text[],
          ${orNull(sent.map((outcome) => arrayLiteral(outcome?.messageIds)))}::text[],
          ${orNull(sent.map((outcome) => arrayLiteral(outcome?.kinds)))}::text[],
          ${orNull(outcomes.map((outcome) => (outcome.kind === "part" ? outcome.partsDone : null)))}::int[],
          ${orNull(outcomes.map((outcome) => (outcome.kind === "part" ? outcome.oneByOne : null)))}::boolean[],
          ${orNull(outcomes.map((outcome) => (outcome.kind === "postponed" ? outcome.at : null)))}::timestamptz[]
        ) AS o(message, subject, "personId", attempt, status, version, "messageId", "waitMs", error,
            "messageIds", kinds, "partsDone", "oneByOne", "postponedTo"))
      , locked AS MATERIALIZED (
        SELECT o.*, o.status IN ('SENT', 'SKIPPED') AND d."wantedVersion" > o.version AS "isStale"
        FROM o
        JOIN "Delivery" d ON d.message = o.message AND d.subject = o.subject AND d."personId" = o."personId"
        WHERE d.attempt = o.attempt
          AND (d.status = 'SENDING'
            OR (o.status = 'SENT' OR o."partsDone" IS NOT NULL) AND d.status IN ('WAITING', 'HELD', 'UNKNOWN'))
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET status = CASE WHEN o."isStale" THEN 'WAITING' ELSE o.status END::"DeliveryStatus",
        "leasedUntil" = NULL,
        "unbegunAttempt" = NULL,
        "messageId" = COALESCE(o."messageId", d."messageId"),
        "messageIds" = COALESCE(o."messageIds"::int[], d."messageIds"),
        kinds = COALESCE(o.kinds::text[], d.kinds),
        "partsDone" = CASE
          WHEN o.status = 'WAITING' AND d."wantedVersion" = o.version THEN COALESCE(o."partsDone", d."partsDone")
          ELSE 0
        END,
        "oneByOne" = COALESCE(o."oneByOne", d."oneByOne"),
        said = d.said OR o.status = 'SENT',
        "sentAt" = CASE WHEN o."messageId" IS NOT NULL THEN COALESCE(d."sentAt",
          ${now}::timestamptz) ELSE d."sentAt" END,
        "shownVersion" = CASE WHEN o.status = 'SENT' THEN o.version ELSE d."shownVersion" END,
        "notBefore" = CASE
          WHEN o."isStale" AND d."notBefore" > ${now}::timestamptz THEN ${now}::timestamptz
          ELSE COALESCE(o."postponedTo", d."notBefore")
        END,
        "retryAt" = clock_timestamp() + (${aheadMs}::float8 + o."waitMs") * interval '1 ms',
        error = o.error,
        "doneAt" = CASE WHEN o.status = 'WAITING' OR o."isStale" THEN NULL ELSE ${now}::timestamptz END
      FROM locked o
      WHERE d.message = o.message AND d.subject = o.subject AND d."personId" = o."personId"`,
  );
}

function waitMsOf(outcome: DeliveryOutcome, now: Date): number | null {
  return outcome.kind === "again" && outcome.at > now ? outcome.at.getTime() - now.getTime() : null;
}

function firstMessageId(outcome: DeliveryOutcome): number | null {
  if (outcome.kind === "sent") return outcome.messageId;
  return outcome.kind === "part" ? (outcome.messageIds.find((id) => id !== 0) ?? null) : null;
}

/** Replaces a column of nulls by null: `unnest` then fills the column, and nothing has to be encoded and parsed. */
function orNull<Value>(values: Value[]): Value[] | null {
  return values.every((value) => value === null) ? null : values;
}

/** The literal of an array for one row, because arrays of different lengths cannot be one parameter. */
function arrayLiteral(values: readonly (number | string)[] | undefined): string | null {
  return values === undefined || values.length === 0 ? null : `{${values.join(",")}}`;
}
