import type { Message, MessageEntity, TextQuote } from "grammy/types";
import type { Content, FileKind } from "./content.ts";
import type { Quote } from "./content-calls.ts";

/**
 * What is told in a kind of message that cannot be passed on as new without showing where it came from, or as what it was (Bot API
 * copyMessage). A sticker names its set, which people name after their accounts.
 */
const uncarriedKinds = {
  sticker: "sticker",
  dice: "dice",
  game: "game",
  poll: "poll",
  checklist: "checklist",
  invoice: "invoice",
  paid_media: "paidMedia",
  story: "story",
  giveaway: "giveaway",
  giveaway_winners: "giveaway",
  rich_message: "richMessage",
} as const satisfies Partial<Record<keyof Message, string>>;

/** What Telegram writes into a chat about something that happened, in place of a person (Bot API: "Service message"). */
export const serviceKinds = [
  "boost_added",
  "channel_chat_created",
  "chat_background_set",
  "chat_owner_changed",
  "chat_owner_left",
  "chat_shared",
  "checklist_tasks_added",
  "checklist_tasks_done",
  "community_chat_added",
  "community_chat_joined",
  "community_chat_removed",
  "connected_website",
  "delete_chat_photo",
  "direct_message_price_changed",
  "forum_topic_closed",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "gift",
  "gift_upgrade_sent",
  "giveaway_completed",
  "giveaway_created",
  "group_chat_created",
  "left_chat_member",
  "managed_bot_created",
  "message_auto_delete_timer_changed",
  "migrate_from_chat_id",
  "migrate_to_chat_id",
  "new_chat_members",
  "new_chat_photo",
  "new_chat_title",
  "paid_message_price_changed",
  "passport_data",
  "pinned_message",
  "poll_option_added",
  "poll_option_deleted",
  "proximity_alert_triggered",
  "refunded_payment",
  "successful_payment",
  "suggested_post_approval_failed",
  "suggested_post_approved",
  "suggested_post_declined",
  "suggested_post_info",
  "suggested_post_paid",
  "suggested_post_refunded",
  "supergroup_chat_created",
  "unique_gift",
  "users_shared",
  "video_chat_ended",
  "video_chat_participants_invited",
  "video_chat_scheduled",
  "video_chat_started",
  "web_app_data",
  "write_access_allowed",
] as const satisfies (keyof Message)[];

/** `unknown`: a kind that a later Bot API has brought. */
export type UncarriedKind = (typeof uncarriedKinds)[keyof typeof uncarriedKinds] | "unknown";

export type ReceivedContent =
  | Content
  /** The person must be told that it went nowhere. */
  | { kind: "cannotBeCarried"; what: UncarriedKind }
  /** No person has written it, so there is nothing to pass on and nothing to tell. */
  | { kind: "service" };

/**
 * What a received message says, as data that is sent as new: without names, ids, profile links or keyboards of its origin. A file of an
 * album is a content of its own. Of a live location and of a live photo it is the first point and the picture (`factsOf`).
 */
export function receivedContent(message: Message): ReceivedContent {
  const { text, contact, location, venue } = message;
  if (text !== undefined) return { kind: "text", text, ...marksOf(message.entities) };
  const file = receivedFile(message);
  if (file !== null) {
    const { kind, fileId, name } = file;
    const cover = message.has_media_spoiler === true ? { isCovered: true } : {};
    return { kind, fileId, name, caption: message.caption ?? null, ...marksOf(message.caption_entities), ...cover };
  }
  if (contact !== undefined) {
    const { phone_number: phone, first_name: firstName, last_name: lastName } = contact;
    return { kind: "contact", phone, firstName, ...(lastName === undefined ? {} : { lastName }) };
  }
  if (location !== undefined) {
    const named = venue === undefined ? {} : { title: venue.title, address: venue.address };
    return { kind: "location", lat: location.latitude, lon: location.longitude, ...named };
  }
  const kinds = Object.keys(uncarriedKinds) as (keyof typeof uncarriedKinds)[];
  const uncarried = kinds.find((kind) => message[kind] !== undefined);
  if (uncarried !== undefined) return { kind: "cannotBeCarried", what: uncarriedKinds[uncarried] };
  if (serviceKinds.some((kind) => message[kind] !== undefined)) return { kind: "service" };
  return { kind: "cannotBeCarried", what: "unknown" };
}

/** A file in a received message. */
export interface ReceivedFile {
  kind: FileKind;
  fileId: string;
  /** The same for every bot and every time; a file cannot be sent by it. */
  fileUniqueId: string;
  /** In bytes. */
  size: number | null;
  name: string | null;
}

/** The file of a message; null where it has no file, or a file that is not passed on. */
export function receivedFile(message: Message): ReceivedFile | null {
  const photo = message.photo?.at(-1);
  if (photo !== undefined) return fileOf("photo", photo);
  if (message.voice !== undefined) return fileOf("voice", message.voice);
  if (message.video_note !== undefined) return fileOf("videoNote", message.video_note);
  // An animation also arrives as a document (Bot API Message), but it has to be sent with sendAnimation, so it is looked for first.
  if (message.animation !== undefined) return fileOf("animation", message.animation);
  if (message.document !== undefined) return fileOf("document", message.document);
  if (message.video !== undefined) return fileOf("video", message.video);
  if (message.audio !== undefined) return fileOf("audio", message.audio);
  return null;
}

interface TelegramFile {
  file_id: string;
  file_unique_id: string;
  file_size?: number;
  file_name?: string;
}

function fileOf(kind: FileKind, { file_id: fileId, file_unique_id, file_size, file_name }: TelegramFile): ReceivedFile {
  return { kind, fileId, fileUniqueId: file_unique_id, size: file_size ?? null, name: file_name ?? null };
}

/** Marks that open somebody's profile are left out, and their words stay. */
function marksOf(entities: readonly MessageEntity[] = []): { entities?: MessageEntity[] } {
  const kept = entities.filter((entity) => !opensProfile(entity));
  return kept.length === 0 ? {} : { entities: kept };
}

function opensProfile(entity: MessageEntity): boolean {
  return entity.type === "text_mention" || (entity.type === "text_link" && /^tg:/i.test(entity.url));
}

/** What is known about a received message besides what it says. */
export interface MessageFacts {
  /** The message of the same chat to which it is a reply. */
  replyTo: number | null;
  /** The part of that message which its author has chosen to quote. */
  quote: Quote | null;
  isForwarded: boolean;
  /** It is a reply to a message or a story of another chat, which a copy must not show. */
  quotesElsewhere: boolean;
  /** It was written through an inline bot. */
  isViaBot: boolean;
  /** Its place moves on, but only its first point is passed on. */
  isLiveLocation: boolean;
  /** Only the picture of a live photo is passed on. */
  isLivePhoto: boolean;
  /** The album that it belongs to. */
  albumId: string | null;
}

export function factsOf(message: Message): MessageFacts {
  const isReplyHere =
    message.reply_to_message !== undefined && message.external_reply === undefined && !isBeginningOfTopic(message);
  return {
    replyTo: isReplyHere ? (message.reply_to_message?.message_id ?? null) : null,
    quote: isReplyHere ? quoteOf(message.quote) : null,
    isForwarded: message.forward_origin !== undefined,
    quotesElsewhere: message.external_reply !== undefined || message.reply_to_story !== undefined,
    isViaBot: message.via_bot !== undefined,
    isLiveLocation: message.location?.live_period !== undefined,
    isLivePhoto: message.live_photo !== undefined,
    albumId: message.media_group_id ?? null,
  };
}

/** Telegram may show what is written in a topic as a reply to the message with which the topic began. */
function isBeginningOfTopic({ reply_to_message: reply, message_thread_id: topicId }: Message): boolean {
  return reply !== undefined && (reply.forum_topic_created !== undefined || reply.message_id === topicId);
}

/** Telegram gives some replies a quote by itself, which nobody has chosen. */
function quoteOf(quote: TextQuote | undefined): Quote | null {
  if (quote?.is_manual !== true) return null;
  const { text, entities, position } = quote;
  return { text, position, ...(entities === undefined ? {} : { entities }) };
}
