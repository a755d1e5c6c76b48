import type { Sql } from "../../platform/database/open.ts";
import type { ChatLoss } from "../../platform/telegram/outbox/refusal.ts";
import { minuteMs } from "../../platform/time/units.ts";

/** How far Telegram's clock and the database's may differ. Within that difference a person counts as reachable. */
const clockToleranceMs = minuteMs;

type Cause = "BLOCKED" | "DEACTIVATED" | "NOT_STARTED" | "OTHER";

const causes: Partial<Record<ChatLoss, Cause>> = {
  blocked: "BLOCKED",
  deactivated: "DEACTIVATED",
  notStarted: "NOT_STARTED",
};

/** A failed call which shows that a person cannot be reached. */
export interface Loss {
  personId: number;
  cause: ChatLoss;
  /** How long ago the call began, in milliseconds. A person who has returned since is reachable. */
  agoMs: number;
}

/**
 * Records that a person cannot be reached in their private chat.
 * @param clockAheadMs how far the service's clock is deliberately ahead of the machine's
 * @returns false if they have returned since the call began
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
    [personId, causes[cause] ?? "OTHER", clockAheadMs, agoMs, clockToleranceMs],
  );
  return lost.length > 0;
}

/**
 * Records that a person has blocked the bot, at a time by Telegram's clock (my_chat_member).
 * @returns false if they have returned since: updates of different kinds may overtake each other
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
 * Records that a person is reachable: they have unblocked the bot, written or tapped, at a time by Telegram's clock. Null if Telegram gives
 * no time; then it was just now. A loss recorded by the database's clock yields even if it is slightly newer; a loss from the future is void.
 * @param clockAheadMs how far the service's clock is deliberately ahead of the machine's
 * @returns false if they have blocked the bot since
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
    [personId, at, clockAheadMs, clockToleranceMs],
  );
  return returned.length > 0;
}
