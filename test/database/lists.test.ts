import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/platform/database/migrate.ts";
import { openConnection, type TestConnection } from "./connection.ts";

const migrations = join(import.meta.dirname, "../../prisma/migrations");
let connection: TestConnection;
let before: string;

beforeAll(async () => {
  connection = await openConnection();
  before = await mkdtemp(join(tmpdir(), "bitimger-migrations-"));
  const names = (await readdir(migrations)).toSorted();
  const last = names.findIndex((name) => name.endsWith("_lists_default_to_empty"));
  await Promise.all(
    names.slice(0, last).map((name) => cp(join(migrations, name), join(before, name), { recursive: true })),
  );
});
afterAll(async () => {
  await connection.close();
  await rm(before, { recursive: true });
});

/** As a statement writes it that names no list. */
const take = (telegramId: number) =>
  connection.rows(
    `WITH person AS (
       INSERT INTO "Person" ("telegramId", "createdAt") VALUES ($1::bigint, now()) RETURNING id)
     , staff AS (
       INSERT INTO "StaffRole" ("personId", role, since) SELECT id, 'MEDIATOR', now() FROM person)
     , mediator AS (
       INSERT INTO "Mediator" ("personId", fields) SELECT id, ARRAY['FAMILY']::"ConflictKind"[] FROM person)
     INSERT INTO "Subscription" ("personId", since) SELECT id, now() FROM person`,
    [telegramId],
  );

test("a list that nothing was written to is empty, whichever version writes the row and whenever it was written", async () => {
  await connection.clear();
  await migrate(connection, before);
  await take(1);
  await migrate(connection, migrations);
  await take(2);
  const lists = await connection.rows(
    `SELECT s.regions AS serves, m.languages, m.marks::text[] AS marks, m.fields::text[] AS fields,
       u.kinds::text[] AS kinds, u.regions, u.tags::text[] AS tags
     FROM "StaffRole" s
     JOIN "Mediator" m ON m."personId" = s."personId"
     JOIN "Subscription" u ON u."personId" = s."personId"`,
  );
  const empty = { serves: [], languages: [], marks: [], fields: ["FAMILY"], kinds: [], regions: [], tags: [] };
  expect(lists).toEqual([empty, empty]);
});

test("every list of every table is empty by itself", async () => {
  const columns = await connection.rows<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND data_type = 'ARRAY' AND column_default IS NULL`,
  );
  expect(columns).toEqual([]);
});
