/** What Telegram says of a bot's topics in private chats (Bot API User, in the answer to getMe). */
export interface OfferedTopics {
  has_topics_enabled?: boolean;
  allows_users_to_create_topics?: boolean;
}

/** Why talks cannot have topics, and what the operator can do. */
export interface TopicsProblem {
  says: string;
  todo: string;
}

/**
 * Why talks cannot have topics though the operator wants them; null if they can. The bot's owner decides in BotFather whether private chats
 * with the bot have topics. Where people may make their own, the app opens a topic for each message, and nobody knows who reads it.
 */
export function topicsProblem(me: OfferedTopics): TopicsProblem | null {
  const orNot = "or remove TALK_TOPICS, and restart the bot";
  if (me.has_topics_enabled !== true) {
    return {
      says: "TALK_TOPICS is 1, but private chats with the bot have no topics",
      todo: `Switch topics in private chats on for the bot in @BotFather's mini app, ${orNot}.`,
    };
  }
  if (me.allows_users_to_create_topics !== false) {
    return {
      says: "TALK_TOPICS is 1, but people may make topics of their own in private chats with the bot",
      todo: `Forbid people to make topics in @BotFather's mini app, ${orNot}.`,
    };
  }
  return null;
}
