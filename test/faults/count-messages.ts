import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Playground } from "../../src/playground/server.ts";

/** The messages that reached people's phones, counted by the server. */
export interface Reached {
  /** Messages that a chat got again with the same text and buttons. */
  doubled(): number;
  /** How many announcements a chat has got. */
  announcements(chatId: number): number;
  total(): number;
}

// This message stands for an announcement, which nobody may get twice.
const announcement = createTexts()("kk").html("chat:setAside");

/**
 * @param repeats chats in which the same text may rightly come again
 * @param otherText the text of an announcement in another version that also runs
 */
export function countMessages(playground: Playground, repeats: ReadonlySet<number>, otherText = announcement): Reached {
  const counts = new Map<number, number>();
  const timesSent = new Map<string, number>();
  let total = 0;
  playground.onCall(({ method, params, ok }) => {
    if (!ok || !/^(send|copy)/.test(method) || method === "sendChatAction") return;
    const chat = Number(params.chat_id);
    total += 1;
    if (params.text === announcement || params.text === otherText) counts.set(chat, (counts.get(chat) ?? 0) + 1);
    if (repeats.has(chat)) return;
    // The same words in reply to another message are another message.
    const more = JSON.stringify([params.reply_markup ?? null, params.reply_parameters ?? null]);
    const key = `${chat} ${method} ${String(params.text ?? "")} ${more}`;
    timesSent.set(key, (timesSent.get(key) ?? 0) + 1);
  });
  return {
    doubled: () => [...timesSent.values()].reduce((sum, times) => sum + times - 1, 0),
    announcements: (chatId) => counts.get(chatId) ?? 0,
    total: () => total,
  };
}
