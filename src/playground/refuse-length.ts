import type { Limit, ObjectType } from "./description.ts";
import { formatted } from "./entities.ts";
import { badRequest } from "./errors.ts";
import type { Entity } from "./wire.ts";

/** Refuses a value that is outside the limit, in Telegram's words where they are known. */
export function refuseLength({ min, max, unit, also }: Limit, value: unknown, path: string): void {
  if (unit === "after entities") return;
  if (unit === "number") {
    const number = value as number;
    if ((number < min || number > max) && !also?.includes(number)) {
      throw badRequest(`Playground: ${path} must be ${min}-${max}, not ${number}`);
    }
    return;
  }
  const size =
    typeof value === "string" && unit === "bytes" ? Buffer.byteLength(value) : (value as string | unknown[]).length;
  if (size >= min && size <= max) return;
  if (path === "answerCallbackQuery.text") throw badRequest("MESSAGE_TOO_LONG");
  if (path.endsWith(".message_ids")) {
    const what = size < min ? "message identifiers are not" : "too many message identifiers";
    throw badRequest(`${what} specified`);
  }
  if (path === "sendMediaGroup.media" && size > max) throw badRequest("too many messages to send as an album");
  throw badRequest(`Playground: ${path} must have ${min}-${max} ${unit}, not ${size}`);
}

/**
 * Refuses texts that are too long without their formatting, in UTF-16 units. Formatting only makes a text longer, so that a
 * text that is short enough with formatting is not parsed.
 */
export function refuseFormattedLength(type: ObjectType, read: Record<string, unknown>, path: string): void {
  for (const { name, limit } of type.formatted) {
    const text = read[name];
    if (!limit || typeof text !== "string" || text.length <= limit.max) continue;
    const own = type.fields.has(`${name}_parse_mode`);
    const mode = read[own ? `${name}_parse_mode` : "parse_mode"] as string | undefined;
    const entities = (read[`${name}_entities`] ?? read.entities) as Entity[] | undefined;
    const { length } = formatted(text, mode, entities).text;
    if (length <= limit.max) continue;
    if (name === "caption") throw badRequest("message caption is too long");
    if (name === "text" || name === "message_text") throw badRequest("message is too long");
    throw badRequest(`Playground: ${path}.${name} must have ${limit.min}-${limit.max} characters, not ${length}`);
  }
}
