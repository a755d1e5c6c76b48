import { openChat } from "../chats.ts";
import { badRequest } from "../errors.ts";
import { deleteTopic } from "../topics.ts";
import { type ChatState, emit, type World } from "../world.ts";

interface TopicParams {
  chat_id: number | string;
  message_thread_id: number;
  name?: string;
  icon_color?: number;
}

const DEFAULT_COLOUR = 7322096;

/** Private chats have topics only if the bot's owner has switched them on (td, ForumTopicManager.cpp: is_forum). */
function openForum(world: World, chatId: number | string): ChatState {
  const chat = openChat(world, chatId);
  if (!world.topicsEnabled) throw badRequest("the chat is not a forum");
  return chat;
}

export function createForumTopic(world: World, { chat_id, name = "", icon_color }: TopicParams): object {
  const chat = openForum(world, chat_id);
  const message_thread_id = ++chat.lastId;
  chat.topics.set(message_thread_id, name);
  return { message_thread_id, name, icon_color: icon_color ?? DEFAULT_COLOUR };
}

export function editForumTopic(world: World, { chat_id, message_thread_id, name }: TopicParams): true {
  const chat = openForum(world, chat_id);
  const known = chat.topics.get(message_thread_id);
  if (known === undefined) throw badRequest("TOPIC_ID_INVALID");
  if (!name || name === known) throw badRequest("TOPIC_NOT_MODIFIED");
  chat.topics.set(message_thread_id, name);
  emit(world, { kind: "everything" });
  return true;
}

export function deleteForumTopic(world: World, { chat_id, message_thread_id }: TopicParams): true {
  if (!deleteTopic(world, openForum(world, chat_id), message_thread_id)) throw badRequest("TOPIC_ID_INVALID");
  return true;
}
