import { readFileSync } from "node:fs";
import { join } from "node:path";

export type TypeExpression = { array: TypeExpression } | { oneOf: string[] };

export interface Field {
  name: string;
  required: boolean;
  type: TypeExpression;
  /** The only value of a field that tells kinds of an object apart. */
  constant?: string;
  limit?: { min: number; max: number; unit: "characters" | "bytes" | "after entities" };
}

export interface ObjectType {
  fields: Map<string, Field>;
  subtypes: string[];
}

export interface Description {
  methods: Map<string, ObjectType>;
  types: Map<string, ObjectType>;
}

function typeExpression(source: string): TypeExpression {
  return source.startsWith("[") ? { array: typeExpression(source.slice(1, -1)) } : { oneOf: source.split("|") };
}

function field(source: string): Field {
  const [name = "", type = "", ...rest] = source.split(" ");
  const result: Field = { name: name.replace("!", ""), required: name.endsWith("!"), type: typeExpression(type) };
  for (const word of rest) {
    const range = /^(\d+)-(\d+)(b|e)?$/.exec(word);
    if (word.startsWith("=")) result.constant = word.slice(1);
    else if (range) {
      const unit = range[3] === "b" ? "bytes" : range[3] === "e" ? "after entities" : "characters";
      result.limit = { min: Number(range[1]), max: Number(range[2]), unit };
    }
  }
  return result;
}

function objectType(line: string): ObjectType {
  if (line.startsWith("= ")) return { fields: new Map(), subtypes: line.slice(2).split("|") };
  const fields = line ? line.split("; ").map(field) : [];
  return { fields: new Map(fields.map((each) => [each.name, each])), subtypes: [] };
}

function table(lines: Record<string, string>): Map<string, ObjectType> {
  return new Map(Object.entries(lines).map(([name, line]) => [name, objectType(line)]));
}

let read: Description | undefined;

/** What the Bot API's methods take, read once from `bot-api.json`. */
export function botApi(): Description {
  if (!read) {
    const file = readFileSync(join(import.meta.dirname, "bot-api.json"), "utf8");
    const source = JSON.parse(file) as { methods: Record<string, string>; types: Record<string, string> };
    read = { methods: table(source.methods), types: table(source.types) };
  }
  return read;
}
