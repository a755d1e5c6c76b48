import { errorFacts, type Logger } from "../log.ts";
import { dayMs, hourMs, minuteMs } from "../time/units.ts";
import type { PrismaClient } from "./generated/client.ts";
import type { Db } from "./open.ts";
import { type Fragment, sql } from "./sql.ts";

/** What every job needs. */
export interface JobTools {
  prisma: PrismaClient;
  log: Logger;
  /** How far `now` is ahead of this machine's clock on purpose, in milliseconds. */
  clockAheadMs: () => number;
}

/** Rows that fall due, and what is done with them. */
export interface DueRows<Row> {
  /** Its name in the log and in "JobFailure". */
  job: string;
  /** How many rows are done in one transaction. */
  batch: number;
  /** Names a row among those of its job. */
  keyOf(row: Row): string;
  /**
   * The next due rows after the given one in the statement's order, locked with FOR UPDATE … SKIP LOCKED: what another process has in
   * hand is left to it. The statement leaves out what is set aside (`notSetAside`).
   */
  claim(tx: Db, after: Row | null, limit: number): Promise<Row[]>;
  /**
   * Does them, in the transaction that has claimed them. A row that is no longer due is left as it is.
   * @returns how many were still due
   */
  act(tx: Db, rows: Row[]): Promise<number>;
}

const patience = { timeout: minuteMs, maxWait: 20_000 };

/** How long a row waits after its first failure, its second, and so on. */
const waitsMs = [minuteMs, 5 * minuteMs, 15 * minuteMs, hourMs];
const longestWaitMs = hourMs;
/** Rows that are still due are tried every hour at the latest: what was not tried for a day is no longer due. */
const forgottenAfterMs = dayMs;

/**
 * Does everything that is due, batch by batch, once through. Any number of processes may do so at the same time: they share the rows.
 * A batch that fails is tried again in halves, down to the row that fails by itself, which is set aside with an alarm in the log.
 * @returns how many rows were done
 */
export async function doWhatIsDue<Row>(tools: JobTools, due: DueRows<Row>): Promise<number> {
  let done = 0;
  let after: Row | null = null;
  let limit = due.batch;
  for (;;) {
    const claimed: Row[] = [];
    try {
      done += await tools.prisma.$transaction(async (tx) => {
        claimed.push(...(await due.claim(tx, after, limit)));
        if (claimed.length === 0) return 0;
        const count = await due.act(tx, claimed);
        await forget(tx, due.job, claimed.map(due.keyOf));
        return count;
      }, patience);
      after = claimed.at(-1) ?? after;
      if (claimed.length < limit) return done;
      limit = Math.min(limit * 2, due.batch);
    } catch (error) {
      const [first] = claimed;
      // Nothing could be claimed: it is the database that fails.
      if (first === undefined) throw error;
      limit = Math.ceil(claimed.length / 2);
      if (claimed.length > 1) continue;
      await setAside(tools, due.job, due.keyOf(first), error);
      after = first;
    }
  }
}

/**
 * Does something with each row by itself where it takes several transactions, which must know what another process has done already.
 * A row that fails is set aside like those of `doWhatIsDue`, and the others go on.
 */
export async function eachDue<Row>(
  tools: JobTools,
  { job, keyOf }: Pick<DueRows<Row>, "job" | "keyOf">,
  rows: readonly Row[],
  act: (row: Row) => Promise<void>,
): Promise<void> {
  const aside = await findSetAside(tools, job, rows.map(keyOf));
  for (const row of rows) {
    const key = keyOf(row);
    if (aside.has(key)) continue;
    try {
      await act(row);
      await forget(tools.prisma, job, [key]);
    } catch (error) {
      await setAside(tools, job, key, error);
    }
  }
}

/** The condition by which a job's statement leaves out what is set aside. @param key the row's key, as text */
export function notSetAside({ clockAheadMs }: JobTools, job: string, key: Fragment): Fragment {
  // A wait that is longer than any is one of a clock that was put back.
  return sql`NOT EXISTS (
    SELECT 1
    FROM "JobFailure" f
    WHERE f.job = ${job} AND f."rowKey" = ${key}
      AND f."retryAt" > ${databaseTime(clockAheadMs())}
      AND f."retryAt" <= ${databaseTime(clockAheadMs() + longestWaitMs)})`;
}

async function findSetAside(tools: JobTools, job: string, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tools.prisma.$queryRaw<{ key: string }[]>`
    SELECT k.key
    FROM unnest(${keys}::text[]) AS k(key)
    WHERE NOT ${notSetAside(tools, job, sql`k.key`)}`;
  return new Set(rows.map(({ key }) => key));
}

async function setAside({ prisma, log, clockAheadMs }: JobTools, job: string, key: string, error: unknown) {
  const facts = errorFacts(error);
  const [row] = await prisma.$queryRaw<{ failures: number }[]>`
    INSERT INTO "JobFailure" AS f (job, "rowKey", failures, "retryAt", error)
    VALUES (${job}, ${key}, 1, ${databaseTime(clockAheadMs() + (waitsMs[0] ?? 0))}, ${facts.error})
    ON CONFLICT (job, "rowKey") DO UPDATE
    SET failures = f.failures + 1, error = EXCLUDED.error,
      "retryAt" = ${databaseTime(clockAheadMs())}
        + (${waitsMs}::int[])[LEAST(f.failures + 1, ${waitsMs.length}::int)] * interval '1 ms'
    RETURNING failures`;
  log.error({ job, row: key, failures: row?.failures ?? 0, ...facts }, "a row of a job failed and is set aside");
}

async function forget(db: Db, job: string, keys: string[]): Promise<void> {
  await db.$executeRaw`DELETE FROM "JobFailure" WHERE job = ${job} AND "rowKey" = ANY (${keys}::text[])`;
}

/** Forgets the failures of rows that are no longer due. */
export async function forgetFailures({ prisma, clockAheadMs }: JobTools): Promise<void> {
  await prisma.$executeRaw`DELETE FROM "JobFailure" WHERE "retryAt" < ${databaseTime(clockAheadMs() - forgottenAfterMs)}`;
}

/** How many rows are set aside at present: each is something that somebody waits for. */
export function countSetAside(db: Db): Promise<number> {
  return db.jobFailure.count();
}

/** The database's time, so many milliseconds ahead: the same for all processes, whatever their clocks say. */
function databaseTime(aheadMs: number): Fragment {
  return sql`(clock_timestamp() + ${aheadMs}::float8 * interval '1 ms')`;
}
