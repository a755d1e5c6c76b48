import type { Sql } from "../../platform/database/open.ts";
import type { ChatLoss } from "../../platform/telegram/outbox/refusal.ts";
import { minuteMs } from "../../platform/time/units.ts";

/** Telegram's clock and the database's may differ by so much; within it a person counts as reachable. */
const slackMs = minuteMs;

type Cause = "BLOCKED" | "DEACTIVATED" | "NOT_STARTED" | "OTHER";

const causes: Partial<Record<ChatLoss, Cause>> = {
  blocked: "BLOCKED",
  deactivated: "DEACTIVATED",
  notStarted: "NOT_STARTED",
};

/** A call that told us that nothing can be said to a person. */
export interface Loss {
  personId: number;
  cause: ChatLoss;
  /** How long ago the call was begun, in milliseconds: whoever has come back since is reachable. */
  agoMs: number;
}

/**
 * Notes that nothing can be said in a person's private chat.
 * @param clockAheadMs how far the service's clock is ahead of the machine's on purpose
 * @returns false where they came back after the call was begun
 */
export async function noteLoss(sql: Sql, { personId, cause, agoMs }: Loss, clockAheadMs: number): Promise<boolean> {
  const lost = await sql.rows(
    `UPDATE "Person" p
     SET "blockedAt" = COALESCE(p."blockedAt", call."begunAt"),
       "blockedFor" = COALESCE(p."blockedFor", $2::"UnreachableCause")
     FROM (SELECT clock_timestamp() + ($3::float8 - $4::float8) * interval '1 ms' AS "begunAt") call
     WHERE p.id = $1::int
       AND (p."reachableAt" IS NULL OR p."reachableAt" < call."begunAt" - $5::float8 * interval '1 ms')
     RETURNING p.id`,
    [personId, causes[cause] ?? "OTHER", clockAheadMs, agoMs, slackMs],
  );
  return lost.length > 0;
}

/**
 * A person has stopped the bot, at a time of Telegram's clock (my_chat_member).
 * @returns false where they have come back since: updates of different kinds may overtake each other
 */
export async function noteStop(sql: Sql, personId: number, at: Date): Promise<boolean> {
  const stopped = await sql.rows(
    `UPDATE "Person"
     SET "blockedAt" = $2::timestamptz, "blockedFor" = 'STOPPED'
     WHERE id = $1::int AND ("reachableAt" IS NULL OR "reachableAt" <= $2::timestamptz)
     RETURNING id`,
    [personId, at],
  );
  return stopped.length > 0;
}

/**
 * A person is there: they unblocked the bot, wrote or tapped, at a time of Telegram's clock; null where Telegram names none, and it
 * was just now. A verdict of our own clock is overridden also where it is a little newer; one from the future is void.
 * @param clockAheadMs how far the service's clock is ahead of the machine's on purpose
 * @returns false where they have stopped the bot since
 */
export async function noteReturn(sql: Sql, personId: number, at: Date | null, clockAheadMs: number): Promise<boolean> {
  const returned = await sql.rows(
    `UPDATE "Person" p
     SET "blockedAt" = NULL, "blockedFor" = NULL, "reachableAt" = GREATEST(p."reachableAt", seen.at)
     FROM (
       SELECT COALESCE($2::timestamptz, clock.now) AS at, clock.now
       FROM (SELECT clock_timestamp() + $3::float8 * interval '1 ms' AS now) clock
     ) seen
     WHERE p.id = $1::int AND (
       p."blockedAt" IS NULL
       OR p."blockedAt" <= seen.at
       OR p."blockedFor" IS DISTINCT FROM 'STOPPED' AND p."blockedAt" <= seen.at + $4::float8 * interval '1 ms'
       OR p."blockedAt" > seen.now + $4::float8 * interval '1 ms')
     RETURNING p.id`,
    [personId, at, clockAheadMs, slackMs],
  );
  return returned.length > 0;
}
