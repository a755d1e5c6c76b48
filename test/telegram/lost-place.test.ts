import { Bot } from "grammy";
import { describe, expect, test } from "vitest";
import { withoutLostPlace } from "../../src/platform/telegram/outbox/lost-place.ts";
import { classify } from "../../src/platform/telegram/outbox/refusal.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { Upload } from "../../src/platform/telegram/upload.ts";
import { createTelegram, refusal } from "./wire.ts";

const token = "4242:secret";
const reply = { message_id: 5, allow_sending_without_reply: true };
const quoted = { ...reply, quote: "ab", quote_entities: [], quote_position: 1 };
const noQuote = "Bad Request: QUOTE_TEXT_INVALID";
const noTarget = "Bad Request: message to be replied not found";
const noTopic = "Bad Request: message thread not found";

test.each<[string, string, string, object, object | null]>([
  [
    "a quote that is not in the message",
    "sendMessage",
    noQuote,
    { reply_parameters: quoted },
    { reply_parameters: reply },
  ],
  [
    "a quote, by the server's words",
    "sendVoice",
    "Bad Request: quote not found",
    { reply_parameters: quoted },
    { reply_parameters: reply },
  ],
  ["a message that is gone", "sendMediaGroup", noTarget, { reply_parameters: reply }, {}],
  [
    "a topic that is gone",
    "sendMessage",
    noTopic,
    { message_thread_id: 9, reply_parameters: reply },
    { reply_parameters: reply },
  ],
  [
    "a message that is to be copied",
    "copyMessage",
    "Bad Request: message to copy not found",
    { reply_parameters: reply },
    null,
  ],
  ["a reply that is nothing", "sendMessage", noTarget, { reply_parameters: null }, null],
  ["a topic that does not exist", "sendMessage", noTopic, {}, null],
  ["a reply to a message that does not exist", "sendMessage", noTarget, {}, null],
  [
    "another refusal",
    "sendMessage",
    "Bad Request: wrong file",
    { message_thread_id: 9, reply_parameters: reply },
    null,
  ],
  ["a topic that is to be edited", "editForumTopic", noTopic, { message_thread_id: 9 }, null],
])("without %s", (_, method, words, payload, left) => {
  const whole = { chat_id: 7, text: "x", ...payload };
  const repaired = withoutLostPlace(method, whole, classify(method, 400, words));
  expect(repaired).toEqual(left === null ? null : { chat_id: 7, text: "x", ...left });
});

/** A Telegram in which nothing is found: no quote, then no message, then no topic. */
function lost() {
  const telegram = createTelegram();
  telegram.behaves(({ payload }) => {
    const { quote } = (payload.reply_parameters ?? {}) as { quote?: string };
    if (quote !== undefined) return refusal(400, noQuote);
    if (payload.reply_parameters !== undefined) return refusal(400, noTarget);
    return payload.message_thread_id === undefined ? null : refusal(400, noTopic);
  });
  const transport = createTransport({ token, apiRoot: "http://telegram", send: telegram.send });
  return { telegram, transport };
}

describe("a message whose place is gone arrives all the same", () => {
  const place = { message_thread_id: 9, reply_parameters: quoted };

  test("as a delivery", async () => {
    const { telegram, transport } = lost();
    const outcome = await transport.call("sendMessage", { chat_id: 7, text: "x", ...place });
    expect(outcome.kind).toBe("ok");
    expect(telegram.calls.at(-1)?.payload).toEqual({ chat_id: 7, text: "x" });
    expect(telegram.calls).toHaveLength(4);
  });

  test("as a direct answer", async () => {
    const { telegram, transport } = lost();
    const me = { id: 4242, is_bot: true as const, first_name: "B", username: "b_bot" } as never;
    const bot = new Bot(token, { botInfo: me, client: { apiRoot: "http://telegram", fetch: transport.fetch } });
    await bot.api.sendMessage(7, "x", place as object);
    expect(telegram.calls.at(-1)?.payload).toEqual({ chat_id: 7, text: "x" });
  });

  test("with a file that is uploaded", async () => {
    const telegram = createTelegram();
    let refusals = 2;
    telegram.behaves(() => (refusals-- > 0 ? refusal(400, noTarget) : null));
    const transport = createTransport({ token, apiRoot: "http://telegram", send: telegram.send });
    const audio = new Upload("a.ogg", new Uint8Array([1]));
    const outcome = await transport.call("sendAudio", { chat_id: 7, audio, reply_parameters: quoted });
    expect(outcome.kind).toBe("ok");
    expect(telegram.calls).toHaveLength(3);
  });
});
