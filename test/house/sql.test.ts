import { expect, test } from "vitest";
import { sources } from "./sources.ts";

/** Where SQL is at home: the clients, and the statements of the inbox and the outbox. */
const home = /^src\/(platform\/(database|telegram)|playground)\//;
/** What is due is claimed with FOR UPDATE SKIP LOCKED, and a file of rows says by its name what it holds. */
const named = /(^|\/|-)rows\.ts$/;

const kept: Record<string, string[]> = {};

const clause = /\b(SELECT|INSERT INTO|DELETE FROM|UPDATE "|JOIN ")/;
const comment = /^\s*(\/\/|\*|\/\*)/;
const linesOf = (text: string) => text.split("\n").filter((line) => !comment.test(line));

test("SQL is where it is kept, and the list of other files only shrinks", () => {
  const found = sources()
    .filter(
      ({ path, text }) => !home.test(path) && !named.test(path) && linesOf(text).some((line) => clause.test(line)),
    )
    .map(({ path }) => path);
  expect(found).toEqual(Object.values(kept).flat().sort());
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
