import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Playground } from "../../src/playground/server.ts";

/** What reached people's phones, counted by the server. */
export interface Reached {
  /** Messages that a chat got again, word for word and button for button. */
  doubled(): number;
  /** How many announcements a chat got. */
  announcements(chatId: number): number;
  total(): number;
}

// What stands for an announcement: a message that nobody may get twice.
const announcement = createTexts()("kk").html("chat:setAside");

/**
 * @param repeats chats in which the same words come again for good reason
 * @param otherWords how another version that runs too words an announcement
 */
export function countMessages(
  playground: Playground,
  repeats: ReadonlySet<number>,
  otherWords = announcement,
): Reached {
  const counts = new Map<number, number>();
  const said = new Map<string, number>();
  let total = 0;
  playground.onCall(({ method, params, ok }) => {
    if (!ok || !/^(send|copy)/.test(method) || method === "sendChatAction") return;
    const chat = Number(params.chat_id);
    total += 1;
    if (params.text === announcement || params.text === otherWords) counts.set(chat, (counts.get(chat) ?? 0) + 1);
    if (repeats.has(chat)) return;
    const words = `${chat} ${method} ${String(params.text ?? "")} ${JSON.stringify(params.reply_markup ?? null)}`;
    said.set(words, (said.get(words) ?? 0) + 1);
  });
  return {
    doubled: () => [...said.values()].reduce((sum, times) => sum + times - 1, 0),
    announcements: (chatId) => counts.get(chatId) ?? 0,
    total: () => total,
  };
}
