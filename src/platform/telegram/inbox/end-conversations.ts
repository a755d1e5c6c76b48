import type { Db } from "../../database/open.ts";

/**
 * Ends the conversations that wait for an answer in these chats: the stored question is erased, and what comes next is no answer to it.
 * @param keys as `keyOf` makes them
 */
export async function endConversations(db: Db, keys: readonly string[]): Promise<void> {
  await db.chatState.updateMany({ where: { key: { in: [...keys] } }, data: { conversationSealed: null } });
}
