import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type MigrationConnection, migrate } from "../../src/platform/database/migrate.ts";
import { openConnection, type TestConnection } from "./connection.ts";

let connection: TestConnection;
let folder: string;

beforeAll(async () => {
  connection = await openConnection();
});
afterAll(() => connection.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bitimger-migrations-"));
  await connection.clear();
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function tables(): Promise<string[]> {
  const rows = await connection.rows<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

test("each migration runs once, in the order of their names", async () => {
  await write("2_two", "ALTER TABLE room ADD COLUMN town text; -- ends in a comment");
  await write("1_one", "CREATE TABLE room (id int);\nINSERT INTO room VALUES (1);");
  expect(await migrate(connection, folder)).toEqual(["1_one", "2_two"]);
  expect(await migrate(connection, folder)).toEqual([]);
  await write("3_three", "INSERT INTO room VALUES (2, 'Арқалық')");
  expect(await migrate(connection, folder)).toEqual(["3_three"]);
  expect(await connection.rows("SELECT * FROM room")).toHaveLength(2);
});

test("of a broken migration nothing stays, and the message says what to do; mended, it runs", async () => {
  await write("1_one", "CREATE TABLE room (id int)");
  await migrate(connection, folder);
  await write("2_two", "CREATE TABLE half (id int); INSERT INTO nowhere VALUES (1)");
  await expect(migrate(connection, folder)).rejects.toThrow(
    /^The migration 2_two failed and nothing of it was applied: .*nowhere.*as it was before this start; the previous version/,
  );
  expect(await tables()).toEqual(["_prisma_migrations", "room"]);
  await write("2_two", "CREATE TABLE half (id int)");
  expect(await migrate(connection, folder)).toEqual(["2_two"]);
});

test("where earlier ones of the same start were applied, the message does not promise that the old version still runs", async () => {
  await write("1_one", "CREATE TABLE room (id int)");
  await write("2_two", "nonsense");
  const failure = await migrate(connection, folder).catch((error: Error) => error.message);
  expect(failure).toContain("up to 1_one");
  expect(failure).not.toContain("as it was before");
  expect(await tables()).toEqual(["_prisma_migrations", "room"]);
});

test("a migration that was changed after it ran is refused", async () => {
  await write("1_one", "CREATE TABLE room (id int)");
  await migrate(connection, folder);
  await write("1_one", "CREATE TABLE room (id bigint)");
  await expect(migrate(connection, folder)).rejects.toThrow("The migration 1_one was changed after it ran");
});

test("a newer database is refused, and told from a broken one", async () => {
  await write("1_one", "CREATE TABLE room (id int)");
  await write("2_two", "CREATE TABLE later (id int)");
  await migrate(connection, folder);
  await rm(join(folder, "2_two"), { recursive: true });
  await expect(migrate(connection, folder)).rejects.toThrow(/2_two, which this version does not know.*newer Bitimger/);
});

test.runIf(inject("postgresUrl") !== null)("two processes that start at once run each migration once", async () => {
  await write("1_one", "CREATE TABLE room (id int); SELECT pg_sleep(0.1)");
  await write("2_two", "INSERT INTO room VALUES (1)");
  const other = await connection.another();
  const ran = await Promise.all([migrate(connection, folder), migrate(other, folder)]);
  expect(ran.flat().toSorted()).toEqual(["1_one", "2_two"]);
  expect(await connection.rows("SELECT * FROM room")).toHaveLength(1);
});

describe.runIf(inject("postgresUrl") !== null)("a table that a long transaction uses", () => {
  let [other, third]: (MigrationConnection | null)[] = [null, null];
  beforeEach(async () => {
    await write("1_one", "CREATE TABLE room (id int)");
    await migrate(connection, folder);
    await write("2_two", "ALTER TABLE room ADD COLUMN town text");
    other ??= await connection.another();
    third ??= await connection.another();
    await other.exec("BEGIN; SELECT * FROM room");
  });
  afterEach(() => other?.exec("ROLLBACK"));

  test("is waited for a short time at once, so that everybody else passes in between, with words for the operator", async () => {
    const said: string[] = [];
    const migrating = migrate(connection, folder, { lockMs: 200, pauseMs: 200, say: (line) => said.push(line) });
    // While it waits for its lock, everybody who comes after it waits too, and must be able to pass before the long transaction ends.
    for (let passed = 0; passed < 5; passed += 1) await third?.rows("SELECT * FROM room");
    while (said.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said[0]).toMatch(
      /^The migration 2_two needs a table that a transaction uses \(the oldest one: pid \d+, .*pg_terminate_backend\(\d+\).*Others are not blocked; the next attempt is in/,
    );
    await other?.exec("ROLLBACK");
    expect(await migrating).toEqual(["2_two"]);
  });

  test("is not waited for without end, and the failure says whom to end", async () => {
    const failure = await migrate(connection, folder, { lockMs: 100, pauseMs: 10, maxAttempts: 3 }).catch(
      (error: Error) => error.message,
    );
    expect(failure).toMatch(
      /nothing of it was applied: .*lock timeout.*previous version.*End that transaction and start again\.$/,
    );
    expect(await tables()).toEqual(["_prisma_migrations", "room"]);
    await other?.exec("ROLLBACK");
    expect(await migrate(connection, folder)).toEqual(["2_two"]);
  });
});

test("the migrations lead to the schema", async () => {
  const script = `
    import { schemaDiff } from "./prisma/schema-diff.ts";
    process.stdout.write(JSON.stringify(await schemaDiff()));
    process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    cwd: join(import.meta.dirname, "../.."),
  });
  expect(JSON.parse(stdout)).toBe("");
});
