import { expect, test } from "vitest";
import { sources } from "./sources.ts";

test("every statement that puts a delivery into the outbox names the person", () => {
  const inserts = sources().flatMap(({ path, text }) =>
    [...text.matchAll(/INSERT INTO "Delivery"[^(]*\(([^)]*)\)/g)].map(([, columns = ""]) => ({ path, columns })),
  );
  expect(inserts.length).toBeGreaterThan(5);
  expect(inserts.filter(({ columns }) => !columns.includes('"personId"'))).toEqual([]);
});
