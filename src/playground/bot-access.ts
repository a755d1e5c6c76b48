import { badRequest, Refusal } from "./errors.ts";
import type { PlaygroundPerson } from "./types.ts";
import type { Chat, Content } from "./wire.ts";

/** What access the bot has to a group or a channel. A muted bot can read but not write. */
export type BotAccess =
  | { kind: "member" | "muted" | "topicClosed" | "left" | "kicked" }
  | { kind: "migrated"; toChatId: number };

/** The kind of a message, named after the field of the Bot API that holds its content. */
export type ContentKind = Exclude<keyof Content, "entities" | "caption" | "caption_entities">;

/** A message that the bot is about to send. */
export interface OutgoingMessage {
  chatId: number;
  kind: ContentKind;
  /** The position in an album, from 0. */
  index: number;
}

/** Returns Telegram's error, without "Bad Request: ", if a message is to be refused. */
export type MessageHook = (message: OutgoingMessage) => string | undefined;

interface Addressee {
  chat: Chat;
  botAccess: BotAccess;
  person: PlaygroundPerson | undefined;
}

// The first field that is set decides: an animation also has a document, and a venue a location.
const KINDS: readonly ContentKind[] = [
  "text",
  "photo",
  "animation",
  "document",
  "voice",
  "video",
  "video_note",
  "audio",
  "sticker",
  "dice",
  "poll",
  "venue",
  "location",
  "contact",
  "checklist",
  "game",
  "giveaway",
  "invoice",
  "paid_media",
  "story",
];

/** Telegram's names (td, MessageContent.cpp: can_send_message_content). */
const PLURALS: Record<ContentKind, string> = {
  text: "text messages",
  photo: "photos",
  animation: "animations",
  document: "documents",
  voice: "voice notes",
  video: "videos",
  video_note: "video notes",
  audio: "music",
  sticker: "stickers",
  dice: "dice",
  poll: "polls",
  venue: "venues",
  location: "locations",
  contact: "contacts",
  checklist: "checklists",
  game: "games",
  giveaway: "giveaways",
  invoice: "invoices",
  paid_media: "paid media",
  story: "stories",
};

/** The kind of the message with this content. */
function kindOf(content: Content): ContentKind {
  return KINDS.find((kind) => content[kind] !== undefined) ?? "text";
}

/** Refuses a call for a group that the bot is not a member of, or that now has another id. */
export function refuseNonMember({ chat, botAccess }: Addressee): void {
  const what = `the ${typeOf(chat)} chat`;
  if (botAccess.kind === "kicked") throw new Refusal(403, `Forbidden: bot was kicked from ${what}`);
  if (botAccess.kind === "left") throw new Refusal(403, `Forbidden: bot is not a member of ${what}`);
  if (botAccess.kind === "migrated") {
    const parameters = { migrate_to_chat_id: botAccess.toChatId };
    throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters);
  }
}

function typeOf({ type }: Chat): string {
  return type === "private" ? "group" : type;
}

/** Refuses content that this group or person does not accept. */
export function refuseContent(
  { chat, botAccess, person }: Addressee,
  content: Content,
  index: number,
  hook: MessageHook | undefined,
): void {
  const kind = kindOf(content);
  if (botAccess.kind === "topicClosed") throw badRequest("TOPIC_CLOSED");
  if (botAccess.kind === "muted") throw badRequest(`not enough rights to send ${PLURALS[kind]} to the chat`);
  if (person?.refusesVoice && (kind === "voice" || kind === "video_note")) {
    throw badRequest("VOICE_MESSAGES_FORBIDDEN");
  }
  const refusal = hook?.({ chatId: chat.id, kind, index });
  if (refusal !== undefined) throw badRequest(refusal);
}

/** The access to a chat that an update gives the bot; undefined if the update does not change it. */
export function botAccessIn(update: Record<string, unknown>): BotAccess | undefined {
  const { new_chat_member: member } = (update.my_chat_member ?? {}) as {
    new_chat_member?: { status?: string; can_send_messages?: boolean };
  };
  if (member?.status === "kicked" || member?.status === "left") return { kind: member.status };
  if (member?.status === "restricted" && member.can_send_messages === false) return { kind: "muted" };
  return member && { kind: "member" };
}
