import type { InlineKeyboardMarkup, MessageEntity, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "grammy/types";
import { Refetched } from "../telegram/upload.ts";
import type { FilePart, Part, Words } from "./content-parts.ts";

/** A call of the Bot API. */
export interface ApiCall {
  method: string;
  payload: Record<string, unknown>;
}

export type Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/** A part of a message, exactly as it is written there, of 1,024 UTF-16 units at most (Bot API ReplyParameters). */
export interface Quote {
  text: string;
  /** Its marks, because a part counts as the same only with them. */
  entities?: readonly MessageEntity[];
  /** Where it begins in that message, in UTF-16 units; only a hint. */
  position?: number;
}

/** How a message is sent, whatever it shows. */
export interface CallOptions {
  markup?: Markup | null;
  /** A message id in the recipient's chat. Where that message is gone, this one is sent without it. */
  replyTo?: number | undefined;
  /** The part of that message to which it is a reply. Where the message does not hold it, this one is sent without it. */
  quote?: Quote | undefined;
  /** A topic of the recipient's chat. Where the topic is gone, the message is sent outside it. */
  topicId?: number | undefined;
  /** Telegram's apps do not let it be copied, forwarded or saved (Bot API protect_content). */
  protected?: boolean | undefined;
}

const senders = {
  photo: ["sendPhoto", "photo"],
  document: ["sendDocument", "document"],
  voice: ["sendVoice", "voice"],
  videoNote: ["sendVideoNote", "video_note"],
  video: ["sendVideo", "video"],
  animation: ["sendAnimation", "animation"],
  audio: ["sendAudio", "audio"],
} as const;

/** The call that sends one message. */
export function sendCall(chatId: number, part: Part, options: CallOptions = {}): ApiCall {
  const common = { chat_id: chatId, ...sendingOptions(options), ...markupOf(options) };
  switch (part.kind) {
    case "text":
      return { method: "sendMessage", payload: { ...common, ...textOf(part.words) } };
    case "location":
      return {
        method: part.title === undefined ? "sendLocation" : "sendVenue",
        payload: { ...common, ...pointOf(part) },
      };
    case "contact": {
      const { phone: phone_number, firstName: first_name, lastName } = part;
      const last_name = lastName === undefined ? {} : { last_name: lastName };
      return { method: "sendContact", payload: { ...common, phone_number, first_name, ...last_name } };
    }
    default: {
      const [method, field] = senders[part.kind];
      if ("made" in part) return { method, payload: { ...common, [field]: part.made, ...captionOf(part.caption) } };
      const { fileId, uploadedAs } = part;
      const file = uploadedAs === undefined ? fileId : new Refetched(fileId, uploadedAs);
      return { method, payload: { ...common, [field]: file, ...captionOf(part.caption), ...coverOf(part) } };
    }
  }
}

/** The call that sends files as one album: `albumLength` says which may go together. An album has no buttons. */
export function sendAlbumCall(chatId: number, parts: readonly Part[], options: CallOptions = {}): ApiCall {
  const media = parts.flatMap((part) => ("fileId" in part ? [mediaOf(part)] : []));
  return { method: "sendMediaGroup", payload: { chat_id: chatId, media, ...sendingOptions(options) } };
}

/**
 * The call that changes a sent message into this part. Of a voice message Telegram changes only the caption, and of a video note, a contact
 * and a location only the buttons (Bot API editMessageMedia); `changeOf` tells what needs a correction instead.
 */
export function editCall(chatId: number, part: Part, messageId: number, options: CallOptions = {}): ApiCall {
  const common = { chat_id: chatId, message_id: messageId, ...markupOf(options) };
  switch (part.kind) {
    case "text":
      return { method: "editMessageText", payload: { ...common, ...textOf(part.words) } };
    case "photo":
    case "video":
    case "animation":
    case "document":
    case "audio":
      if ("made" in part) return captionCall(common, part.caption);
      // What was uploaded again has another file_id in the recipient's chat, and its file stays.
      if (part.uploadedAs !== undefined) return captionCall(common, part.caption);
      return { method: "editMessageMedia", payload: { ...common, media: mediaOf(part) } };
    case "voice":
      return captionCall(common, part.caption);
    default:
      return { method: "editMessageReplyMarkup", payload: common };
  }
}

function captionCall(common: object, caption: Words | null): ApiCall {
  return { method: "editMessageCaption", payload: { ...common, caption: "", ...captionOf(caption) } };
}

function mediaOf(part: FilePart) {
  return { type: part.kind, media: part.fileId, ...captionOf(part.caption), ...coverOf(part) };
}

function coverOf({ isCovered }: FilePart) {
  return isCovered === true ? { has_spoiler: true } : {};
}

/** The fields of a call that sends which do not depend on what it shows. */
export function sendingOptions({ replyTo, quote, topicId, protected: isProtected }: CallOptions) {
  return {
    ...(topicId === undefined ? {} : { message_thread_id: topicId }),
    ...(replyTo === undefined ? {} : { reply_parameters: replyParameters(replyTo, quote) }),
    ...(isProtected === true ? { protect_content: true } : {}),
  };
}

/** The marks that a quote keeps, without custom emoji, which our messages do not have. */
const quotedMarks = ["bold", "italic", "underline", "strikethrough", "spoiler"];
const maxQuoteLength = 1024;

function replyParameters(messageId: number, quote: Quote | undefined) {
  const target = { message_id: messageId, allow_sending_without_reply: true };
  if (quote === undefined || quote.text === "" || quote.text.length > maxQuoteLength) return target;
  const marks = (quote.entities ?? []).filter(({ type }) => quotedMarks.includes(type));
  return {
    ...target,
    quote: quote.text,
    ...(marks.length === 0 ? {} : { quote_entities: marks }),
    ...(quote.position === undefined ? {} : { quote_position: quote.position }),
  };
}

function markupOf({ markup }: CallOptions) {
  return markup == null ? {} : { reply_markup: markup };
}

function textOf(words: Words) {
  return { ...marked("text", words), link_preview_options: { is_disabled: true } };
}

function captionOf(caption: Words | null) {
  return caption === null ? {} : marked("caption", caption);
}

function marked(name: "text" | "caption", words: Words): Record<string, unknown> {
  if ("html" in words) return { [name]: words.html, parse_mode: "HTML" };
  const { text, entities } = words;
  if (entities.length === 0) return { [name]: text };
  return { [name]: text, [name === "text" ? "entities" : "caption_entities"]: entities };
}

function pointOf({ lat: latitude, lon: longitude, title, address }: Extract<Part, { kind: "location" }>) {
  return { latitude, longitude, ...(title === undefined ? {} : { title, address: address ?? "" }) };
}
