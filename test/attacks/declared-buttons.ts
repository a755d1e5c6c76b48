import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Buttons, Field, Shapes } from "../../src/platform/chat/buttons.ts";

/** The buttons that a feature declares. */
export interface Family {
  prefix: string;
  shapes: Shapes;
  buttons: Buttons<Shapes>;
}

/** The declarations that a mock of `src/platform/chat/buttons.ts` has recorded (`recordDeclarations`). */
export interface Declarations {
  families: Family[];
  choices: Map<Field<unknown>, readonly string[]>;
}

type Module = typeof import("../../src/platform/chat/buttons.ts");

/** Wraps the real module so that it records what features declare. For `vi.mock`. */
export function recordDeclarations(real: Module, declared: Declarations): Module {
  return {
    ...real,
    oneOf<const T extends string>(values: readonly T[]) {
      const field = real.oneOf(values);
      declared.choices.set(field, values);
      return field;
    },
    defineButtons<const S extends Shapes>(prefix: string, shapes: S) {
      const buttons = real.defineButtons(prefix, shapes);
      declared.families.push({ prefix, shapes, buttons: buttons as unknown as Buttons<Shapes> });
      return buttons;
    },
  };
}

const root = join(import.meta.dirname, "../..");

/** Loads all files that declare buttons, so that no family is missing. */
export async function loadFamilies(): Promise<void> {
  for (const path of globSync("src/**/*.ts", {
    cwd: root,
    exclude: ["src/platform/database/generated/**", "src/platform/chat/buttons.ts"],
  })) {
    if (/\bdefineButtons\(/.test(readFileSync(join(root, path), "utf8"))) await import(join(root, path));
  }
}

const hostile = [
  "1",
  "2",
  "3",
  "0",
  "999999999",
  "2147483648",
  "-1",
  "1e3",
  "__proto__",
  "constructor",
  "KZ-19",
  "ALL",
  "kk",
  "",
  "%00",
  "١",
];

/**
 * Forges callback data of every button, with ids that exist and with values that no button carries.
 * @param maxPerButton how many data of a button at most
 */
export function forgedData({ families, choices }: Declarations, maxPerButton: number): string[] {
  return families.flatMap(({ prefix, shapes }) =>
    Object.entries(shapes).flatMap(([kind, shape]) => {
      const fields = Object.values(shape);
      const made = new Set<string>();
      for (let n = 0; made.size < maxPerButton && n < 4 * maxPerButton; n += 1) {
        const values = fields.map((field, at) => textOf(field, choices.get(field), n + at * 5));
        const data = [prefix, kind, ...values].join(":");
        if (Buffer.byteLength(data) <= 64) made.add(data);
        if (fields.length === 0) break;
      }
      return [...made];
    }),
  );
}

function textOf(field: Field<unknown>, declared: readonly string[] | undefined, n: number): string {
  // Mostly values that the button can read, because only those reach the service.
  const readable = declared ?? hostile.filter((text) => field.read(text) !== null);
  const all = [
    ...readable.slice(0, 3),
    ...readable.slice(0, 3),
    hostile[n % hostile.length] ?? "",
    ...readable.slice(3),
  ];
  return all[n % all.length] ?? "";
}
