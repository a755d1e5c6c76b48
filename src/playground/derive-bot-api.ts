import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface SpecField {
  name: string;
  types: string[];
  required: boolean;
  description: string;
}
interface SpecEntry {
  name: string;
  fields?: SpecField[];
  subtypes?: string[];
}
interface Spec {
  version: string;
  release_date: string;
  methods: Record<string, SpecEntry>;
  types: Record<string, SpecEntry>;
}

const ATTRIBUTION =
  "Facts (names, types, limits) of https://core.telegram.org/bots/api, read from github.com/PaulSonOfLars/telegram-bot-api-spec (MIT License)";

/** `Array of Array of X | Array of Array of Y` becomes `[[X|Y]]`. */
function typeExpression(types: string[]): string {
  const inner = types.map((type) => type.match(/^Array of (.+)$/)?.[1]);
  if (inner.every((type) => type !== undefined)) return `[${typeExpression(inner)}]`;
  return types.map((type) => (type.startsWith("Array of ") ? typeExpression([type]) : type)).join("|");
}

/** Lengths that are counted after entities are parsed carry an `e`, those in bytes a `b`. */
function limit({ types, description }: SpecField): string {
  if (types[0] === "String") {
    const found = description.match(/(\d+)-(\d+) (character|byte)s?/);
    if (!found) return "";
    const unit = found[3] === "byte" ? "b" : /after entit/.test(description) ? "e" : "";
    return ` ${found[1]}-${found[2]}${unit}`;
  }
  const found = types[0]?.startsWith("Array of ") && description.match(/(\d+)-(\d+) /);
  return found ? ` ${found[1]}-${found[2]}` : "";
}

function constant({ name, description }: SpecField): string {
  if (name !== "type" && name !== "source") return "";
  const found = description.match(/(?:must be|always) ["“]?([a-z0-9_]+)["”]?$/);
  return found ? ` =${found[1]}` : "";
}

function fields(entry: SpecEntry): string {
  return (entry.fields ?? [])
    .map((field) => {
      const mark = field.required ? "!" : "";
      return `${field.name}${mark} ${typeExpression(field.types)}${constant(field)}${limit(field)}`;
    })
    .join("; ");
}

function reachableTypes(spec: Spec): string[] {
  const seen = new Set<string>();
  const visit = (entry: SpecEntry) => {
    const named = (entry.fields ?? []).flatMap((field) => field.types.map((type) => type.replaceAll("Array of ", "")));
    for (const name of [...named, ...(entry.subtypes ?? [])]) {
      const next = spec.types[name];
      if (!next || seen.has(name)) continue;
      seen.add(name);
      visit(next);
    }
  };
  for (const method of Object.values(spec.methods)) visit(method);
  return [...seen].sort();
}

/** The compact description that `bot-api.json` holds: one line per method and per type that parameters are made of. */
export function derive(spec: Spec): object {
  const types = reachableTypes(spec).map((name) => {
    const entry = spec.types[name];
    const line = entry?.subtypes ? `= ${entry.subtypes.join("|")}` : entry ? fields(entry) : "";
    return [name, line] as const;
  });
  return {
    attribution: ATTRIBUTION,
    version: `${spec.version}, ${spec.release_date}`,
    methods: Object.fromEntries(Object.values(spec.methods).map((method) => [method.name, fields(method)])),
    types: Object.fromEntries(types),
  };
}

if (import.meta.main) {
  const source = process.argv[2];
  if (!source) throw new Error("usage: node src/playground/derive-bot-api.ts <api.json of telegram-bot-api-spec>");
  const description = derive(JSON.parse(readFileSync(source, "utf8")) as Spec);
  writeFileSync(join(import.meta.dirname, "bot-api.json"), `${JSON.stringify(description, null, 2)}\n`);
}
