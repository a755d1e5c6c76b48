import type { Sql } from "../../database/open.ts";

/** The holder of the pace. Only one process sends, and a process that takes over waits a second first. */
export interface PaceHolder {
  name: string;
  fence: number;
}

/** How far two clocks, or two readings of the same clock, may differ. */
const clocksDifferMs = 1000;

/**
 * Takes or renews the lease, by the database's clock. A lease that ends later than its own length allows is void, because the clock has
 * been set back.
 * @param clockAheadMs how far the service's clock is ahead of the machine's clock on purpose
 * @returns null while another process holds it
 */
export async function holdPace(
  sql: Sql,
  name: string,
  leaseMs: number,
  clockAheadMs: number,
): Promise<PaceHolder | null> {
  const [row] = await sql.rows<{ fence: number }>(
    `INSERT INTO "Pace" AS p (id, holder, fence, "leasedUntil")
     VALUES (1, $1, 1, clock_timestamp() + ($2::float8 + $3::float8) * interval '1 ms')
     ON CONFLICT (id) DO UPDATE
     SET holder = $1,
       "leasedUntil" = EXCLUDED."leasedUntil",
       fence = CASE WHEN p.holder = $1 THEN p.fence ELSE p.fence + 1 END
     WHERE p.holder = $1
       OR p.holder IS NULL
       OR p."leasedUntil" < clock_timestamp() + $3::float8 * interval '1 ms'
       OR p."leasedUntil" > clock_timestamp() + ($2::float8 + $3::float8 + $4::float8) * interval '1 ms'
     RETURNING fence`,
    [name, leaseMs, clockAheadMs, clocksDifferMs],
  );
  return row === undefined ? null : { name, fence: row.fence };
}

/** Releases the lease, so that a successor need not wait until it expires. */
export async function releasePace(sql: Sql, name: string): Promise<void> {
  await sql.rows(`UPDATE "Pace" SET holder = NULL, "leasedUntil" = NULL WHERE holder = $1`, [name]);
}
