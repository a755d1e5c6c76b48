import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { DurableNodeFS, durableStartParams } from "./durable-fs.ts";
import { lockFolder } from "./folder-lock.ts";
import { type Prisma, PrismaClient } from "./generated/client.ts";
import { type MigrationConnection, migrate } from "./migrate.ts";

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
  close(): Promise<void>;
}

const migrationsFolder = join(import.meta.dirname, "../../prisma/migrations");

/** Opens the embedded database in a folder (made when missing), brings it up to date, and holds the folder's lock. */
export async function openEmbedded(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockFolder(folder);
  try {
    const pglite = await PGlite.create({ fs: new DurableNodeFS(folder), startParams: durableStartParams() });
    const database = await fromPGlite(pglite);
    return {
      ...database,
      close: async () => {
        await database.close();
        await unlock();
      },
    };
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
  const prisma = new PrismaClient({ adapter: new PrismaPGlite(pglite) });
  return {
    prisma,
    sql: { rows: async <Row>(text: string, params?: unknown[]) => (await pglite.query<Row>(text, params)).rows },
    kind: "pglite",
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
    },
  };
}

/** Opens a PostgreSQL (15 or newer) and brings it up to date. `schema` is for tests, which have one each. */
export async function openPostgres(url: string, schema?: string): Promise<Database> {
  const options = schema === undefined ? {} : { options: `-c search_path=${schema}` };
  const pool = new pg.Pool({ connectionString: url, max: 10, ...options });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on("error", () => {});
  const client = await pool.connect().catch((error: unknown) => {
    throw new Error(`PostgreSQL at DATABASE_URL does not answer: ${message(error)}. Is it running, is the URL right?`);
  });
  try {
    await migrate(migrationConnection(client), migrationsFolder);
  } finally {
    client.release();
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool, schema === undefined ? {} : { schema }) });
  return {
    prisma,
    sql: { rows: async <Row>(text: string, params?: unknown[]) => (await pool.query(text, params)).rows as Row[] },
    kind: "postgres",
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function migrationConnection(client: pg.PoolClient): MigrationConnection {
  return {
    exec: async (sql) => void (await client.query(sql)),
    rows: async <Row>(sql: string, params?: unknown[]) => (await client.query(sql, params)).rows as Row[],
  };
}

function message(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
