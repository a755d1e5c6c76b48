import { readFile } from "node:fs/promises";
import { z } from "zod";
import { editDistance } from "../places/distance.ts";
import { readRegionIds } from "../places/seed.ts";
import { defaultOperator, type Operator } from "./operator.ts";
import { exampleFile, operatorSchema, weekdays } from "./operator-schema.ts";

/**
 * Reads the operator's file; without a path, returns the defaults.
 * @throws an error for the operator that lists every mistake in the file
 */
export async function readOperator(path: string | null): Promise<Operator> {
  if (path === null) return defaultOperator;
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === "ENOENT" ? `there is no file ${path}` : `${path} cannot be read (${error.code})`;
    throw new Error(`OPERATOR_FILE: ${reason}. Copy ${exampleFile} and fill it in.`);
  });
  const read = parseOperator(text, await readRegionIds());
  if (read.kind === "operator") return read.operator;
  const lines = read.mistakes.map((line) => `  ${line}`).join("\n");
  throw new Error(`OPERATOR_FILE: ${path} has mistakes (compare it with ${exampleFile}):\n${lines}`);
}

type ReadOperator = { kind: "operator"; operator: Operator } | { kind: "invalid"; mistakes: string[] };

/** Parses the text of an operator's file, or returns a line for each field with a mistake. */
function parseOperator(content: string, regionIds: readonly string[]): ReadOperator {
  let data: unknown;
  try {
    // Some editors write a byte order mark first.
    data = JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    const where = error instanceof Error ? error.message : String(error);
    const mistakes = [`the file is not valid JSON; often a comma or a quotation mark is missing: ${where}`];
    return { kind: "invalid", mistakes };
  }
  const schema = operatorSchema(defaultOperator, regionIds);
  const read = schema.safeParse(data);
  if (!read.success) {
    const known = keysOf(z.toJSONSchema(schema, { io: "input" }));
    return { kind: "invalid", mistakes: read.error.issues.flatMap((issue) => linesOf(issue, data, known)) };
  }
  const { workingHours, pingHours, shortName, contact, retentionMonths, deliveryDays, ...own } = read.data;
  return {
    kind: "operator",
    operator: {
      ...own,
      // The default short name belongs to another operator and would mislead.
      shortName: shortName ?? null,
      contact: contact ?? defaultOperator.contact,
      retentionMonths: retentionMonths ?? defaultOperator.retentionMonths,
      deliveryDays: deliveryDays ?? defaultOperator.deliveryDays,
      hours: {
        days: workingHours.days?.map((day) => weekdays.indexOf(day) + 1) ?? defaultOperator.hours.days,
        from: workingHours.from,
        to: workingHours.to,
        pingFrom: pingHours.from,
        pingTo: pingHours.to,
      },
    },
  };
}

function linesOf(issue: z.core.$ZodIssue, data: unknown, known: readonly string[]): string[] {
  const at = issue.path.map(String);
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey([...at, key], known));
  const missing = issue.code !== "custom" && valueAt(data, issue.path) === undefined ? "is missing; it " : "";
  return [`${at.join(".") || "the file"}: ${missing}should be ${issue.message}`];
}

function unknownKey(path: readonly string[], known: readonly string[]): string {
  const parent = path.slice(0, -1).join(".");
  const key = path.at(-1) ?? "";
  const distances = known.map((knownPath) => {
    const name = knownPath.slice(knownPath.lastIndexOf(".") + 1);
    const elsewhere = knownPath === [parent, name].filter(Boolean).join(".") ? 0 : 0.5;
    return { knownPath, score: editDistance(key.toLowerCase(), name.toLowerCase(), 3) + elsewhere };
  });
  const [nearest] = distances.toSorted((a, b) => a.score - b.score);
  const hint = nearest !== undefined && nearest.score <= 3 ? `; did you mean "${nearest.knownPath}"?` : "; remove it";
  return `${path.join(".")}: this field is unknown${hint}`;
}

/** The paths of all fields that the file may contain: "offers", "offers.mediators", … */
function keysOf(schema: z.core.JSONSchema.BaseSchema, parent = ""): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
    const path = parent === "" ? key : `${parent}.${key}`;
    return typeof inner === "boolean" ? [path] : [path, ...keysOf(inner, path)];
  });
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined),
    data,
  );
}
