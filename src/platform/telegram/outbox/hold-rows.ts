import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";
import { hourMs } from "../../time/units.ts";
import { type HoldTarget, rememberedMs } from "./hold-scope.ts";

// Holds are read and written by the database's clock, which Prisma cannot name.

/** A hold, with its times as durations from now, in milliseconds. */
export interface HoldRow {
  scope: HoldTarget["scope"];
  key: string;
  leftMs: number;
  agoMs: number;
}

/** How far several clocks may differ. */
const slackMs = 1000;
/** The previous version limited every pause to an hour. */
const maxPauseMs = hourMs;

/**
 * Reads the present holds and those of the last minutes. A hold from the future is void, because the clock has been set back since.
 * A process of the previous version stores its pause, which covers everybody, in "Pace".
 */
export function readHolds(pool: Sql, clockAheadMs: number): Promise<HoldRow[]> {
  return query(
    pool,
    sql`
      WITH clock AS (
        SELECT clock_timestamp() + ${clockAheadMs}::float8 * interval '1 ms' AS now)
      SELECT h.scope::text, h.key,
        extract(epoch FROM h."until" - clock.now)::float8 * 1000 AS "leftMs",
        extract(epoch FROM clock.now - h."metAt")::float8 * 1000 AS "agoMs"
      FROM clock
      JOIN "Hold" h ON h."until" > clock.now - ${rememberedMs}::float8 * interval '1 ms'
        AND h."metAt" <= clock.now + ${slackMs}::float8 * interval '1 ms'
      UNION ALL
      SELECT 'EVERYBODY', '', extract(epoch FROM p."pausedUntil" - clock.now)::float8 * 1000, 0
      FROM clock
      JOIN "Pace" p ON p."pausedUntil" > clock.now
        AND p."pausedUntil" <= clock.now + (${maxPauseMs}::float8 + ${slackMs}::float8) * interval '1 ms'`,
  );
}

/** Stores holds. A shorter hold does not end a longer hold. Deletes holds that ended more than a day ago. */
export async function writeHolds(
  pool: Sql,
  targets: readonly HoldTarget[],
  forMs: number,
  clockAheadMs: number,
): Promise<void> {
  const keys = targets.map(({ key }) => key);
  await query(
    pool,
    sql`
      WITH clock AS (
        SELECT clock_timestamp() + ${clockAheadMs}::float8 * interval '1 ms' AS now)
      , over AS (
        DELETE FROM "Hold" h
        USING clock
        WHERE h."until" < clock.now - interval '1 day' AND NOT h.key = ANY (${keys}::text[]))
      INSERT INTO "Hold" AS h (scope, key, "until", "metAt")
      SELECT t.scope::"HoldScope", t.key, clock.now + ${forMs}::float8 * interval '1 ms', clock.now
      FROM unnest(${targets.map(({ scope }) => scope)}::text[], ${keys}::text[]) AS t(scope, key)
      CROSS JOIN clock
      ON CONFLICT (scope, key) DO UPDATE
      SET "until" = GREATEST(h."until", EXCLUDED."until"), "metAt" = EXCLUDED."metAt"`,
  );
}
