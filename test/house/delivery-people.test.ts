import { expect, test } from "vitest";
import { sources } from "./sources.ts";

const insert = /INSERT INTO "Delivery"[^(]*\(([^)]*)\)/g;

test("every statement that puts a delivery into the outbox names the person", () => {
  const inserts = sources().flatMap(({ path, text }) =>
    [...text.matchAll(insert)].map(([, columns = ""]) => ({ path, columns })),
  );
  expect(inserts.length).toBeGreaterThan(5);
  expect(inserts.filter(({ columns }) => !columns.includes('"personId"'))).toEqual([]);
});

test("a delivery's Telegram id is written for the version before, and nothing is found by it", () => {
  const readers = sources().filter(({ text }) => text.replaceAll(insert, "").includes('"chatId"'));
  expect(readers.map(({ path }) => path)).toEqual([]);
});
