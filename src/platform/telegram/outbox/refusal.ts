/** Why a chat cannot be written to. */
export type ChatLoss = "blocked" | "deactivated" | "notStarted" | "removed" | "migrated" | "notFound" | "other";

/** What a refusal by the Bot API means for the call. */
export type Refusal =
  /** What the call concerns does not, or no longer, exist. A lost chat says nothing about other chats of the same person. */
  | { kind: "gone"; what: "chat"; cause: ChatLoss }
  | { kind: "gone"; what: "message" | "replyTarget" | "topic" | "query" }
  /**
   * Telegram refuses this call for good. `unchanged`: the message already shows the same; `voice`: the recipient takes no voice and video
   * messages, but takes the same as a file.
   */
  | { kind: "never"; what: "unchanged" | "rights" | "voice" | "content" }
  /** The same call may succeed later. `token`: Telegram refuses our token, and not the content. */
  | { kind: "later"; what: "limit" | "token" | "conflict" }
  /** It is unknown whether the call was carried out. */
  | { kind: "unknown" };

interface Rule {
  /** Parts of Telegram's description; one of them is enough. */
  words: readonly string[];
  /** The methods to which the rule applies; by default all. */
  methods?: RegExp;
  means: Refusal;
}

const lost = (cause: ChatLoss): Refusal => ({ kind: "gone", what: "chat", cause });
const gone = (what: "message" | "replyTarget" | "topic" | "query"): Refusal => ({ kind: "gone", what });
const never = (what: "unchanged" | "rights" | "voice" | "content"): Refusal => ({ kind: "never", what });

/** Methods that concern a message which was sent before. */
const changing = /^(edit|delete|copy|forward|pin|unpin|stop|setMessageReaction)/;

/**
 * The words of the Bot API server (tdlib/telegram-bot-api, Client.cpp: fail_query_with_error, check_chat_access, check_message) and of
 * Telegram itself, whose errors in capitals it passes on. The first matching rule counts.
 */
const rules: readonly Rule[] = [
  { words: ["bot was blocked by the user", "USER_IS_BLOCKED"], means: lost("blocked") },
  { words: ["user is deactivated", "INPUT_USER_DEACTIVATED"], means: lost("deactivated") },
  { words: ["bot can't initiate conversation with a user"], means: lost("notStarted") },
  { words: ["group chat was upgraded to a supergroup chat"], means: lost("migrated") },
  { words: ["bot was kicked", "bot is not a member", "chat was deleted"], means: lost("removed") },
  { words: ["chat not found", "PEER_ID_INVALID"], means: lost("notFound") },
  { words: ["message is not modified", "MESSAGE_NOT_MODIFIED", "TOPIC_NOT_MODIFIED"], means: never("unchanged") },
  {
    words: ["message to be replied not found", "replied message not found", "quote not found", "QUOTE_TEXT_INVALID"],
    means: gone("replyTarget"),
  },
  { words: ["message thread not found", "TOPIC_DELETED", "TOPIC_ID_INVALID"], means: gone("topic") },
  { words: ["query is too old", "QUERY_ID_INVALID"], means: gone("query") },
  // The message is still there and may be emptied.
  { methods: /^delete/, words: ["message can't be deleted", "MESSAGE_DELETE_FORBIDDEN"], means: never("rights") },
  {
    methods: changing,
    words: [
      "not found",
      "message can't be",
      "message media can't be",
      "MESSAGE_ID_INVALID",
      "MESSAGE_AUTHOR_REQUIRED",
      "MESSAGE_EDIT_TIME_EXPIRED",
      // A tap on a pin, a file or a picture, which have no text, and the reverse.
      "in the message to edit",
      "MEDIA_PREV_INVALID",
    ],
    means: gone("message"),
  },
  { words: ["MESSAGE_ID_INVALID"], means: gone("replyTarget") },
  {
    words: [
      "have no rights",
      "not enough rights",
      "need administrator rights",
      "TOPIC_CLOSED",
      "CHAT_WRITE_FORBIDDEN",
      "CHAT_ADMIN_REQUIRED",
      "CHAT_RESTRICTED",
      "CHAT_SEND_",
    ],
    means: never("rights"),
  },
  { words: ["VOICE_MESSAGES_FORBIDDEN", "user restricted receiving of v"], means: never("voice") },
];

/**
 * Classifies a refusal. A refusal that matches no rule is about the content: a 400 is our fault, and the same call would fail again.
 * @param code `error_code` of the answer, which is also its HTTP status
 * @param description Telegram's description
 */
export function classify(method: string, code: number, description: string): Refusal {
  if (code === 429) return { kind: "later", what: "limit" };
  if (code === 401 || code === 404) return { kind: "later", what: "token" };
  if (code === 409) return { kind: "later", what: "conflict" };
  if (code < 400 || code >= 500) return { kind: "unknown" };
  const rule = rules.find(
    ({ words, methods }) => (methods?.test(method) ?? true) && words.some((part) => description.includes(part)),
  );
  return rule?.means ?? (code === 403 ? lost("other") : never("content"));
}

/**
 * What the column `error` of a refused delivery means, for those who can do something about it. Null if Telegram did not refuse it.
 * @param error as `outcomeOfAnswer` writes it: the code, and Telegram's description
 */
export function refusalIn(error: string | null): Refusal | null {
  const [, code, description] = /^([45]\d\d) (.*)$/s.exec(error ?? "") ?? [];
  return code === undefined || description === undefined ? null : classify("send", Number(code), description);
}
