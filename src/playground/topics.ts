import { removeMessage } from "./chats.ts";
import type { ChatState, World } from "./world.ts";

/** Deletes a topic with its messages. Returns whether there was such a topic. */
export function deleteTopic(world: World, chat: ChatState, topicId: number): boolean {
  if (!chat.topics.delete(topicId)) return false;
  for (const { message } of [...chat.messages.values()]) {
    if (message.message_thread_id === topicId) removeMessage(world, chat, message.message_id);
  }
  return true;
}
