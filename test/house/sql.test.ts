import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** The files for SQL; each says why Prisma will not do. The folder of the database holds its clients and what statements share. */
const filesForSql = /[/-]rows\.ts$|^src\/platform\/database\//;

/** The other files that may hold SQL or its tag. */
const exceptions: Record<string, string> = {
  "src/platform/telegram/outbox/outbox-message.ts": "a message says how its subject is written in SQL",
  "src/platform/telegram/outbox/chats-people.ts": "a part of the statements of the inbox",
  "src/platform/telegram/database-clock.ts": "a part of the statements of the inbox",
  "src/platform/telegram/inbox/inbox-ends.ts": "a statement of the inbox",
  "src/platform/telegram/inbox/store-updates.ts": "a statement of the inbox",
};

/** Every statement is run by `query` or `execute` of sql.ts. Only what opens and migrates a database has a connection of its own. */
const mayRun = /^src\/platform\/database\/(sql|open|migrate|inspect|limited-pool)\.ts$/;

const clause = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE "|JOIN ")/;
/** The tag, or what runs a statement, from sql.ts. Types are no statements. */
const tag = /^import \{(?! type Fragment \}).*\} from ".*database\/sql\.ts"/;
const run = /\$(queryRaw|executeRaw)|\.rows(?:<[^>]*>)?\(/;
/** A parameter that is numbered by hand: `= $2`, `ANY ($3::int[])`. In `text.replace(pattern, "$1")` it is no parameter. */
const numbered = /\$\d+(?:::|\))|(?:= ?|\(|, )\$\d/;
const comment = /^\s*(\/\/|\*|\/\*)/;
const linesOf = (text: string) => text.split("\n").filter((line) => !comment.test(line));

test("SQL is in the files kept for it, and the list of exceptions is true", () => {
  const found = sources()
    .filter(
      ({ path, text }) => !filesForSql.test(path) && linesOf(text).some((line) => clause.test(line) || tag.test(line)),
    )
    .map(({ path }) => path);
  expect(found).toEqual(Object.keys(exceptions).sort());
});

test("every statement is run in the same way", () => {
  const found = sources()
    .filter(({ path }) => !mayRun.test(path))
    .filter(({ text }) => linesOf(text).some((line) => run.test(line)))
    .map(({ path }) => path);
  expect(found).toEqual([]);
});

test.each(["tx.$queryRaw`SELECT 1`", "await db.$executeRawUnsafe(text)", "sql.rows<Row>(text)", "database.rows(`x`)"])(
  "%s is another way",
  (line) => {
    expect(run.test(line)).toBe(true);
  },
);

test("no parameter is numbered by hand: the tag does that", () => {
  const found = sources().flatMap(({ path, text }) =>
    linesOf(text)
      .filter((line) => numbered.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test.each([
  "WHERE id = $2 AND attempt =$3",
  "u.key = ANY ($4::text[])",
  "LIMIT $3::int",
  "VALUES ($1, $2)",
  "interval '1 ms' * ($12)",
])("%s is numbered by hand", (line) => {
  expect(numbered.test(line)).toBe(true);
});

test("a file for SQL says why Prisma will not do", () => {
  const saysWhy = (text: string) => text.split("\n").some((line) => comment.test(line) && line.includes("Prisma"));
  const silent = sources()
    .filter(({ path, text }) => path.endsWith("-rows.ts") && !saysWhy(text))
    .map(({ path }) => path);
  expect(silent).toEqual([]);
});

test("a statement has a clause in each line: no line of SQL is longer than 130 characters", () => {
  const words =
    /\b(SELECT|FROM|WHERE|AND|JOIN|INTO|UPDATE|SET|VALUES|CASE|COALESCE|FILTER|ORDER BY|ON CONFLICT|RETURNING)\b|::\w/;
  const long = sources()
    .filter(({ path }) => !path.startsWith("src/playground/"))
    .flatMap(({ path, text }) => linesOf(text).map((line) => ({ path, line })))
    .filter(({ line }) => line.length > 130 && words.test(line));
  expect(long).toEqual([]);
});
