import { join } from "node:path";
import type { Update } from "grammy/types";
import { beforeAll, expect, test, vi } from "vitest";
import type { Field, Shapes } from "../../src/platform/chat/buttons.ts";
import { kindOf, redactUpdate } from "../../src/platform/telegram/inbox/redact-update.ts";
import { sources } from "./sources.ts";

const declared = vi.hoisted(() => ({
  buttons: [] as { prefix: string; shapes: Shapes }[],
  choices: new Map<unknown, readonly string[]>(),
}));

// What a feature declares, seen on its way to the real thing.
vi.mock("../../src/platform/chat/buttons.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/chat/buttons.ts")>();
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
  const files = sources().filter(
    ({ path, text }) => path !== "src/platform/chat/buttons.ts" && /\bdefineButtons\(/.test(text),
  );
  for (const { path } of files) await import(join(import.meta.dirname, "../..", path));
  expect(declared.buttons.length).toBeGreaterThanOrEqual(files.length);
  expect(files.length).toBeGreaterThan(4);
});

test("no two features share a prefix", () => {
  const prefixes = declared.buttons.map(({ prefix }) => prefix);
  expect([...new Set(prefixes)]).toEqual(prefixes);
});

test("an operator is shown a tap on any button: its name in a list, its data in a redacted update", () => {
  const hidden = declared.buttons.flatMap(({ prefix, shapes }) =>
    Object.entries(shapes).flatMap(([kind, shape]) =>
      datasOf(prefix, kind, shape).filter((data) => {
        const update = tap(data);
        const isNamed = kindOf(update) === `tap ${prefix}:${kind}`;
        return !isNamed || !JSON.stringify(redactUpdate(update)).includes(`"data":"${data}"`);
      }),
    ),
  );
  expect(hidden).toEqual([]);
});

test("the longest data that a button can carry fit Telegram's 64 bytes", () => {
  const long = declared.buttons.flatMap(({ prefix, shapes }) =>
    Object.entries(shapes)
      .map(([kind, shape]) => [prefix, kind, ...Object.values(shape).map(maxText)].join(":"))
      .filter((data) => Buffer.byteLength(data) > 64),
  );
  expect(long).toEqual([]);
});

/** Data of one kind of button: the longest, and each choice of each of its lists. */
function datasOf(prefix: string, kind: string, shape: Shapes[string]): string[] {
  const fields = Object.values(shape);
  const usual = fields.map(maxText);
  const variants = fields.flatMap((field, at) =>
    (declared.choices.get(field) ?? []).map((choice) => usual.with(at, choice)),
  );
  return [usual, ...variants].map((values) => [prefix, kind, ...values].join(":"));
}

function tap(data: string): Update {
  const from = { id: 1001, is_bot: false, first_name: "Канарейка" };
  return { update_id: 7, callback_query: { id: "9", from, chat_instance: "3", data } };
}

const someUuid = "4f9d0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b";

/** The longest text that a field reads back. */
function maxText(field: Field<unknown>): string {
  const choices = declared.choices.get(field);
  if (choices !== undefined) return choices.toSorted((a, b) => Buffer.byteLength(b) - Buffer.byteLength(a))[0] ?? "";
  const digit = (length: number) => "9".repeat(length);
  for (let length = 64; length > 0; length -= 1) if (field.read(digit(length)) !== null) return digit(length);
  if (field.read(someUuid) !== null) return someUuid;
  throw new Error("A field that reads neither digits nor a choice: tell this test how long it can be.");
}
