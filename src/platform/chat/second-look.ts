import type { Message, MessageEntity } from "grammy/types";
import parsePhoneNumber, { findPhoneNumbersInText } from "libphonenumber-js/max";
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
  const { document, audio, animation, venue } = message;
  const words = [message.text, message.caption, venue?.title, venue?.address].filter((part) => part !== undefined);
  const entities = [...(message.entities ?? []), ...(message.caption_entities ?? [])];
  // An animation also arrives as a document, but its name is of no interest to anybody.
  const file = animation === undefined ? (document ?? audio) : undefined;
  const found: [boolean, Disclosure][] = [
    [entities.some(({ type }) => type === "phone_number") || words.some(hasPhoneNumber), { kind: "phoneNumber" }],
    [entities.some(({ type }) => type === "mention"), { kind: "userName" }],
    [entities.some(isLinkToTelegram) || words.some((part) => telegramLink.test(part)), { kind: "telegramLink" }],
    [entities.some(opensProfile), { kind: "profileMention" }],
    [message.contact !== undefined, { kind: "contactCard" }],
    [isForwarded, { kind: "forwarded" }],
    [quotesElsewhere, { kind: "foreignQuote" }],
    [file !== undefined, { kind: "fileName", name: file?.file_name ?? null }],
  ];
  return found.filter(([isThere]) => isThere).map(([, disclosure]) => disclosure);
}

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

/** Digits as people write telephone numbers, with what they put between them. */
const digits = /\+?\d(?:[ ().\u00a0\u2010-\u2015-]{0,3}\d){6,14}/g;
/** A number of Kazakhstan behind other digits, as in «2024 8 701 …». */
const numberHere =
  /(?<!\d)(?:\+?[78][^\p{L}\d]{0,3})?7\d{2}[^\p{L}\d]{0,3}\d{3}[^\p{L}\d]{0,2}\d{2}[^\p{L}\d]{0,2}\d{2}(?!\d)/u;

/** Asking in vain costs a tap, and missing a number cannot be undone: so it also hears a number among other digits. */
function hasPhoneNumber(text: string): boolean {
  const isValid = (written: string) => parsePhoneNumber(written, "KZ")?.isValid() === true;
  if (numberHere.test(text) || (text.match(digits) ?? []).some(isValid)) return true;
  return findPhoneNumbersInText(text, "KZ").length > 0;
}
