import { type Alternative, botApi, type Field } from "./description.ts";
import { badRequest, playgroundRefusal } from "./errors.ts";
import { checkReplyMarkup } from "./keyboards.ts";
import { refuseFormattedLength, refuseLength } from "./refuse-length.ts";

export type Params = Record<string, unknown>;

/** Telegram's error for a missing parameter, by the name of the parameter. */
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

/** Telegram's error for a value that is not on a field's list, by the name of the field. */
const NOT_LISTED: Record<string, string> = {
  parse_mode: "unsupported parse_mode",
  action: "wrong parameter action in request",
  language_code: "invalid language code specified",
  style: "invalid button style specified",
};

const MARKUPS = ["InlineKeyboardMarkup", "ReplyKeyboardMarkup", "ReplyKeyboardRemove", "ForceReply"];
const MARKUP: Alternative[] = MARKUPS.map((name) => ({ name }));

/**
 * Reads the parameters of a call by the description of the method. Refuses unknown parameters: Telegram ignores them, but
 * they are mistakes.
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
  for (const { name } of description.required) {
    if (isAbsent(result[name])) throw badRequest(MISSING[name] ?? `${name} is empty`);
  }
  refuseFormattedLength(description, result, method);
  return result;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === "";
}

function readField(field: Field, value: unknown, path: string): unknown {
  if (field.name === "reply_markup") {
    // Telegram's own errors come first. Methods that edit refuse other kinds of keyboards themselves.
    const given = parsed(value);
    const markup = checkReplyMarkup(given);
    if (markup) readValue({ name: field.name, type: MARKUP }, given, path);
    return markup;
  }
  const result = readValue(field, value, path);
  if (field.limit) refuseLength(field.limit, result, path);
  return result;
}

/** Parses JSON, which forms and queries carry as text. */
function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

interface Choice {
  alternatives: Alternative[];
  items: Alternative[];
  objects: string[];
}

const choices = new WeakMap<Alternative[], Choice>();

/** Sorts what a value may be into scalars, items of a list, and objects. */
function choiceOf(type: Alternative[]): Choice {
  let choice = choices.get(type);
  if (!choice) {
    const alternatives = expanded(type);
    choice = {
      alternatives,
      items: alternatives.flatMap((each) => ("list" in each ? each.list : [])),
      objects: alternatives.flatMap((each) => ("name" in each && botApi().types.has(each.name) ? [each.name] : [])),
    };
    choices.set(type, choice);
  }
  return choice;
}

/** Replaces named unions by their members. */
function expanded(type: Alternative[]): Alternative[] {
  return type.flatMap((each) => {
    const subtypes = "name" in each ? (botApi().types.get(each.name)?.subtypes ?? []) : [];
    return subtypes.length ? expanded(subtypes) : [each];
  });
}

function readValue({ name, type }: Pick<Field, "name" | "type">, value: unknown, path: string): unknown {
  const { alternatives, items, objects } = choiceOf(type);
  for (const alternative of alternatives) {
    const result = readScalar(alternative, value, name);
    if (result !== undefined) return result;
  }
  const whole = items.length || objects.length ? parsed(value) : value;
  if (items.length && Array.isArray(whole)) {
    return whole.map((item, index) => readValue({ name, type: items }, item, `${path}[${index}]`));
  }
  if (objects.length) return readObject(objects, whole, path);
  if (items.length) throw badRequest(`can't parse ${path}: expected an Array`);
  const reason = alternatives.every((each) => "literal" in each) ? NOT_LISTED[name] : undefined;
  throw badRequest(reason ?? `Playground: ${path} must be ${alternatives.map(nameOf).join(" or ")}`);
}

function nameOf(alternative: Alternative): string {
  if ("list" in alternative) return "a list";
  return "name" in alternative ? alternative.name : JSON.stringify(alternative.literal);
}

function readScalar(alternative: Alternative, value: unknown, field: string): unknown {
  if ("list" in alternative) return undefined;
  if ("literal" in alternative) return readLiteral(alternative.literal, value, field);
  const type = alternative.name;
  if (type === "String" || type === "InputFile") {
    if (typeof value === "string") return value;
    return type === "String" && typeof value === "number" ? String(value) : undefined;
  }
  if (type === "Boolean" || type === "True") {
    if (value === true || value === "true" || value === "1") return true;
    return type === "Boolean" && (value === false || value === "false" || value === "0") ? false : undefined;
  }
  if (type === "Integer" || type === "Float") {
    const number = typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) return undefined;
    return type === "Float" || Number.isSafeInteger(number) ? number : undefined;
  }
  return undefined;
}

/** Reads a literal. Only a parse mode ignores the case. */
function readLiteral(literal: string | number, value: unknown, field: string): unknown {
  const given = String(value);
  if (given === String(literal)) return literal;
  return field.endsWith("parse_mode") && given.toLowerCase() === String(literal).toLowerCase() ? literal : undefined;
}

function readObject(names: string[], value: unknown, path: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw badRequest(`can't parse ${path}: expected an Object`);
  }
  const given = value as Params;
  const kind = kindOf(names, given);
  const type = kind && botApi().types.get(kind);
  if (!type) throw badRequest(`Playground: ${path} is not any of ${names.join(", ")}`);
  const result: Params = {};
  for (const [key, item] of Object.entries(given)) {
    if (item === undefined || item === null) continue;
    const field = type.fields.get(key);
    if (!field) throw badRequest(`Playground: unknown field "${key}" of ${kind} in ${path}`);
    result[key] = readField(field, item, `${path}.${key}`);
  }
  for (const { name } of type.required) {
    if (result[name] === undefined) throw badRequest(`Playground: ${path}.${name} is missing`);
  }
  refuseFormattedLength(type, result, path);
  return result;
}

/** The type of an object: among the types whose literal fields fit, the type with the fewest missing and unknown fields. */
function kindOf(names: string[], given: Params): string | undefined {
  if (names.length === 1) return names[0];
  const keys = Object.keys(given).filter((key) => given[key] !== undefined && given[key] !== null);
  let best: { name: string; misfits: number } | undefined;
  for (const name of names) {
    const type = botApi().types.get(name);
    if (!type?.required.every((field) => mayBe(field, given[field.name]))) continue;
    const missing = type.required.filter((field) => !keys.includes(field.name)).length;
    const misfits = missing * 100 + keys.filter((key) => !type.fields.has(key)).length;
    if (!best || misfits < best.misfits) best = { name, misfits };
    if (misfits === 0) break;
  }
  return best?.name;
}

/** Whether the value is possible for the field. Only fields with literal values tell types apart. */
function mayBe({ type }: Field, value: unknown): boolean {
  return type.some((each) => !("literal" in each) || String(each.literal) === String(value));
}
