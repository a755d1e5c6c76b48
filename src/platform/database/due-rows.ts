import { errorFacts, type Logger } from "../log.ts";
import { dayMs, hourMs, minuteMs } from "../time/units.ts";
import type { PrismaClient } from "./generated/client.ts";
import type { Db } from "./open.ts";
import { execute, type Fragment, query, sql } from "./sql.ts";

// Prisma has no clock of the database, and its upsert cannot count.

/** The dependencies of every job. */
export interface JobTools {
  prisma: PrismaClient;
  log: Logger;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs: () => number;
}

/** Rows that fall due, and what is done with them. */
export interface DueRows<Row> {
  /** The job's name in the log and in "JobFailure". */
  job: string;
  /** How many rows one transaction handles. */
  batch: number;
  /** Identifies a row among the rows of this job. */
  keyOf(row: Row): string;
  /**
   * The statement that claims the next due rows after `after`, in its own order, with FOR UPDATE … SKIP LOCKED, so that rows which
   * another process has claimed are skipped. It leaves out rows that are set aside (`notSetAside`).
   */
  claim(after: Row | null, limit: number): Fragment;
  /**
   * Handles the rows in the transaction that claimed them. A row that is no longer due stays unchanged.
   * @returns how many rows were still due
   */
  act(tx: Db, rows: Row[]): Promise<number>;
}

const transactionLimits = { timeout: minuteMs, maxWait: 20_000 };

/** How long a row waits after its first failure, its second failure and so on. */
const retryDelaysMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs];
const maxRetryDelayMs = hourMs;
/** A row that is still due is retried within an hour, so a row that was not tried for a day is no longer due. */
const failureKeptMs = dayMs;

/**
 * Handles every due row once, batch by batch. Any number of processes may run this at the same time: they share the rows.
 * A batch that fails is split in half and retried, down to the single row that fails. That row is set aside and logged as an error.
 * @returns how many rows were handled
 */
export async function doWhatIsDue<Row>(tools: JobTools, due: DueRows<Row>): Promise<number> {
  let handled = 0;
  let after: Row | null = null;
  let limit = due.batch;
  for (;;) {
    const claimed: Row[] = [];
    try {
      handled += await tools.prisma.$transaction(async (tx) => {
        claimed.push(...(await query<Row>(tx, due.claim(after, limit))));
        if (claimed.length === 0) return 0;
        const count = await due.act(tx, claimed);
        await forget(tx, due.job, claimed.map(due.keyOf));
        return count;
      }, transactionLimits);
      after = claimed.at(-1) ?? after;
      if (claimed.length < limit) return handled;
      limit = Math.min(limit * 2, due.batch);
    } catch (error) {
      const [first] = claimed;
      // No row was claimed, so the database itself failed.
      if (first === undefined) throw error;
      limit = Math.ceil(claimed.length / 2);
      if (claimed.length > 1) continue;
      await setAside(tools, due.job, due.keyOf(first), error);
      after = first;
    }
  }
}

/**
 * Handles rows one at a time, for work that takes several transactions per row. The work itself must notice what another process has
 * already done. A row that fails is set aside as in `doWhatIsDue`, and the other rows are still handled.
 */
export async function eachDue<Row>(
  tools: JobTools,
  { job, keyOf }: Pick<DueRows<Row>, "job" | "keyOf">,
  rows: readonly Row[],
  act: (row: Row) => Promise<void>,
): Promise<void> {
  const setAsideKeys = await findSetAside(tools, job, rows.map(keyOf));
  for (const row of rows) {
    const key = keyOf(row);
    if (setAsideKeys.has(key)) continue;
    try {
      await act(row);
      await forget(tools.prisma, job, [key]);
    } catch (error) {
      await setAside(tools, job, key, error);
    }
  }
}

/** The SQL condition that leaves out rows which are set aside. @param key the row's key, as text */
export function notSetAside({ clockAheadMs }: JobTools, job: string, key: Fragment): Fragment {
  // A longer wait than the maximum comes from a clock that was set back, so it does not count.
  return sql`NOT EXISTS (
    SELECT 1
    FROM "JobFailure" f
    WHERE f.job = ${job} AND f."rowKey" = ${key}
      AND f."retryAt" > ${databaseTime(clockAheadMs())}
      AND f."retryAt" <= ${databaseTime(clockAheadMs() + maxRetryDelayMs)})`;
}

async function findSetAside(tools: JobTools, job: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await query<{ key: string }>(
    tools.prisma,
    sql`
      SELECT k.key
      FROM unnest(${keys}::text[]) AS k(key)
      WHERE NOT ${notSetAside(tools, job, sql`k.key`)}`,
  );
  return new Set(rows.map(({ key }) => key));
}

async function setAside({ prisma, log, clockAheadMs }: JobTools, job: string, key: string, error: unknown) {
  const facts = errorFacts(error);
  const [row] = await query<{ failures: number }>(
    prisma,
    sql`
      INSERT INTO "JobFailure" AS f (job, "rowKey", failures, "retryAt", error)
      VALUES (${job}, ${key}, 1, ${databaseTime(clockAheadMs() + (retryDelaysMs[0] ?? 0))}, ${facts.error})
      ON CONFLICT (job, "rowKey") DO UPDATE
      SET failures = f.failures + 1, error = EXCLUDED.error,
        "retryAt" = ${databaseTime(clockAheadMs())}
          + (${retryDelaysMs}::int[])[LEAST(f.failures + 1, ${retryDelaysMs.length}::int)] * interval '1 ms'
      RETURNING failures`,
  );
  log.error({ job, row: key, failures: row?.failures ?? 0, ...facts }, "a job could not handle a row and set it aside");
}

async function forget(db: Db, job: string, keys: string[]): Promise<void> {
  await execute(db, sql`DELETE FROM "JobFailure" WHERE job = ${job} AND "rowKey" = ANY (${keys}::text[])`);
}

/** Deletes the failures of rows that are no longer due. */
export async function forgetFailures({ prisma, clockAheadMs }: JobTools): Promise<void> {
  await execute(
    prisma,
    sql`
      DELETE FROM "JobFailure" WHERE "retryAt" < ${databaseTime(clockAheadMs() - failureKeptMs)}`,
  );
}

/** How many rows are set aside now. Somebody is waiting for each of them. */
export function countSetAside(db: Db): Promise<number> {
  return db.jobFailure.count();
}

/** The database's time plus `aheadMs`. All processes share it, even if their own clocks differ. */
function databaseTime(aheadMs: number): Fragment {
  return sql`(clock_timestamp() + ${aheadMs}::float8 * interval '1 ms')`;
}
