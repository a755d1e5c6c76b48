import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { openFolder } from "./database-folder.ts";
import { lockFolder } from "./folder-lock.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { createLimitedPool, type TimeLimits } from "./limited-pool.ts";
import { type MigrationConnection, migrate } from "./migrate.ts";
import { PGliteStream } from "./pglite-stream.ts";
import { createStatementNames } from "./statement-names.ts";

/** The client or a transaction. It is the first parameter of every service. */
export type Db = Prisma.TransactionClient;

/**
 * The pool, for SQL without Prisma at a tenth of the cost per statement. `query` (sql.ts) runs statements on it. Never wait for it inside a
 * Prisma transaction.
 */
export interface Sql {
  rows<Row>(text: string, params?: unknown[]): Promise<Row[]>;
}

export interface Database {
  prisma: PrismaClient;
  sql: Sql;
  kind: "pglite" | "postgres";
  /** Resolves with the reason when an embedded database has aborted. Only a new process can open it again. */
  ended?: Promise<string>;
  close(): Promise<void>;
}

export const migrationsFolder = join(import.meta.dirname, "../../../prisma/migrations");

/** Opens the embedded database in a folder, which it creates if it is missing, migrates the database and locks the folder. */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return openLocked(folder, fromPGlite);
}

/** Opens an existing embedded database for a tool, without migrating it, and locks the folder. */
export function openWithoutMigrating(folder: string): Promise<Database> {
  return openLocked(folder, async (pglite) => onPGlite(pglite));
}

async function openLocked(folder: string, prepare: (pglite: PGlite) => Promise<Database>): Promise<Database> {
  const unlock = await lockFolder(folder);
  try {
    const { pglite, ended } = await openFolder(folder);
    const database = await prepare(pglite).catch(async (error: unknown) => {
      await pglite.close();
      throw error;
    });
    return { ...database, ended, close: () => database.close().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** Migrates an open PGlite and wraps it as a database. Tests pass an in-memory PGlite. */
export async function fromPGlite(pglite: PGlite): Promise<Database> {
  await migrate(
    {
      exec: async (sql) => void (await pglite.exec(sql)),
      rows: async <Row>(sql: string, params?: unknown[]) => (await pglite.query<Row>(sql, params)).rows,
    },
    migrationsFolder,
  );
  return onPGlite(pglite);
}

/** Wraps an open PGlite as a database, without migrating it. */
export function onPGlite(pglite: PGlite): Database {
  // PGlite has one session, so all statements queue for it in the pool.
  const pool = new pg.Pool({
    stream: () => new PGliteStream(pglite) as never,
    onConnect: resetSession,
    max: 1,
    idleTimeoutMillis: 0,
    user: "postgres",
    database: "postgres",
  });
  pool.on("error", () => {});
  const database = onPool(pool);
  return { ...database, kind: "pglite", close: () => database.close().then(() => pglite.close()) };
}

export interface PostgresOptions {
  /** Tells the operator what the start is waiting for. */
  say?: (line: string) => void;
  /** For tests. */
  limits?: TimeLimits;
}

/** Opens a PostgreSQL (15 or newer) and migrates it. */
export async function openPostgres(url: string, { say, limits }: PostgresOptions = {}): Promise<Database> {
  const pool = createLimitedPool({ connectionString: url, max: 10 }, limits);
  try {
    await migratePostgres(pool, say);
  } catch (error) {
    // An open pool would keep the process from exiting.
    await pool.end();
    throw error;
  }
  return onPool(pool);
}

/** After an error the pool opens a new connection, but PGlite still has the old session, so that session is reset. */
async function resetSession(client: pg.ClientBase): Promise<void> {
  await client.query("ROLLBACK");
  await client.query("DEALLOCATE ALL");
}

/** How long a transaction waits for a connection. The embedded database has only one, which is often in use. */
const maxWaitMs = 20_000;

/** Wraps a connection pool as a database, without migrating it. */
export function onPool(pool: pg.Pool): Database {
  const [nameOf, nameOfPrisma] = [createStatementNames("b"), createStatementNames("p")];
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: (query) => nameOfPrisma(query.sql),
  });
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: maxWaitMs } });
  return {
    prisma,
    sql: {
      async rows<Row>(text: string, params?: unknown[]) {
        const statement = params === undefined ? text : { name: nameOf(text), text, values: params };
        return (await pool.query(statement)).rows as Row[];
      },
    },
    kind: "postgres",
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

async function migratePostgres(pool: pg.Pool, say: (line: string) => void = () => {}): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Error(`PostgreSQL at DATABASE_URL does not answer: ${causeOf(error)}. Is it running, is the URL right?`);
  });
  // Without a listener, a connection that breaks here would crash the process. The failing query reports the error.
  const ignoreError = () => {};
  client.on("error", ignoreError);
  try {
    // Building an index on a large table takes minutes.
    await client.query("SET statement_timeout = 0");
    await migrate(migrationConnection(client), migrationsFolder, { say });
  } finally {
    client.off("error", ignoreError);
    // Closes the connection, because its settings have changed.
    client.release(true);
  }
}

function migrationConnection(client: pg.PoolClient): MigrationConnection {
  return {
    exec: async (sql) => void (await client.query(sql)),
    rows: async <Row>(sql: string, params?: unknown[]) => (await client.query(sql, params)).rows as Row[],
  };
}

/** A short description of what went wrong with a connection. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // When several addresses refuse, Node throws one error without a message.
  return error.message || ("code" in error ? String(error.code) : error.name);
}
