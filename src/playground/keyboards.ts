import { botApi } from "./description.ts";
import { badRequest } from "./errors.ts";
import { refuseMalformed } from "./well-formed.ts";
import type { InlineButton, ReplyButton, ReplyMarkup } from "./wire.ts";

const DECORATION = new Set(["text", "icon_custom_emoji_id", "style"]);
const KINDS = ["inline_keyboard", "keyboard", "remove_keyboard", "force_reply"] as const;

type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Refuses, in Telegram's words, a reply markup that Telegram would refuse. `readParams` checks the fields separately. */
export function checkReplyMarkup(markup: unknown): ReplyMarkup | undefined {
  if (markup === "") return undefined;
  if (!isObject(markup)) throw badRequest("object expected as reply markup");
  const kind = KINDS.find((name) => name in markup);
  if (!kind) throw badRequest("can't parse reply keyboard markup JSON object");
  checkButtonTexts(markup[kind], kind === "keyboard" ? "keyboard button" : "inline keyboard button");
  refuseMalformed(markup);
  if (kind === "inline_keyboard") {
    return { inline_keyboard: rows(markup, kind, "InlineKeyboardMarkup", "inline keyboard button", inlineButton, 8) };
  }
  if (kind === "keyboard") {
    const keyboard = rows(markup, kind, "ReplyKeyboardMarkup", "keyboard button", replyButton, 12);
    if (!keyboard.length) throw badRequest("Playground: a reply keyboard needs buttons");
    return { ...markup, keyboard };
  }
  if (markup[kind] !== true) throw badRequest(`Playground: ${kind} must be true`);
  return markup as ReplyMarkup;
}

/** Telegram's error names the text of the button (td, ReplyMarkup.cpp: clean_input_string). */
function checkButtonTexts(rows: unknown, subject: string) {
  const buttons: unknown[] = Array.isArray(rows) ? rows.flat() : [];
  for (const button of buttons) {
    const text = isObject(button) ? button.text : button;
    if (typeof text === "string" && !text.isWellFormed()) throw badRequest(`${subject} text must be encoded in UTF-8`);
  }
}

function rows<Button>(
  markup: JsonObject,
  field: string,
  type: string,
  subject: string,
  read: (button: unknown, subject: string) => Button,
  maxPerRow: number,
): Button[][] {
  const given = markup[field];
  if (!Array.isArray(given)) throw badRequest(`field "${field}" of the ${type} must be an Array`);
  const result = given.map((row) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}" of the ${type} must be an Array of Arrays`);
    if (row.length > maxPerRow) throw badRequest(`Playground: at most ${maxPerRow} buttons fit into a row`);
    return row.map((button) => read(button, subject));
  });
  const kept = result.filter((row) => row.length > 0);
  const count = kept.reduce((sum, row) => sum + row.length, 0);
  if (count > (field === "inline_keyboard" ? 100 : 300)) throw badRequest("reply markup is too long");
  return kept;
}

function buttonObject(button: unknown, subject: string): JsonObject & { text: string } {
  if (!isObject(button)) throw badRequest(`can't parse ${subject}: ${typeName(subject)} must be an Object`);
  const { text } = button;
  if (typeof text !== "string") throw badRequest(`can't parse ${subject}: Field "text" must be of type String`);
  if (!text.trim()) throw badRequest(`${subject} text must be non-empty`);
  return { ...button, text };
}

function typeName(subject: string): string {
  return subject === "keyboard button" ? "KeyboardButton" : "InlineKeyboardButton";
}

const actions = new Map<string, Set<string>>();

/** The actions of a type of buttons: all fields of its variants except those that only change the look. */
function actionsIn(type: string): Set<string> {
  let known = actions.get(type);
  if (!known) {
    const kinds = botApi().types.get(type)?.subtypes ?? [];
    const fields = kinds.flatMap((kind) =>
      "name" in kind ? [...(botApi().types.get(kind.name)?.fields.keys() ?? [])] : [],
    );
    known = new Set(fields.filter((name) => !DECORATION.has(name)));
    actions.set(type, known);
  }
  return known;
}

function actionsOf(button: JsonObject, subject: string): string[] {
  const given = Object.keys(button).filter((name) => !DECORATION.has(name) && button[name] !== undefined);
  const known = actionsIn(typeName(subject));
  const unknown = given.find((name) => !known.has(name));
  if (unknown) throw badRequest(`Playground: unknown field "${unknown}" of ${subject} "${button.text}"`);
  return given.filter((name) => button[name] !== false);
}

function inlineButton(given: unknown, subject: string): InlineButton {
  const button = buttonObject(given, subject);
  const actions = actionsOf(button, subject);
  if (!actions.length) throw badRequest(`can't parse ${subject}: Text buttons are unallowed in the inline keyboard`);
  if (actions.length > 1) throw badRequest(`Playground: ${subject} "${button.text}" has several actions`);
  const { callback_data: data, url, copy_text: copied } = button;
  if (data !== undefined) {
    if (typeof data !== "string")
      throw badRequest(`can't parse ${subject}: Field "callback_data" must be of type String`);
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
  }
  if (url !== undefined && !isLink(url)) {
    throw badRequest(`inline keyboard button URL '${String(url)}' is invalid: Wrong HTTP URL`);
  }
  if (copied !== undefined) {
    const text = isObject(copied) ? copied.text : undefined;
    if (typeof text !== "string" || text.length < 1 || text.length > 256) throw badRequest("BUTTON_COPY_TEXT_INVALID");
  }
  return button as InlineButton;
}

function isLink(url: unknown): boolean {
  if (typeof url !== "string") return false;
  if (/^tg:\/\/[a-z]/i.test(url)) return true;
  if (!URL.canParse(withScheme(url))) return false;
  const { hostname } = new URL(withScheme(url));
  return /\.[^.\d]{2,}$/.test(hostname) || /^\d+(\.\d+){3}$/.test(hostname);
}

function withScheme(url: string): string {
  return /^https?:/i.test(url) ? url : `http://${url}`;
}

function replyButton(given: unknown, subject: string): ReplyButton {
  const button = buttonObject(typeof given === "string" ? { text: given } : given, subject);
  const actions = actionsOf(button, subject);
  if (actions.length > 1) throw badRequest(`Playground: ${subject} "${button.text}" has several actions`);
  return button as ReplyButton;
}
