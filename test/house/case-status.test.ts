import { expect, test } from "vitest";
import { sources } from "./sources.ts";

const owner = "src/features/cases/lifecycle.ts";
const prismaWrite =
  /\.case\s*\.(update|updateMany|updateManyAndReturn|upsert|create|createMany|createManyAndReturn)\(/g;
const nestedWrite = /\bcase:\s*\{\s*(update|upsert|create|connectOrCreate)\b/;
const sqlWrite = /(UPDATE|INSERT INTO|MERGE INTO) "Case"[^`]*?(?=WHERE|FROM|VALUES|SELECT|RETURNING|`)/g;

/** Whether a file writes a case's status, or writes a case in a way that does not show which columns it writes. */
function writesStatus(text: string): boolean {
  const prisma = [...text.matchAll(prismaWrite)].map(({ index }) => argumentOf(text, text.indexOf("(", index)));
  return (
    nestedWrite.test(text) ||
    prisma.some((argument) => !/\b(data|create|update):\s*\{/.test(argument) || hasStatus(dataOf(argument))) ||
    [...text.matchAll(sqlWrite)].some(([statement]) => hasStatus(statement))
  );
}

/** Between the parenthesis or brace that opens here and the one that closes it. */
function argumentOf(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if ("({[".includes(text[at] ?? "")) depth += 1;
    if (")}]".includes(text[at] ?? "")) depth -= 1;
    if (depth === 0) return text.slice(start, at);
  }
  return text.slice(start);
}

function dataOf(argument: string): string {
  return [...argument.matchAll(/\b(data|create|update):\s*\{/g)]
    .map(({ index, 0: head }) => argumentOf(argument, index + head.length - 1))
    .join();
}

function hasStatus(written: string): boolean {
  return /\bstatus\b|\.\.\./.test(written);
}

test.each([
  `tx.case.updateMany({ where: { id }, data: { status: "CLOSED" } })`,
  `tx.case.update({ where: { id }, data: { review: false, ...columns } })`,
  "tx.case.update({ where: { id }, data })",
  `tx.offer.update({ where: { id }, data: { case: { update: { status: "CLOSED" } } } })`,
  `UPDATE "Case" c SET "closedAt" = now(), status = 'CLOSED' WHERE c.id = 1`,
  `INSERT INTO "Case" (number, status) VALUES (1, 'CLOSED')`,
])("a write is seen: %s", (text) => {
  expect(writesStatus(text)).toBe(true);
});

test.each([
  `tx.case.updateMany({ where: { id, status: "WAITING" }, data: { review: false } })`,
  `tx.case.findMany({ where: { status: "WAITING" } })`,
  `UPDATE "Case" SET "escalatedAt" = now() WHERE status = 'WAITING'`,
])("a reading of the status is no write: %s", (text) => {
  expect(writesStatus(text)).toBe(false);
});

test(`only ${owner} writes a case's status`, () => {
  const writers = sources().filter(({ text }) => writesStatus(text));
  expect(writers.map(({ path }) => path)).toEqual([owner]);
});
