import { badRequest, playgroundRefusal } from "./errors.ts";
import { parseHtml } from "./html.ts";
import type { Entity } from "./wire.ts";

export interface FormattedText {
  text: string;
  entities: Entity[];
}

const FOUND: [type: string, pattern: RegExp][] = [
  ["url", /https?:\/\/[^\s<>"]+[^\s<>".,:;!?)]|(?<![\p{L}\d@.])t\.me\/[\w/?=&-]+/giu],
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ["bot_command", /(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ["mention", /(?<![\w@])@[A-Za-z]\w{2,31}(?!\w)/g],
  ["hashtag", /(?<![\p{L}\d_#])#[\p{L}\d_]*\p{L}[\p{L}\d_]*/gu],
  ["phone_number", /(?<![\d\w+])\+\d[\d ()-]{8,16}\d(?!\d)/g],
];

/** Finds what Telegram itself marks in plain text: links, commands, mentions, hashtags, e-mail addresses, phone numbers. */
export function findEntities(text: string, taken: Entity[] = []): Entity[] {
  const found = [...taken];
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const blocked = found.some(
        (other) =>
          entity.offset < other.offset + other.length &&
          other.offset < entity.offset + entity.length &&
          (["code", "pre", "text_link", "text_mention"].includes(other.type) || !taken.includes(other)),
      );
      if (!blocked) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/** Cuts white space at both ends as Telegram does, and shortens the entities that covered it. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const clean = text.replaceAll("\r", "");
  if (clean !== text && entities.length) throw playgroundRefusal("a formatted text has carriage returns");
  const end = clean.trimEnd().length;
  const start = clean.length - clean.trimStart().length;
  if (end === 0) return { text: "", entities: [] };
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    if (from >= to || !clean.slice(from, to).trim()) return [];
    return [{ ...entity, offset: from - start, length: to - from }];
  });
  return { text: clean.slice(start, end), entities: kept };
}

/** Whether a position lies between the two halves of a character. */
function splitsCharacter(text: string, position: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(position - 1, position + 1));
}

function checkedEntities(text: string, entities: Entity[]): Entity[] {
  for (const { offset, length } of entities) {
    if (offset < 0 || length < 1 || offset + length > text.length) {
      throw badRequest(`entity beginning at UTF-16 offset ${offset} ends after the end of the text`);
    }
    const place = (position: number) =>
      `in a middle of a UTF-16 symbol at byte offset ${Buffer.byteLength(text.slice(0, position + 1))}`;
    if (splitsCharacter(text, offset)) throw badRequest(`entity begins ${place(offset)}`);
    if (splitsCharacter(text, offset + length)) {
      throw badRequest(`entity beginning at UTF-16 offset ${offset} ends ${place(offset + length)}`);
    }
  }
  return [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
}

/** Reads a text and its formatting, by a parse mode or from given entities. */
export function formatted(text: string, parseMode: string | undefined, entities: Entity[] | undefined): FormattedText {
  const mode = parseMode?.toLowerCase() ?? "";
  if (mode === "markdown" || mode === "markdownv2") {
    throw playgroundRefusal(`does not support parse_mode ${parseMode}`, 501);
  }
  if (mode !== "" && mode !== "html") throw badRequest("unsupported parse_mode");
  const parsed = mode === "html" ? parseHtml(text) : { text, entities: checkedEntities(text, entities ?? []) };
  const result = trimmed(parsed);
  return { text: result.text, entities: findEntities(result.text, result.entities) };
}
