import type { Update } from "grammy/types";

let lastUpdate = 0;

/** The update about a text that somebody writes. */
export function written(chat: number, text: string) {
  lastUpdate += 1;
  const person = { id: chat, first_name: "Айгүл" };
  const command = { type: "bot_command" as const, offset: 0, length: "/start".length };
  return {
    update_id: lastUpdate,
    message: {
      message_id: lastUpdate,
      date: 1_780_000_000,
      chat: { ...person, type: "private" },
      from: { ...person, is_bot: false, language_code: "kk" },
      text,
      ...(text.startsWith("/") ? { entities: [command] } : {}),
    },
  } satisfies Update;
}

/** The update about a tap on a button. */
export function tapped(chat: number, messageId: number, data: string): Update {
  const { update_id, message } = written(chat, "…");
  return {
    update_id,
    callback_query: {
      id: String(update_id),
      from: message.from,
      chat_instance: "1",
      data,
      message: { ...message, message_id: messageId },
    },
  };
}
