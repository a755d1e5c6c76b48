import type { Update } from "grammy/types";
import { nameOfButton } from "../../chat/buttons.ts";

// Numbers and words that describe an update but contain nothing that somebody told. Everything else is redacted.
const plainNumbers = new Set(
  "update_id message_id id date edit_date duration file_size width height length offset user_id emoji_count".split(" "),
);
const plainWords = new Set("type status language_code mime_type chat_instance".split(" "));

/**
 * Redacts an update for an operator. Ids, times, kinds and sizes are shown; texts, names, phone numbers, places, captions and files are
 * replaced by «sealed».
 */
export function redactUpdate(update: Update): unknown {
  return redact("", update, false);
}

/** @param foreign whether the value is about somebody else, such as a shared contact, whose id must not be shown */
function redact(key: string, value: unknown, foreign: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => redact(key, item, foreign));
  if (typeof value === "object" && value !== null) {
    const inside = foreign || key === "contact" || key === "forward_origin";
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, redact(name, part, inside)]));
  }
  if (typeof value === "boolean" || value === null) return value;
  if (typeof value === "number") return plainNumbers.has(key) && !foreign ? value : "«sealed»";
  if (typeof value !== "string") return "«sealed»";
  if (plainWords.has(key) && /^[\w/+.-]{1,60}$/.test(value)) return value;
  // The data of our own buttons contain a feature, a kind and ids, and nothing that a person wrote.
  if (key === "data" && nameOfButton(value) !== null) return value;
  return `«sealed, ${[...value].length} characters»`;
}

/** The kind of an update in a word or two: "text", "voice", "edited text", "command /cases", "tap o:accept". */
export function kindOf(update: Update): string {
  const tap = update.callback_query;
  if (tap !== undefined) return `tap ${nameOfButton(tap.data ?? "") ?? ""}`.trim();
  const message = update.message ?? update.edited_message;
  if (message === undefined) return Object.keys(update).find((name) => name !== "update_id") ?? "nothing";
  const edited = update.edited_message === undefined ? "" : "edited ";
  const command = /^\/[a-z]+(?=[\s@]|$)/.exec(message.text ?? "")?.[0];
  if (command !== undefined) return `${edited}command ${command}`;
  const kinds = "voice video_note photo animation document video audio contact venue location sticker poll dice text";
  return `${edited}${kinds.split(" ").find((kind) => kind in message) ?? "message"}`;
}
