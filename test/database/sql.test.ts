import { expect, test } from "vitest";
import type { Sql } from "../../src/platform/database/open.ts";
import { type Fragment, query, rawSql, sql } from "../../src/platform/database/sql.ts";

/** Returns the text and the values with which a statement reaches the pool. */
async function sent(statement: Fragment): Promise<[text: string, values: unknown[]]> {
  const calls: [string, unknown[]][] = [];
  const pool: Sql = {
    rows: async (text, values = []) => {
      calls.push([text, values]);
      return [];
    },
  };
  await query(pool, statement);
  return calls[0] ?? ["", []];
}

const named = (value: unknown, part: Fragment) => sql`WITH ${part} SELECT ${value} FROM t WHERE id = ${7}`;

test("a template that has been sent is sent again with other values and with other parts", async () => {
  const part = (count: number) => sql`a AS (SELECT ${count}::int)`;
  const text = "WITH a AS (SELECT $1::int) SELECT $2 FROM t WHERE id = $3";
  expect(await sent(named("x", part(1)))).toEqual([text, [1, "x", 7]]);
  expect(await sent(named(["y"], part(2)))).toEqual([text, [2, ["y"], 7]]);
  const other = rawSql("b AS (SELECT 1)");
  expect(await sent(named("x", other))).toEqual(["WITH b AS (SELECT 1) SELECT $1 FROM t WHERE id = $2", ["x", 7]]);
  // The same template with SQL where there was a value.
  const nothing = "WITH b AS (SELECT 1) SELECT NULL FROM t WHERE id = $1";
  expect(await sent(named(rawSql("NULL"), other))).toEqual([nothing, [7]]);
  expect(await sent(named("x", part(3)))).toEqual([text, [3, "x", 7]]);
});

test("a template whose parts keep changing is right every time", async () => {
  for (let at = 0; at < 30; at += 1) {
    expect(await sent(sql`SELECT ${rawSql(`c${at}`)}, ${at}`)).toEqual([`SELECT c${at}, $1`, [at]]);
  }
});
