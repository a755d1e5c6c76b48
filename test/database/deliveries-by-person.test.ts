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
  const all = names.slice(
    0,
    names.findIndex((name) => name.endsWith("_deliveries_by_person")),
  );
  await Promise.all(all.map((name) => cp(join(migrations, name), join(before, name), { recursive: true })));
});
afterAll(async () => {
  await connection.close();
  await rm(before, { recursive: true });
});

/** As versions that know of no person write it. */
const say = (subject: string, chat: number) =>
  connection.rows(
    `INSERT INTO "Delivery" (message, subject, "chatId", class, "notBefore", "createdAt")
     VALUES ('ping', $1, $2::bigint, 1, now(), now())`,
    [subject, chat],
  );
const named = () =>
  connection.rows<{ subject: string; telegramId: string }>(
    `SELECT d.subject, p."telegramId"::text AS "telegramId"
     FROM "Delivery" d
     JOIN "Person" p ON p.id = d."personId"
     ORDER BY d.id`,
  );

test("deliveries of older versions name their people", async () => {
  await connection.clear();
  await migrate(connection, before);
  await connection.rows(`INSERT INTO "Person" ("telegramId", "createdAt") VALUES (1000, now())`);
  await say("a", 1000);
  // Nobody has looked these up yet.
  await say("a", 1001);
  await say("b", 1001);
  await migrate(connection, migrations);
  expect((await named()).map(({ subject, telegramId }) => `${subject} ${telegramId}`)).toEqual([
    "a 1000",
    "a 1001",
    "b 1001",
  ]);
  expect(await connection.rows(`SELECT 1 FROM "Person"`)).toHaveLength(2);
});
