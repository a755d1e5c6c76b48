import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { fromPGlite, openPostgres } from "../../src/platform/database/open.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A dump of a migrated and seeded PGlite. */
    pgliteDump: string | null;
    /** A server on which each test file gets a database. */
    postgresUrl: string | null;
  }
}

export const templateName = "bitimger_template";

/** Creates a migrated and seeded database, of which each test file gets a copy, on the PostgreSQL of TEST_DATABASE_URL if it is set. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  if (url !== undefined && url !== "") {
    await makeTemplate(url);
    provide("postgresUrl", url);
    provide("pgliteDump", null);
    return async () => {};
  }
  const folder = await mkdtemp(join(tmpdir(), "bitimger-test-"));
  const pglite = await PGlite.create();
  const database = await fromPGlite(pglite);
  await seedPlaces(database.prisma);
  const path = join(folder, "seeded.tar");
  await writeFile(path, Buffer.from(await (await pglite.dumpDataDir("none")).arrayBuffer()));
  await database.close();
  provide("postgresUrl", null);
  provide("pgliteDump", path);
  return () => rm(folder, { recursive: true, force: true });
}

async function makeTemplate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE 'bitimger_t%'",
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  const database = await openPostgres(databaseUrl(url, templateName));
  await seedPlaces(database.prisma);
  await database.close();
}

export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
