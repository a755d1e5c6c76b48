import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** One connection that runs several statements in one call, as a migration file holds. */
export interface MigrationConnection {
  exec(sql: string): Promise<void>;
  rows<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
}

// Prisma's own table, so that `prisma migrate deploy` sees the same history.
const historyTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

const appliedQuery = `SELECT migration_name, checksum
  FROM "_prisma_migrations"
  WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;

// The number is arbitrary, but every process must use the same one.
const advisoryLock = 7402301;

/** How a migration waits for a table that others use. Times are in milliseconds. */
export interface MigrationWaiting {
  /** The longest wait for a table, because everybody who asks for the table after the migration waits as long. */
  lockMs: number;
  /** The pause before the next attempt, which lets the others pass. */
  pauseMs: number;
  /** The number of attempts before the migration fails. */
  maxAttempts: number;
  /** Tells the operator what the migration waits for. */
  say: (line: string) => void;
}

/** Eight minutes in all. */
const defaultWaiting: MigrationWaiting = { lockMs: 3_000, pauseMs: 5_000, maxAttempts: 60, say: () => {} };

/**
 * Applies the migrations that a database lacks, each in one transaction together with its row in the history. It waits while another
 * process migrates, and it blocks nobody for longer than `lockMs` while it waits for a table.
 * Throws an error for operators if a migration fails (it is rolled back), was changed after it ran, or is unknown to this version.
 * @returns the names of the migrations that ran
 */
export async function migrate(
  connection: MigrationConnection,
  folder: string,
  overrides: Partial<MigrationWaiting> = {},
): Promise<string[]> {
  const waiting = { ...defaultWaiting, ...overrides };
  const migrations = await readMigrations(folder);
  await lockMigrations(connection, waiting);
  try {
    await connection.exec(historyTable);
    const applied = await connection.rows<AppliedMigration>(appliedQuery);
    const { open, ...other } = compare(migrations, applied);
    refuseOtherHistory(other);
    for (const [index, migration] of open.entries())
      await apply(connection, migration, open[index - 1] ?? null, waiting);
    return open.map((migration) => migration.name);
  } finally {
    // This fails only on a lost connection, which has released the lock; the earlier error is the one to report.
    await connection.exec(`SELECT pg_advisory_unlock(${advisoryLock})`).catch(() => {});
  }
}

/** Polls for the lock instead of waiting in the database, so that it can tell what it waits for and notices a lost connection. */
async function lockMigrations({ rows }: MigrationConnection, { say }: MigrationWaiting): Promise<void> {
  for (let attempts = 0; ; attempts += 1) {
    const [lock] = await rows<{ taken: boolean }>(`SELECT pg_try_advisory_lock(${advisoryLock}) AS taken`);
    if (lock?.taken === true) return;
    if (attempts === 0) say("Another process is bringing the database up to date: waiting until it is done …");
    await sleep(pollMs);
  }
}

const pollMs = 250;

async function apply(
  connection: MigrationConnection,
  migration: Migration,
  justApplied: Migration | null,
  waiting: MigrationWaiting,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await applyOnce(connection, migration, waiting.lockMs);
    } catch (error) {
      await connection.exec("ROLLBACK").catch(() => {});
      const isInUse = error instanceof Error && "code" in error && inUse.includes(error.code);
      const holder = isInUse ? await oldestTransaction(connection) : null;
      if (!isInUse || attempt >= waiting.maxAttempts) throw failure(migration, justApplied, error, holder);
      waiting.say(
        `The migration ${migration.name} needs a table that a transaction uses${holder ?? ""}. ` +
          `Others are not blocked; the next attempt is in ${waiting.pauseMs / 1000} s (${attempt} of ${waiting.maxAttempts}).`,
      );
      await sleep(waiting.pauseMs);
    }
  }
}

/** PostgreSQL's codes for a lock timeout and for a deadlock. */
const inUse: unknown[] = ["55P03", "40P01"];

async function applyOnce({ exec }: MigrationConnection, { name, sql, checksum }: Migration, lockMs: number) {
  const record =
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) ` +
    `VALUES ('${randomUUID()}', '${checksum}', '${name.replaceAll("'", "''")}', now(), 1)`;
  await exec(`BEGIN;\nSET LOCAL lock_timeout = ${lockMs};\n${sql}\n;${record};\nCOMMIT;`);
}

function failure({ name }: Migration, justApplied: Migration | null, error: unknown, holder: string | null): Error {
  const cause = error instanceof Error ? error.message : String(error);
  const state =
    justApplied === null
      ? "The database is as it was before this start; the previous version of Bitimger still runs on it."
      : `The earlier migrations were applied, up to ${justApplied.name}: the version of Bitimger whose last migration this is runs on ` +
        "the database; an older version needs the backup from before this start.";
  const wayOut =
    holder === null ? "" : ` A transaction holds a table that it needs${holder}. End that transaction and start again.`;
  return new Error(`The migration ${name} failed and nothing of it was applied: ${cause}. ${state}${wayOut}`, {
    cause: error,
  });
}

/** Describes the oldest open transaction for an operator who has to end it, without the text of its statements. */
async function oldestTransaction({ rows }: MigrationConnection): Promise<string> {
  const [oldest] = await rows<{ pid: number; name: string; seconds: number }>(
    `SELECT pid, COALESCE(NULLIF(application_name, ''), usename, 'unknown') AS name,
       EXTRACT(EPOCH FROM clock_timestamp() - xact_start)::int AS seconds
     FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
     ORDER BY xact_start LIMIT 1`,
  );
  if (oldest === undefined) return "";
  const { pid, name, seconds } = oldest;
  return ` (the oldest one: pid ${pid}, ${name}, open for ${seconds} s; SELECT pg_terminate_backend(${pid}) ends it)`;
}

/** How a database's history compares with the migrations of this version. */
export interface MigrationState {
  /** Migrations that have not run yet. */
  open: string[];
  /** Migrations of a newer version. */
  unknown: string[];
  /** Migrations that were changed after they ran. */
  changed: string[];
}

/** Reads which migrations a database has, and changes nothing. */
export async function readMigrationState(
  { rows }: Pick<MigrationConnection, "rows">,
  folder: string,
): Promise<MigrationState> {
  const [history] = await rows<{ found: boolean }>(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS found`);
  const applied = history?.found === true ? await rows<AppliedMigration>(appliedQuery) : [];
  const { open, ...other } = compare(await readMigrations(folder), applied);
  return { open: open.map(({ name }) => name), ...other };
}

function compare(
  migrations: Migration[],
  applied: AppliedMigration[],
): Pick<MigrationState, "unknown" | "changed"> & { open: Migration[] } {
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]));
  const done = new Set(applied.map((row) => row.migration_name));
  const names = (rows: AppliedMigration[]) => rows.map((row) => row.migration_name);
  return {
    open: migrations.filter((migration) => !done.has(migration.name)),
    unknown: names(applied.filter((row) => !known.has(row.migration_name))),
    changed: names(applied.filter((row) => (known.get(row.migration_name) ?? row.checksum) !== row.checksum)),
  };
}

function refuseOtherHistory({ unknown: [unknown], changed: [changed] }: Pick<MigrationState, "unknown" | "changed">) {
  if (unknown !== undefined) {
    throw new Error(
      `The database has the migration ${unknown}, which this version does not know: a newer Bitimger made it. Start that version.`,
    );
  }
  if (changed !== undefined) {
    throw new Error(
      `The migration ${changed} was changed after it ran on this database. Restore the file, and put the change into a new migration.`,
    );
  }
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}
