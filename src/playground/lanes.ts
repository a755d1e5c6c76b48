const DAY_MS = 24 * 60 * 60 * 1000;

/** How long the bot can answer a tap or an inline query, and so how long the update is kept. */
export const QUERY_MS = 150 * 1000;

const MESSAGE_KINDS = ["message", "edited_message", "channel_post", "edited_channel_post"];
const QUERY_KINDS = ["callback_query", "inline_query"];

interface UpdateContent {
  chat?: { id: number };
  from?: { id: number };
}

/**
 * The lane of an update. The webhook delivers the updates of a lane in order, and keeps no order between lanes. Each chat has a
 * lane for messages and edits and another for changes of the bot's membership; each user has lanes for taps and for inline
 * queries (tdlib/telegram-bot-api, Client.cpp: webhook_queue_id).
 */
export function laneOf(kind: string, value: unknown): string {
  const { chat, from } = (value ?? {}) as UpdateContent;
  const lane = MESSAGE_KINDS.includes(kind) ? "message" : kind;
  // A tap names the chat only inside its message, so that it gets the lane of the user who taps.
  return `${lane} ${chat?.id ?? from?.id ?? 0}`;
}

/** How long Telegram keeps an update, in milliseconds: a day, or for queries as long as the bot can answer them. */
export function keptFor(kind: string): number {
  return QUERY_KINDS.includes(kind) ? QUERY_MS : DAY_MS;
}
