const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a tap or an inline query can be answered, and so how long its update is worth keeping. */
export const QUERY_MS = 150 * 1000;

const MESSAGE_KINDS = ["message", "edited_message", "channel_post", "edited_channel_post"];
const QUERY_KINDS = ["callback_query", "inline_query"];

interface UpdateContent {
  chat?: { id: number };
  from?: { id: number };
}

/**
 * The lane of an update: those of one lane are delivered one after another, and between lanes there is no order. Messages and
 * edits of them are in their chat's lane, taps and inline queries in their user's, and changes of the bot's membership in the
 * chat's again, but in another one than its messages (tdlib/telegram-bot-api, Client.cpp: webhook_queue_id).
 */
export function laneOf(kind: string, value: unknown): string {
  const { chat, from } = (value ?? {}) as UpdateContent;
  const lane = MESSAGE_KINDS.includes(kind) ? "message" : kind;
  // A tap names its chat only within its message; it belongs to the user who taps.
  return `${lane} ${chat?.id ?? from?.id ?? 0}`;
}

/** How long Telegram keeps an update, in milliseconds: a day, also that of an edit of an older message; a query as long as it can be answered. */
export function keptFor(kind: string): number {
  return QUERY_KINDS.includes(kind) ? QUERY_MS : DAY_MS;
}
