import { badRequest, Refusal } from "./errors.ts";
import type { PlaygroundPerson } from "./types.ts";
import type { Chat, Content } from "./wire.ts";

/** How the bot stands in a group or a channel. A muted bot reads and may not write. */
export type Standing =
  | { kind: "member" | "muted" | "topicClosed" | "left" | "kicked" }
  | { kind: "migrated"; toChatId: number };

/** What a message consists of, in the words of the Bot API's fields. */
export type ContentKind = Exclude<keyof Content, "entities" | "caption" | "caption_entities">;

/** A message that the bot is about to leave in a chat. */
export interface OutgoingMessage {
  chatId: number;
  kind: ContentKind;
  /** Its place in an album, from 0. */
  index: number;
}

/** What Telegram says instead of taking a message, without "Bad Request: ". */
export type MessageHook = (message: OutgoingMessage) => string | undefined;

interface Addressee {
  chat: Chat;
  standing: Standing;
  person: PlaygroundPerson | undefined;
}

// An animation is a document, and a venue a location, to those who do not know them.
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
];

/** As td names them (MessageContent.cpp, can_send_message_content). */
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
};

/** What a message is, where a message has fields of one thing. */
function kindOf(content: Content): ContentKind {
  return KINDS.find((kind) => content[kind] !== undefined) ?? "text";
}

/** Refuses where the bot is no member of the group, or the group has another id by now. */
export function refuseStranger({ chat, standing }: Addressee): void {
  const what = `the ${typeOf(chat)} chat`;
  if (standing.kind === "kicked") throw new Refusal(403, `Forbidden: bot was kicked from ${what}`);
  if (standing.kind === "left") throw new Refusal(403, `Forbidden: bot is not a member of ${what}`);
  if (standing.kind === "migrated") {
    const parameters = { migrate_to_chat_id: standing.toChatId };
    throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters);
  }
}

function typeOf({ type }: Chat): string {
  return type === "private" ? "group" : type;
}

/** Refuses what the chat does not take, whoever it is. */
export function refuseContent(
  { chat, standing, person }: Addressee,
  content: Content,
  index: number,
  hook: MessageHook | undefined,
): void {
  const kind = kindOf(content);
  if (standing.kind === "topicClosed") throw badRequest("TOPIC_CLOSED");
  if (standing.kind === "muted") throw badRequest(`not enough rights to send ${PLURALS[kind]} to the chat`);
  if (person?.refusesVoice && (kind === "voice" || kind === "video_note")) {
    throw badRequest("VOICE_MESSAGES_FORBIDDEN");
  }
  const words = hook?.({ chatId: chat.id, kind, index });
  if (words !== undefined) throw badRequest(words);
}

/** What an update says of the bot's standing in a chat. */
export function standingIn(update: Record<string, unknown>): Standing | undefined {
  const { new_chat_member: member } = (update.my_chat_member ?? {}) as {
    new_chat_member?: { status?: string; can_send_messages?: boolean };
  };
  if (member?.status === "kicked" || member?.status === "left") return { kind: member.status };
  if (member?.status === "restricted" && member.can_send_messages === false) return { kind: "muted" };
  return member && { kind: "member" };
}
