import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { inject } from "vitest";
import { type Database, fromPGlite, openPostgres } from "../../src/platform/database/open.ts";
import { databaseUrl, templateName } from "./global-setup.ts";

/** Opens a migrated and seeded database that only this test file uses. */
export async function openTestDatabase(): Promise<Database> {
  const server = inject("postgresUrl");
  if (server !== null) return openCopy(server);
  const dump = inject("pgliteDump");
  if (dump === null) throw new Error("There is no database for tests: the global setup has not run.");
  return fromPGlite(await PGlite.create({ loadDataDir: await openAsBlob(dump) }));
}

async function openCopy(server: string): Promise<Database> {
  const name = `bitimger_test_${randomUUID().slice(0, 8)}`;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${templateName}`);
  const database = await openPostgres(databaseUrl(server, name));
  return {
    ...database,
    close: async () => {
      await database.close();
      await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function execute(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  // PostgreSQL refuses to copy the template while another test file copies it.
  for (let tries = 0; ; tries += 1) {
    try {
      await client.query(sql);
      break;
    } catch (error) {
      if (tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  await client.end();
}

/** What the seed brings, and the record of the migrations. */
const seeded = ["Region", "District", "Place", "DistrictGrid", "Room", "Holiday", "SpokenLanguage", "Hotline"];
let truncation: Promise<string> | null = null;

/** Deletes everything that people and staff have created. Places stay. */
export async function clearDatabase({ sql }: Database): Promise<void> {
  truncation ??= listTables(sql).then((tables) => `TRUNCATE ${tables.join(", ")} RESTART IDENTITY CASCADE`);
  await sql.rows(await truncation);
}

async function listTables(sql: Database["sql"]): Promise<string[]> {
  const tables = await sql.rows<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE '\\_%' ORDER BY 1`,
  );
  return tables.filter(({ name }) => !seeded.includes(name)).map(({ name }) => `"${name}"`);
}
