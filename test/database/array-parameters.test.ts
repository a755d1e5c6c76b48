import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numberArray, textArray } from "../../src/platform/database/array-parameters.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("what is written as an array is read as it was", async () => {
  // PostgreSQL keeps no zero characters and no halves of pairs.
  const word = fc.string({ unit: "binary" }).filter((text) => !text.includes("\0") && text.isWellFormed());
  const sample = fc.tuple(fc.array(word), fc.array(fc.option(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }))));
  await fc.assert(
    fc.asyncProperty(sample, async ([texts, counts]) => {
      const query = "SELECT $1::text[] AS texts, $2::int[] AS counts";
      expect(await database.sql.rows(query, [textArray(texts), numberArray(counts)])).toEqual([{ texts, counts }]);
    }),
    {
      examples: [
        [
          [
            [`a"b`, "\\", "{}", ",", " ", "", "NULL"],
            [null, 0],
          ],
        ],
      ],
    },
  );
});
