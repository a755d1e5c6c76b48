import type { Message, MessageEntity } from "grammy/types";
import parsePhoneNumber from "libphonenumber-js/max";
import { factsOf } from "./received-content.ts";

/** What a message shows of its author, or of somebody else, that cannot be taken back once it is read. */
export type Disclosure =
  /** A telephone number is written in it. */
  | { kind: "phoneNumber" }
  /** An @name. */
  | { kind: "userName" }
  /** A link to a Telegram account, chat or bot. */
  | { kind: "telegramLink" }
  /** A name that opens a profile. The name is passed on without the profile. */
  | { kind: "profileMention" }
  /** A contact card: a name and a number. */
  | { kind: "contactCard" }
  /** Somebody else has written it. */
  | { kind: "forwarded" }
  /** It is a reply to a message of another chat, which is not passed on. */
  | { kind: "foreignQuote" }
  /** A file that is passed on with its name, and with what its program has written into it. */
  | { kind: "fileName"; name: string | null };

/**
 * The reasons for which the author of a message is asked once more before others can read it, each once. An e-mail address or a link to
 * a page is no reason.
 */
export function lookTwice(message: Message): Disclosure[] {
  const { isForwarded, quotesElsewhere } = factsOf(message);
  const { document, audio, animation, video, venue } = message;
  const entities = [...(message.entities ?? []), ...(message.caption_entities ?? [])];
  const written = [message.text, message.caption, venue?.title, venue?.address].filter((part) => part !== undefined);
  // A link behind words may lead to a number: tel:…, wa.me/….
  const words = [...written, ...entities.flatMap((entity) => (entity.type === "text_link" ? [entity.url] : []))];
  // An animation also arrives as a document. Like a video it tells nothing beyond its name, and hardly ever has somebody chosen that.
  const moving = animation ?? video;
  const file = moving === undefined ? (document ?? audio) : isNamed(moving.file_name) ? moving : undefined;
  const found: [boolean, Disclosure][] = [
    [entities.some(({ type }) => type === "phone_number") || words.some(hasPhoneNumber), { kind: "phoneNumber" }],
    [entities.some(({ type }) => type === "mention"), { kind: "userName" }],
    [entities.some(isLinkToTelegram) || written.some((part) => telegramLink.test(part)), { kind: "telegramLink" }],
    [entities.some(opensProfile), { kind: "profileMention" }],
    [message.contact !== undefined, { kind: "contactCard" }],
    [isForwarded, { kind: "forwarded" }],
    [quotesElsewhere, { kind: "foreignQuote" }],
    [file !== undefined, { kind: "fileName", name: file?.file_name ?? null }],
  ];
  return found.filter(([isThere]) => isThere).map(([, disclosure]) => disclosure);
}

/** The same for words that nobody has typed into Telegram, which marks the names in what people type. */
export function lookTwiceAtWords(text: string): Disclosure[] {
  const found: [boolean, Disclosure][] = [
    [hasPhoneNumber(text), { kind: "phoneNumber" }],
    [userName.test(text), { kind: "userName" }],
    [telegramLink.test(text), { kind: "telegramLink" }],
  ];
  return found.filter(([isThere]) => isThere).map(([, disclosure]) => disclosure);
}

/** What a camera or an app calls a video: «VID_20261027_101500.mp4», «video.mp4». */
const nameOfCamera = /^(?:animation|file|giphy|img|mov|mp4|pxl|trim|vid|video)?[\d\s_.()-]*(?:\.\w{2,4})?$/iu;

function isNamed(name = ""): boolean {
  return !nameOfCamera.test(name);
}

/** An @name as Telegram marks it; what stands within an e-mail address is not one of them. */
const userName = /(?<![\w@])@[a-z]\w{3,31}/i;
/** `tg://user?id=…` is the profile of a person. */
const profileLink = /^tg:\/\/(?:user|openmessage)\b/i;
/** Also `name.t.me`. */
const telegramLink = /(?<![\p{L}\d-])(?:t|telegram)\.(?:me|dog)(?![\p{L}\d-])|\btg:\/\//iu;

function opensProfile(entity: MessageEntity): boolean {
  return entity.type === "text_mention" || (entity.type === "text_link" && profileLink.test(entity.url));
}

function isLinkToTelegram(entity: MessageEntity): boolean {
  return entity.type === "text_link" && telegramLink.test(entity.url) && !profileLink.test(entity.url);
}

/** Digits with at most three signs between them, such as a number in its groups, a date, or several of them. */
const digitsTogether = /\+?\d(?:[^\p{L}\d]{0,3}\d)*/gu;

/** Looks at every row of groups, because a number may stand beside a date or a price: «2024 8 701 …». */
function hasPhoneNumber(text: string): boolean {
  return (text.match(digitsTogether) ?? []).some((row) => {
    const groups = row.match(/\+?\d+/g) ?? [];
    return groups.some((_, from) => beginsNumber(groups.slice(from)));
  });
}

/** Numbers of Kazakhstan have 10 digits, 11 with the 8 or the 7; those of other countries begin with a plus and have up to 15. */
const possible = /^(?:\d{10,11}|\+\d{7,15})$/;
/** What is dialled for the plus: 8 10 from Kazakhstan, 00 from many other countries. */
const dialledForPlus = /^(?:810|00)/;
const maxGroups = 18;

function beginsNumber(groups: readonly string[]): boolean {
  let digits = "";
  return groups.slice(0, maxGroups).some((group) => {
    digits += group;
    const number = digits.replace(dialledForPlus, "+");
    return possible.test(number) && parsePhoneNumber(number, "KZ")?.isValid() === true;
  });
}
