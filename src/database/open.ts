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

/** The client or a transaction: what every service takes first. */
export type Db = Prisma.TransactionClient;

/** Plain SQL beside Prisma, for the wire: a tenth of the cost a statement. Never inside a Prisma transaction. */
export interface Sql {
  rows<Row>(text: string, params?: unknown[]): Promise<Row[]>;
}

export interface Database {
  prisma: PrismaClient;
  sql: Sql;
  kind: "pglite" | "postgres";
  /** Fulfilled, with why, when an embedded database has given up for good: only a new process opens it again. */
  ended?: Promise<string>;
  close(): Promise<void>;
}

export const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");

/** Opens the embedded database in a folder (made when missing), brings it up to date, and holds the folder's lock. */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return openLocked(folder, fromPGlite);
}

/** Opens one that is there, for a tool: as it is, brought up to date or not. Holds the folder's lock. */
export function openAsItIs(folder: string): Promise<Database> {
  return openLocked(folder, async (pglite) => onPGlite(pglite));
}

async function openLocked(folder: string, begin: (pglite: PGlite) => Promise<Database>): Promise<Database> {
  const unlock = await lockFolder(folder);
  try {
    const { pglite, ended } = await openFolder(folder);
    const database = await begin(pglite).catch(async (error: unknown) => {
      await pglite.close();
      throw error;
    });
    return { ...database, ended, close: () => database.close().finally(unlock) };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** A database on a PGlite that is open already (tests hand in one in memory). */
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

/** A database on a PGlite as it is, brought up to date or not. */
export function onPGlite(pglite: PGlite): Database {
  // One session, for which everything waits in the pool.
  const pool = new pg.Pool({
    stream: () => new PGliteStream(pglite) as never,
    onConnect: takeOver,
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
  /** Tells the operator what the start waits for. */
  say?: (line: string) => void;
  /** For tests. */
  limits?: TimeLimits;
}

/** Opens a PostgreSQL (15 or newer) and brings it up to date. */
export async function openPostgres(url: string, { say, limits }: PostgresOptions = {}): Promise<Database> {
  const pool = createLimitedPool({ connectionString: url, max: 10 }, limits);
  try {
    await migrateOver(pool, say);
  } catch (error) {
    // An open pool would keep a process that has nothing more to do.
    await pool.end();
    throw error;
  }
  return onPool(pool);
}

/** After an error the pool makes a new connection; PGlite's session is the old one all the same. */
async function takeOver(client: pg.ClientBase): Promise<void> {
  await client.query("ROLLBACK");
  await client.query("DEALLOCATE ALL");
}

/** Where all connections are taken, as the only one of the embedded database often is, a transaction waits for its turn. */
const longestWaitMs = 20_000;

/** A database on a PostgreSQL as it is. */
export function onPool(pool: pg.Pool): Database {
  const [nameOf, nameOfPrismas] = [createStatementNames("b"), createStatementNames("p")];
  const adapter = new PrismaPg(pool, {
    statementNameGenerator: (query) => nameOfPrismas(query.sql),
  });
  const prisma = new PrismaClient({ adapter, transactionOptions: { maxWait: longestWaitMs } });
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

async function migrateOver(pool: pg.Pool, say: (line: string) => void = () => {}): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Error(`PostgreSQL at DATABASE_URL does not answer: ${causeOf(error)}. Is it running, is the URL right?`);
  });
  // Unheard, a connection that breaks in here would end the process without a word of ours; the query tells of it.
  const deaf = () => {};
  client.on("error", deaf);
  try {
    // To build an index on a large table takes minutes.
    await client.query("SET statement_timeout = 0");
    await migrate(migrationConnection(client), migrationsFolder, { say });
  } finally {
    client.off("error", deaf);
    // With its settings it goes, too.
    client.release(true);
  }
}

function migrationConnection(client: pg.PoolClient): MigrationConnection {
  return {
    exec: async (sql) => void (await client.query(sql)),
    rows: async <Row>(sql: string, params?: unknown[]) => (await client.query(sql, params)).rows as Row[],
  };
}

/** What went wrong with a connection, in a few words. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses that refuse come as one error without words.
  return error.message || ("code" in error ? String(error.code) : error.name);
}
