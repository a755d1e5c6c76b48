import { describe, expect, test } from "vitest";
import { classify, type Refusal, refusalIn } from "../../src/platform/telegram/outbox/refusal.ts";

const lost = (cause: string) => ({ kind: "gone", what: "chat", cause });
const gone = (what: string) => ({ kind: "gone", what });
const never = (what: string) => ({ kind: "never", what });
const later = (what: string) => ({ kind: "later", what });

type Case = [method: string, code: number, words: string, means: object];

const cases: Case[] = [
  ["sendMessage", 403, "Forbidden: bot was blocked by the user", lost("blocked")],
  ["sendMessage", 400, "Bad Request: USER_IS_BLOCKED", lost("blocked")],
  ["sendMessage", 403, "Forbidden: user is deactivated", lost("deactivated")],
  ["sendMessage", 400, "Bad Request: INPUT_USER_DEACTIVATED", lost("deactivated")],
  ["sendMessage", 403, "Forbidden: bot can't initiate conversation with a user", lost("notStarted")],
  ["sendMessage", 403, "Forbidden: bot was kicked from the group chat", lost("removed")],
  ["sendMessage", 403, "Forbidden: bot was kicked from the supergroup chat", lost("removed")],
  ["sendMessage", 403, "Forbidden: bot is not a member of the channel chat", lost("removed")],
  ["sendMessage", 403, "Forbidden: the group chat was deleted", lost("removed")],
  ["sendMessage", 400, "Bad Request: group chat was upgraded to a supergroup chat", lost("migrated")],
  ["sendMessage", 400, "Bad Request: chat not found", lost("notFound")],
  ["editMessageText", 400, "Bad Request: chat not found", lost("notFound")],
  ["sendMessage", 400, "Bad Request: PEER_ID_INVALID", lost("notFound")],
  ["sendMessage", 403, "Forbidden: bot can't send messages to bots", lost("other")],
  ["editMessageText", 403, "Forbidden: bot was blocked by the user", lost("blocked")],

  ["editMessageText", 400, "Bad Request: message is not modified: specified new message content", never("unchanged")],
  ["editMessageReplyMarkup", 400, "Bad Request: MESSAGE_NOT_MODIFIED", never("unchanged")],
  ["editForumTopic", 400, "Bad Request: TOPIC_NOT_MODIFIED", never("unchanged")],

  ["editMessageText", 400, "Bad Request: message to edit not found", gone("message")],
  ["editMessageText", 400, "Bad Request: message can't be edited", gone("message")],
  ["editMessageMedia", 400, "Bad Request: message media can't be edited", gone("message")],
  ["editMessageText", 400, "Bad Request: MESSAGE_ID_INVALID", gone("message")],
  ["editMessageText", 400, "Bad Request: MESSAGE_AUTHOR_REQUIRED", gone("message")],
  ["editMessageText", 400, "Bad Request: MESSAGE_EDIT_TIME_EXPIRED", gone("message")],
  ["editMessageText", 400, "Bad Request: there is no text in the message to edit", gone("message")],
  ["editMessageCaption", 400, "Bad Request: there is no caption in the message to edit", gone("message")],
  ["editMessageMedia", 400, "Bad Request: MEDIA_PREV_INVALID", gone("message")],
  ["deleteMessage", 400, "Bad Request: message to delete not found", gone("message")],
  ["deleteMessage", 400, "Bad Request: message can't be deleted for everyone", never("rights")],
  ["deleteMessages", 400, "Bad Request: MESSAGE_DELETE_FORBIDDEN", never("rights")],
  ["copyMessage", 400, "Bad Request: message to copy not found", gone("message")],
  ["copyMessages", 400, "Bad Request: message to forward not found", gone("message")],
  ["forwardMessage", 400, "Bad Request: message can't be forwarded", gone("message")],
  ["pinChatMessage", 400, "Bad Request: message to pin not found", gone("message")],
  ["unpinChatMessage", 400, "Bad Request: message to unpin not found", gone("message")],
  ["stopPoll", 400, "Bad Request: MESSAGE_ID_INVALID", gone("message")],
  ["setMessageReaction", 400, "Bad Request: message to react not found", gone("message")],
  // A method with such a word inside changes no message.
  ["sendPhoto", 400, "Bad Request: message can't be edited", never("content")],

  ["sendMessage", 400, "Bad Request: message to be replied not found", gone("replyTarget")],
  ["copyMessage", 400, "Bad Request: replied message not found", gone("replyTarget")],
  ["sendMessage", 400, "Bad Request: QUOTE_TEXT_INVALID", gone("replyTarget")],
  ["sendMessage", 400, "Bad Request: quote not found", gone("replyTarget")],
  ["sendMessage", 400, "Bad Request: MESSAGE_ID_INVALID", gone("replyTarget")],

  ["sendMessage", 400, "Bad Request: message thread not found", gone("topic")],
  ["sendMessage", 400, "Bad Request: TOPIC_DELETED", gone("topic")],
  ["editForumTopic", 400, "Bad Request: TOPIC_ID_INVALID", gone("topic")],
  [
    "answerCallbackQuery",
    400,
    "Bad Request: query is too old and response timeout expired or query ID is invalid",
    gone("query"),
  ],
  ["answerInlineQuery", 400, "Bad Request: QUERY_ID_INVALID", gone("query")],

  ["sendMessage", 400, "Bad Request: have no rights to send a message", never("rights")],
  ["sendPhoto", 400, "Bad Request: not enough rights to send photos to the chat", never("rights")],
  ["sendMessage", 400, "Bad Request: need administrator rights in the channel chat", never("rights")],
  ["sendMessage", 400, "Bad Request: TOPIC_CLOSED", never("rights")],
  ["sendMessage", 400, "Bad Request: CHAT_WRITE_FORBIDDEN", never("rights")],
  ["sendMessage", 400, "Bad Request: CHAT_ADMIN_REQUIRED", never("rights")],
  ["sendMessage", 400, "Bad Request: CHAT_RESTRICTED", never("rights")],
  ["sendPhoto", 400, "Bad Request: CHAT_SEND_PHOTOS_FORBIDDEN", never("rights")],
  ["sendVoice", 400, "Bad Request: VOICE_MESSAGES_FORBIDDEN", never("voice")],
  ["sendVideoNote", 400, "Bad Request: user restricted receiving of video notes", never("voice")],

  ["sendPhoto", 400, "Bad Request: message caption is too long", never("content")],
  ["sendPhoto", 400, "Bad Request: MEDIA_CAPTION_TOO_LONG", never("content")],
  ["sendMessage", 400, "Bad Request: message is too long", never("content")],
  ["sendMessage", 400, "Bad Request: can't parse entities: unsupported start tag", never("content")],
  ["sendPhoto", 400, "Bad Request: wrong file identifier/HTTP URL specified", never("content")],
  ["sendMessage", 400, "Bad Request: strings must be encoded in UTF-8", never("content")],
  ["sendMessage", 400, "Bad Request: something nobody has thought of", never("content")],
  ["sendDocument", 413, "Request Entity Too Large", never("content")],
  ["sendMessage", 499, "an intermediary's own", never("content")],

  ["sendMessage", 429, "Too Many Requests: retry after 5", later("limit")],
  ["sendMessage", 401, "Unauthorized", later("token")],
  ["sendMessage", 404, "Not Found", later("token")],
  ["getUpdates", 409, "Conflict: terminated by other getUpdates request", later("conflict")],

  ["sendMessage", 500, "Internal Server Error", { kind: "unknown" }],
  ["editMessageText", 502, "message to edit not found", { kind: "unknown" }],
  ["sendMessage", 399, "Forbidden: bot was blocked by the user", { kind: "unknown" }],
  ["sendMessage", 302, "Found", { kind: "unknown" }],
];

describe("what a refusal means", () => {
  test.each(cases)("%s %i %s", (method, code, words, means) => {
    expect(classify(method, code, words)).toEqual(means satisfies object as Refusal);
  });
});

test.each<[string | null, object | null]>([
  ["400 Bad Request: VOICE_MESSAGES_FORBIDDEN", never("voice")],
  ["400 Bad Request: wrong file identifier", never("content")],
  ["403 Forbidden: bot was blocked by the user", lost("blocked")],
  ["could not be rendered", null],
  ["no longer true", null],
  [null, null],
])("what is stored of a refusal is read back: %s", (error, means) => {
  expect(refusalIn(error)).toEqual(means);
});
