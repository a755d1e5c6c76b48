import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a value may be: a type by name, a literal text or number, or a list. */
export type Alternative = { name: string } | { literal: string | number } | { list: Alternative[] };

export interface Limit {
  min: number;
  max: number;
  unit: "characters" | "bytes" | "after entities" | "items" | "number";
  /** Numbers outside the range that have a meaning of their own. */
  also?: number[];
}

export interface Field {
  name: string;
  required: boolean;
  type: Alternative[];
  limit?: Limit;
}

export interface ObjectType {
  fields: Map<string, Field>;
  required: Field[];
  /** The texts whose length is counted without the formatting. */
  formatted: Field[];
  /** The members of a union; empty for an object. */
  subtypes: Alternative[];
}

export interface Description {
  methods: Map<string, ObjectType>;
  types: Map<string, ObjectType>;
}

const UNITS: Record<string, Limit["unit"]> = {
  c: "characters",
  b: "bytes",
  e: "after entities",
  i: "items",
  n: "number",
};

/** A limit in the notation of `bot-api.json`: "1-4096e", "60-86400n,2147483647". */
export function limitWord({ min, max, unit, also = [] }: Limit): string {
  return [`${min}-${max}${unit === "after entities" ? "e" : unit[0]}`, ...also].join(",");
}

function readLimit(word: string): Limit {
  const [range = "", ...also] = word.split(",");
  const [, min, max, unit = ""] = /^(\d+)-(\d+)([cbein])$/.exec(range) ?? [];
  const known = UNITS[unit];
  if (!known) throw new Error(`bot-api.json: ${word} is not a limit`);
  return { min: Number(min), max: Number(max), unit: known, ...(also.length ? { also: also.map(Number) } : {}) };
}

/** Reads alternatives, which are joined by `|`; those of a list are in brackets. */
function alternatives(source: string): Alternative[] {
  let depth = 0;
  let from = 0;
  const parts: string[] = [];
  for (const { 0: character, index: at } of source.matchAll(/[[\]|]/g)) {
    if (character === "[") depth += 1;
    if (character === "]") depth -= 1;
    if (character === "|" && depth === 0) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)].map((part) => {
    if (part.startsWith("[")) return { list: alternatives(part.slice(1, -1)) };
    return /^["\d]/.test(part) ? { literal: JSON.parse(part) as string | number } : { name: part };
  });
}

function field(source: string): Field {
  const [name = "", type = "", word] = source.split(" ");
  const described = { name: name.replace("!", ""), required: name.endsWith("!"), type: alternatives(type) };
  return word ? { ...described, limit: readLimit(word) } : described;
}

function objectType(line: string): ObjectType {
  const isUnion = line.startsWith("= ");
  const fields = line && !isUnion ? line.split("; ").map(field) : [];
  return {
    fields: new Map(fields.map((each) => [each.name, each])),
    required: fields.filter(({ required }) => required),
    formatted: fields.filter(({ limit }) => limit?.unit === "after entities"),
    subtypes: isUnion ? alternatives(line.slice(2)) : [],
  };
}

function table(lines: Record<string, string>): Map<string, ObjectType> {
  return new Map(Object.entries(lines).map(([name, line]) => [name, objectType(line)]));
}

let read: Description | undefined;

/** The parameters of the Bot API's methods, read once from `bot-api.json`. */
export function botApi(): Description {
  if (!read) {
    const file = readFileSync(join(import.meta.dirname, "bot-api.json"), "utf8");
    const source = JSON.parse(file) as { methods: Record<string, string>; types: Record<string, string> };
    read = { methods: table(source.methods), types: table(source.types) };
  }
  return read;
}
