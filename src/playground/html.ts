import { badRequest } from "./errors.ts";
import type { Entity } from "./wire.ts";

const TAG_TYPES: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-emoji": "custom_emoji",
  "tg-time": "date_time",
};

/** How clients write a moment: relative to now, or with the weekday, date and time (Bot API, date-time entity formatting). */
const MOMENT_FORMAT = /^(?:r|w?[dD]?[tT]?)$/;
const LAST_MOMENT = 2 ** 31 - 1;

const NAMED: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

interface OpenTag {
  name: string;
  argument: string;
  format: string;
  offset: number;
}

/** Parses Telegram's HTML style. Refuses what Telegram refuses, with Telegram's byte offsets. */
export function parseHtml(source: string): { text: string; entities: Entity[] } {
  return new HtmlReader(source).read();
}

class HtmlReader {
  readonly #source: string;
  #at = 0;
  #text = "";
  readonly #open: OpenTag[] = [];
  readonly #entities: Entity[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  read(): { text: string; entities: Entity[] } {
    while (this.#at < this.#source.length) {
      const char = this.#source[this.#at];
      if (char === "<") this.#tag();
      else this.#text += char === "&" ? this.#character() : this.#take();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed) throw this.#error(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
    this.#entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
    return { text: this.#text, entities: this.#entities };
  }

  #take(): string {
    return this.#source[this.#at++] ?? "";
  }

  /** Reads a character reference, or just the ampersand if there is no reference. */
  #character(): string {
    const match = /^&(?:#x([\da-f]+)|#(\d+)|([a-z]+));?/i.exec(this.#source.slice(this.#at, this.#at + 12));
    const code = match?.[1] ? Number.parseInt(match[1], 16) : Number(match?.[2] ?? 0);
    const isCharacter = code > 0 && code < 0x10ffff && (code < 0xd800 || code > 0xdfff);
    const decoded = isCharacter ? String.fromCodePoint(code) : NAMED[match?.[3] ?? ""];
    if (!match || decoded === undefined) return this.#take();
    this.#at += match[0].length;
    return decoded;
  }

  #tag() {
    const begin = this.#at;
    const name = /^<([^\s>]*)/.exec(this.#source.slice(begin))?.[1]?.toLowerCase() ?? "";
    this.#at = begin + 1 + name.length;
    if (this.#at >= this.#source.length) throw this.#error("Unclosed start tag", begin);
    if (name.startsWith("/")) this.#endTag(name.slice(1), begin);
    else this.#startTag(name, begin);
  }

  #startTag(name: string, begin: number) {
    if (!TAG_TYPES[name]) throw this.#error(`Unsupported start tag "${name}"`, begin);
    const attributes = this.#attributes(name, begin);
    if (name === "span" && attributes.class !== "tg-spoiler") {
      throw this.#error('Tag "span" must have class "tg-spoiler"', begin);
    }
    if (name === "tg-emoji" && !attributes["emoji-id"]) {
      throw this.#error('Tag "tg-emoji" must have attribute "emoji-id"', begin);
    }
    if (name === "tg-time") this.#checkMoment(attributes, begin);
    const language = attributes.class?.startsWith("language-") ? attributes.class.slice(9) : "";
    const arguments_: Record<string, string | undefined> = {
      a: attributes.href,
      code: language,
      "tg-emoji": attributes["emoji-id"],
      "tg-time": attributes.unix,
      blockquote: attributes.expandable === undefined ? "" : "expandable",
    };
    const { format = "" } = attributes;
    this.#open.push({ name, argument: arguments_[name] ?? "", format, offset: this.#text.length });
  }

  #checkMoment({ unix, format = "" }: Record<string, string>, begin: number) {
    if (!unix) throw this.#error('Tag "tg-time" must have attribute "unix"', begin);
    const isMoment = /^\d{1,10}$/.test(unix) && Number(unix) > 0 && Number(unix) <= LAST_MOMENT;
    if (!isMoment) throw this.#error('Tag "tg-time" has an invalid attribute "unix"', begin);
    if (!MOMENT_FORMAT.test(format)) throw this.#error('Tag "tg-time" has an invalid attribute "format"', begin);
  }

  #attributes(tag: string, begin: number): Record<string, string> {
    const found: Record<string, string> = {};
    for (;;) {
      this.#spaces();
      if (this.#at >= this.#source.length) throw this.#error("Unclosed start tag", begin);
      if (this.#source[this.#at] === ">") break;
      const name = /^[^\s=>/"']*/.exec(this.#source.slice(this.#at))?.[0] ?? "";
      if (!name) throw this.#error(`Empty attribute name in the tag "${tag}"`, begin);
      this.#at += name.length;
      this.#spaces();
      if (this.#source[this.#at] !== "=") {
        found[name.toLowerCase()] = "";
        continue;
      }
      this.#at++;
      this.#spaces();
      found[name.toLowerCase()] = this.#attributeValue(tag, begin);
    }
    this.#at++;
    return found;
  }

  #attributeValue(tag: string, begin: number): string {
    const quote = this.#source[this.#at];
    if (quote !== '"' && quote !== "'") {
      const token = /^[A-Za-z0-9.-]*/.exec(this.#source.slice(this.#at))?.[0] ?? "";
      const start = this.#at;
      this.#at += token.length;
      if (!/^[\s>]/.test(this.#source.slice(this.#at))) throw this.#error("Unexpected end of name token", start);
      return token.toLowerCase();
    }
    this.#at++;
    let value = "";
    while (this.#at < this.#source.length && this.#source[this.#at] !== quote) {
      value += this.#source[this.#at] === "&" ? this.#character() : this.#take();
    }
    if (this.#at >= this.#source.length) throw this.#error(`Unclosed start tag "${tag}"`, begin);
    this.#at++;
    return value;
  }

  #endTag(name: string, begin: number) {
    const open = this.#open.pop();
    if (!open) throw this.#error("Unexpected end tag", begin);
    this.#spaces();
    if (this.#source[this.#at] !== ">") throw this.#error("Unclosed end tag", begin);
    this.#at++;
    if (name && name !== open.name) {
      throw this.#error("Unmatched end tag", begin, `, expected "</${open.name}>", found "</${name}>"`);
    }
    this.#close(open);
  }

  #close({ name, argument, format, offset }: OpenTag) {
    const length = this.#text.length - offset;
    if (length === 0) return;
    const entity: Entity = { type: TAG_TYPES[name] ?? name, offset, length };
    const inner = this.#entities.at(-1);
    if (name === "a") {
      const url = argument || this.#text.slice(offset);
      // Telegram keeps the text and drops the link if the address is not valid.
      if (!/^(https?:\/\/|tg:\/\/|mailto:|tel:)?[^\s]+\.[^\s]+|^tg:\/\//i.test(url)) return;
      entity.url = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
    } else if (name === "pre" && inner?.type === "code" && inner.offset === offset && inner.length === length) {
      this.#entities.pop();
      if (inner.language) entity.language = inner.language;
    } else if (name === "code" && argument) {
      entity.language = argument;
    } else if (name === "tg-emoji") {
      entity.custom_emoji_id = argument;
    } else if (name === "tg-time") {
      entity.unix_time = Number(argument);
      entity.date_time_format = format;
    } else if (name === "blockquote" && argument) {
      entity.type = "expandable_blockquote";
    }
    this.#entities.push(entity);
  }

  #spaces() {
    while (/\s/.test(this.#source[this.#at] ?? "")) this.#at++;
  }

  #bytes(position: number): number {
    return Buffer.byteLength(this.#source.slice(0, position));
  }

  #error(reason: string, position?: number, rest = "") {
    const place = position === undefined ? "" : ` at byte offset ${this.#bytes(position)}`;
    return badRequest(`can't parse entities: ${reason}${place}${rest}`);
  }
}
