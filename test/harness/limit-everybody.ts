import type { Holds } from "../../src/platform/telegram/outbox/holds.ts";

/** Two chats of an announcement meet a 429 at once, which holds everybody. @param chat the first of them */
export async function limitEverybody(holds: Holds, seconds: number, chat = 7): Promise<void> {
  for (const chatId of [String(chat), String(chat + 1)]) {
    await holds.note({ method: "sendMessage", chatId, isBulk: true }, seconds);
  }
}
