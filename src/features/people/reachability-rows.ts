import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { ChatLoss } from "../../platform/telegram/outbox/refusal.ts";
import { minuteMs } from "../../platform/time/units.ts";

// Each statement decides by the database's clock, which Prisma cannot name, and by the row as it is at that moment.

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
export async function noteLoss(pool: Sql, { personId, cause, agoMs }: Loss, clockAheadMs: number): Promise<boolean> {
  const lost = await query(
    pool,
    sql`
      UPDATE "Person" p
      SET "blockedAt" = COALESCE(p."blockedAt", call."begunAt"),
        "blockedFor" = COALESCE(p."blockedFor", ${causes[cause] ?? "OTHER"}::"UnreachableCause")
      FROM (SELECT clock_timestamp() + (${clockAheadMs}::float8 - ${agoMs}::float8) * interval '1 ms' AS "begunAt") call
      WHERE p.id = ${personId}::int
        AND (p."reachableAt" IS NULL OR p."reachableAt" < call."begunAt" - ${clockToleranceMs}::float8 * interval '1 ms')
      RETURNING p.id`,
  );
  return lost.length > 0;
}

/**
 * Records that a person has blocked the bot, at a time by Telegram's clock (my_chat_member).
 * @returns false if they have returned since: updates of different kinds may overtake each other
 */
export async function noteStop(pool: Sql, personId: number, at: Date): Promise<boolean> {
  const stopped = await query(
    pool,
    sql`
      UPDATE "Person"
      SET "blockedAt" = ${at}::timestamptz, "blockedFor" = 'STOPPED'
      WHERE id = ${personId}::int AND ("reachableAt" IS NULL OR "reachableAt" <= ${at}::timestamptz)
      RETURNING id`,
  );
  return stopped.length > 0;
}

/**
 * Records that a person is reachable: they have unblocked the bot, written or tapped, at a time by Telegram's clock. Null if Telegram gives
 * no time; then it was just now. A loss recorded by the database's clock yields even if it is slightly newer; a loss from the future is void.
 * @param clockAheadMs how far the service's clock is deliberately ahead of the machine's
 * @returns false if they have blocked the bot since
 */
export async function noteReturn(pool: Sql, personId: number, at: Date | null, clockAheadMs: number): Promise<boolean> {
  const returned = await query(
    pool,
    sql`
      UPDATE "Person" p
      SET "blockedAt" = NULL,
        "blockedFor" = NULL,
        "reachableAt" = GREATEST(p."reachableAt", seen.at)
      FROM (
        SELECT COALESCE(${at}::timestamptz, clock.now) AS at, clock.now
        FROM (SELECT clock_timestamp() + ${clockAheadMs}::float8 * interval '1 ms' AS now) clock
      ) seen
      WHERE p.id = ${personId}::int
        AND (
          p."blockedAt" IS NULL
          OR p."blockedAt" <= seen.at
          OR p."blockedFor" IS DISTINCT FROM 'STOPPED'
            AND p."blockedAt" <= seen.at + ${clockToleranceMs}::float8 * interval '1 ms'
          OR p."blockedAt" > seen.now + ${clockToleranceMs}::float8 * interval '1 ms')
      RETURNING p.id`,
  );
  return returned.length > 0;
}
