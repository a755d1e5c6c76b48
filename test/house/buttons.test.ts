import { join } from "node:path";
import { beforeAll, expect, test, vi } from "vitest";
import type { Field, Shapes } from "../../src/chat/buttons.ts";
import { sources } from "./sources.ts";

const declared = vi.hoisted(() => ({
  buttons: [] as { prefix: string; shapes: Shapes }[],
  choices: new Map<unknown, readonly string[]>(),
}));

// What a feature declares, seen on its way to the real thing.
vi.mock("../../src/chat/buttons.ts", async (load) => {
  const real = await load<typeof import("../../src/chat/buttons.ts")>();
  return {
    ...real,
    oneOf: (values: readonly string[]) => {
      const field = real.oneOf(values);
      declared.choices.set(field, values);
      return field;
    },
    defineButtons: (prefix: string, shapes: Shapes) => {
      declared.buttons.push({ prefix, shapes });
      return real.defineButtons(prefix, shapes);
    },
  };
});

beforeAll(async () => {
  const files = sources().filter(({ path, text }) => path !== "src/chat/buttons.ts" && /\bdefineButtons\(/.test(text));
  for (const { path } of files) await import(join(import.meta.dirname, "../..", path));
  expect(declared.buttons.length).toBeGreaterThanOrEqual(files.length);
  expect(files.length).toBeGreaterThan(4);
});

test("no two features share a prefix, and prefixes are short", () => {
  const prefixes = declared.buttons.map(({ prefix }) => prefix);
  expect([...new Set(prefixes)]).toEqual(prefixes);
  expect(prefixes.filter((prefix) => !/^\w{1,3}$/.test(prefix))).toEqual([]);
});

test("the longest data that a button can carry fit Telegram's 64 bytes", () => {
  const long = declared.buttons.flatMap(({ prefix, shapes }) =>
    Object.entries(shapes)
      .map(([kind, shape]) => [prefix, kind, ...Object.values(shape).map(longest)].join(":"))
      .filter((data) => Buffer.byteLength(data) > 64),
  );
  expect(long).toEqual([]);
});

/** The longest text that a field reads back. */
function longest(field: Field<unknown>): string {
  const choices = declared.choices.get(field);
  if (choices !== undefined)
    return choices.toSorted((one, other) => Buffer.byteLength(other) - Buffer.byteLength(one))[0] ?? "";
  const digit = (length: number) => "9".repeat(length);
  for (let length = 64; length > 0; length -= 1) if (field.read(digit(length)) !== null) return digit(length);
  throw new Error("A field that reads neither digits nor a choice: tell this test how long it can be.");
}
