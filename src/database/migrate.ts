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

// Any number; two processes that start at once must share it.
const advisoryLock = 7402301;

/** How a migration behaves towards others who work on the database, in milliseconds. */
export interface MigrationManners {
  /** It waits no longer than this for a table: everybody who comes after it waits as long. */
  lockMs: number;
  /** Then it lets them pass for so long, and tries again. */
  pauseMs: number;
  /** So many times; then it fails. */
  tries: number;
  /** Tells the operator what it waits for. */
  say: (line: string) => void;
}

/** Some eight minutes in all. */
const usualManners: MigrationManners = { lockMs: 3_000, pauseMs: 5_000, tries: 60, say: () => {} };

/**
 * Brings a database to the newest migration: each file in one transaction together with its row in the history. It waits for
 * another process that is doing so, and stands in nobody's way for longer than `lockMs` while it waits for a table.
 * Throws for operators when a migration fails (nothing of it stays), was changed after it ran, or is unknown to this version.
 * @returns the names of the migrations that ran
 */
export async function migrate(
  connection: MigrationConnection,
  folder: string,
  given: Partial<MigrationManners> = {},
): Promise<string[]> {
  const manners = { ...usualManners, ...given };
  const migrations = await readMigrations(folder);
  await lockOut(connection, manners);
  try {
    await connection.exec(historyTable);
    const applied = await connection.rows<AppliedMigration>(appliedQuery);
    const { open, ...other } = compare(migrations, applied);
    refuseOtherHistory(other);
    for (const [index, migration] of open.entries())
      await apply(connection, migration, open[index - 1] ?? null, manners);
    return open.map((migration) => migration.name);
  } finally {
    // Fails only on a connection that is gone, and the lock with it; what went wrong before that is the news.
    await connection.exec(`SELECT pg_advisory_unlock(${advisoryLock})`).catch(() => {});
  }
}

/** Asks again and again rather than waiting in the database: so it can say what it waits for, and a connection that dies is noticed. */
async function lockOut({ rows }: MigrationConnection, { say }: MigrationManners): Promise<void> {
  for (let asked = 0; ; asked += 1) {
    const [lock] = await rows<{ taken: boolean }>(`SELECT pg_try_advisory_lock(${advisoryLock}) AS taken`);
    if (lock?.taken === true) return;
    if (asked === 0) say("Another process is bringing the database up to date: waiting until it is done …");
    await sleep(lookMs);
  }
}

const lookMs = 250;

async function apply(
  connection: MigrationConnection,
  migration: Migration,
  justApplied: Migration | null,
  manners: MigrationManners,
): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await applyOnce(connection, migration, manners.lockMs);
    } catch (error) {
      await connection.exec("ROLLBACK").catch(() => {});
      const isInUse = error instanceof Error && "code" in error && inUse.includes(error.code);
      const holder = isInUse ? await oldestTransaction(connection) : null;
      if (!isInUse || tries >= manners.tries) throw failure(migration, justApplied, error, holder);
      manners.say(
        `The migration ${migration.name} needs a table that a transaction uses${holder ?? ""}. ` +
          `Everybody else goes on; it is tried again in ${manners.pauseMs / 1000} s (${tries} of ${manners.tries}).`,
      );
      await sleep(manners.pauseMs);
    }
  }
}

/** PostgreSQL's codes for a lock that did not come in time, and for one that another transaction could only wait for in turn. */
const inUse: unknown[] = ["55P03", "40P01"];

async function applyOnce({ exec }: MigrationConnection, { name, sql, checksum }: Migration, lockMs: number) {
  const record =
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count) ` +
    `VALUES ('${randomUUID()}', '${checksum}', '${name.replaceAll("'", "''")}', now(), 1)`;
  await exec(`BEGIN;\nSET LOCAL lock_timeout = ${lockMs};\n${sql}\n;${record};\nCOMMIT;`);
}

function failure({ name }: Migration, justApplied: Migration | null, error: unknown, holder: string | null): Error {
  const cause = error instanceof Error ? error.message : String(error);
  const stand =
    justApplied === null
      ? "The database is as it was before this start; the previous version of Bitimger still runs on it."
      : `The ones before it were applied, up to ${justApplied.name}: a version of Bitimger that ends there runs on the database, ` +
        "an older one needs the backup from before this start.";
  const wayOut = holder === null ? "" : ` A transaction keeps a table that it needs${holder}. End it, and start again.`;
  return new Error(`The migration ${name} failed and nothing of it was applied: ${cause}. ${stand}${wayOut}`, {
    cause: error,
  });
}

/** Whose it is, for an operator who has to end it; never what it says. */
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

/** How a database's history stands to the migrations of this version. */
export interface MigrationState {
  /** Those that have not run yet. */
  open: string[];
  /** Of a newer version. */
  unknown: string[];
  /** Changed after they ran. */
  changed: string[];
}

/** Reads how far a database has come, and changes nothing. */
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
      `The database has the migration ${unknown}, which this version does not know: it was made by a newer Bitimger. Start that version.`,
    );
  }
  if (changed !== undefined) {
    throw new Error(
      `The migration ${changed} was changed after it ran on this database. Restore the file; make a new migration for a change.`,
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
