import type { Sql } from "../../database/open.ts";
import { query, sql } from "../../database/sql.ts";

/** The holder of the pace. Only one process sends, and a process that takes over waits a second first. */
export interface PaceHolder {
  name: string;
  fence: number;
}

// The lease is taken by the database's clock, which Prisma cannot name.

/** How far two clocks, or two readings of the same clock, may differ. */
const clocksDifferMs = 1000;

/**
 * Takes or renews the lease, by the database's clock. A lease that ends later than its own length allows is void, because the clock has
 * been set back.
 * @param clockAheadMs how far the service's clock is ahead of the machine's clock on purpose
 * @returns null while another process holds it
 */
export async function holdPace(
  pool: Sql,
  name: string,
  leaseMs: number,
  clockAheadMs: number,
): Promise<PaceHolder | null> {
  const [row] = await query<{ fence: number }>(
    pool,
    sql`
      INSERT INTO "Pace" AS p (id, holder, fence, "leasedUntil")
      VALUES (1, ${name}, 1, clock_timestamp() + (${leaseMs}::float8 + ${clockAheadMs}::float8) * interval '1 ms')
      ON CONFLICT (id) DO UPDATE
      SET holder = ${name},
        "leasedUntil" = EXCLUDED."leasedUntil",
        fence = CASE WHEN p.holder = ${name} THEN p.fence ELSE p.fence + 1 END
      WHERE p.holder = ${name}
        OR p.holder IS NULL
        OR p."leasedUntil" < clock_timestamp() + ${clockAheadMs}::float8 * interval '1 ms'
        OR p."leasedUntil" > clock_timestamp()
          + (${leaseMs}::float8 + ${clockAheadMs}::float8 + ${clocksDifferMs}::float8) * interval '1 ms'
      RETURNING fence`,
  );
  return row === undefined ? null : { name, fence: row.fence };
}

/** Releases the lease, so that a successor need not wait until it expires. */
export async function releasePace(pool: Sql, name: string): Promise<void> {
  await query(pool, sql`UPDATE "Pace" SET holder = NULL, "leasedUntil" = NULL WHERE holder = ${name}`);
}
