import { botApi, type Field, type TypeExpression } from "./description.ts";
import { badRequest, playgroundRefusal } from "./errors.ts";
import { checkReplyMarkup } from "./keyboards.ts";

export type Params = Record<string, unknown>;

/** Telegram's own words for parameters that must be there. */
const MISSING: Record<string, string> = {
  chat_id: "chat_id is empty",
  text: "message text is empty",
  message_id: "message identifier is not specified",
  callback_query_id: "query is too old and response timeout expired or query ID is invalid",
  file_id: "file_id not specified",
  user_id: "invalid user_id specified",
  media: 'parameter "media" is required',
  commands: "can't parse commands: expected an Array",
};

/**
 * Reads a call's parameters by the description of its method. Unknown parameters are refused, although Telegram
 * ignores them: they are mistakes.
 */
export function readParams(method: string, given: Params): Params {
  const description = botApi().methods.get(method);
  if (!description) throw playgroundRefusal(`unknown method ${method}`, 404);
  const result: Params = {};
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue;
    const field = description.fields.get(name);
    if (!field) throw badRequest(`Playground: unknown parameter "${name}" of ${method}`);
    result[name] = readField(field, value, `${method}.${name}`);
  }
  for (const field of description.fields.values()) {
    if (field.required && isAbsent(result[field.name])) {
      throw badRequest(MISSING[field.name] ?? `${field.name} is empty`);
    }
  }
  return result;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === "";
}

function readField(field: Field, value: unknown, path: string): unknown {
  if (field.name === "reply_markup") return checkReplyMarkup(parsed(value));
  const result = readValue(field.type, value, path);
  if (field.constant !== undefined && result !== field.constant) {
    throw badRequest(`Playground: ${path} must be "${field.constant}"`);
  }
  if (field.limit) checkLimit(field.limit, result, path);
  return result;
}

function checkLimit({ min, max, unit }: NonNullable<Field["limit"]>, value: unknown, path: string) {
  if (unit === "after entities") return;
  const size =
    typeof value === "string" && unit === "bytes" ? Buffer.byteLength(value) : (value as string | unknown[]).length;
  if (size < min || size > max) {
    if (path === "answerCallbackQuery.text") throw badRequest("MESSAGE_TOO_LONG");
    if (path.endsWith(".message_ids")) {
      const what = size < min ? "message identifiers are not" : "too many message identifiers";
      throw badRequest(`${what} specified`);
    }
    if (path === "sendMediaGroup.media" && size > max) throw badRequest("too many messages to send as an album");
    const what = Array.isArray(value) ? "items" : unit;
    throw badRequest(`Playground: ${path} must have ${min}-${max} ${what}, not ${size}`);
  }
}

/** Forms and queries carry JSON as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function readValue(type: TypeExpression, value: unknown, path: string): unknown {
  if ("array" in type) {
    const list = parsed(value);
    if (!Array.isArray(list)) throw badRequest(`can't parse ${path}: expected an Array`);
    return list.map((item, index) => readValue(type.array, item, `${path}[${index}]`));
  }
  const { oneOf } = type;
  for (const name of oneOf) {
    const result = readScalar(name, value);
    if (result !== undefined) return result;
  }
  const objects = oneOf.filter((name) => botApi().types.has(name) && name !== "InputFile");
  if (objects.length) return readObject(objects, parsed(value), path);
  throw badRequest(`Playground: ${path} must be ${oneOf.join(" or ")}`);
}

function readScalar(type: string, value: unknown): unknown {
  if (type === "String" || type === "InputFile") {
    if (typeof value === "string") return value;
    return type === "String" && typeof value === "number" ? String(value) : undefined;
  }
  if (type === "Boolean") {
    if (typeof value === "boolean") return value;
    return value === "true" || value === "1" ? true : value === "false" || value === "0" ? false : undefined;
  }
  if (type === "Integer" || type === "Float") {
    const number = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
    return type === "Float" || Number.isSafeInteger(number) ? number : undefined;
  }
  return undefined;
}

function readObject(names: string[], value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest(`can't parse ${path}: expected an Object`);
  }
  const given = value as Params;
  const [name, ...others] = candidates(names, given);
  const type = name === undefined ? undefined : botApi().types.get(name);
  if (!name || !type) throw badRequest(`Playground: ${path} is none of ${names.join(", ")}`);
  const result: Params = {};
  for (const [key, item] of Object.entries(given)) {
    if (item === undefined || item === null) continue;
    const field = type.fields.get(key);
    if (!field) throw badRequest(`Playground: unknown field "${key}" of ${[name, ...others].join("|")} in ${path}`);
    result[key] = readField(field, item, `${path}.${key}`);
  }
  for (const field of type.fields.values()) {
    if (field.required && result[field.name] === undefined) {
      throw badRequest(`Playground: ${path}.${field.name} is missing`);
    }
  }
  return result;
}

/** The kinds an object may be: by its telling field where there is one, the one whose required fields are there first. */
function candidates(names: string[], given: Params): string[] {
  const concrete = names.flatMap(function expand(name): string[] {
    const subtypes = botApi().types.get(name)?.subtypes ?? [];
    return subtypes.length ? subtypes.flatMap(expand) : [name];
  });
  const fields = (name: string) => [...(botApi().types.get(name)?.fields.values() ?? [])];
  const possible = concrete.filter((name) =>
    fields(name).every(({ name: key, constant }) => constant === undefined || constant === String(given[key])),
  );
  const score = (name: string) =>
    fields(name).filter(({ name: key, required }) => required && !(key in given)).length * 100 +
    Object.keys(given).filter((key) => !botApi().types.get(name)?.fields.has(key)).length;
  return possible.sort((a, b) => score(a) - score(b));
}
