import type { Holds } from "../../src/platform/telegram/outbox/holds.ts";

/** Notes a 429 for two chats of an announcement at the same time, which stops sending to everybody. @param chat the first chat */
export async function limitEverybody(holds: Holds, seconds: number, chat = 7): Promise<void> {
  for (const chatId of [String(chat), String(chat + 1)]) {
    await holds.note({ method: "sendMessage", chatId, isBulk: true }, seconds);
  }
}
