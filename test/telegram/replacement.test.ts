import { expect, test } from "vitest";
import { replacementFor } from "../../src/platform/telegram/outbox/replacement.ts";

const reply_markup = { inline_keyboard: [] };
const where = { chat_id: 1, message_id: 2 };

test.each<[string, string, Record<string, unknown>, object | null]>([
  [
    "a text",
    "editMessageText",
    { ...where, text: "x", parse_mode: "HTML", reply_markup },
    { method: "sendMessage", payload: { chat_id: 1, text: "x", parse_mode: "HTML", reply_markup } },
  ],
  [
    "a caption, whose picture is not known",
    "editMessageCaption",
    { ...where, caption: "x", caption_entities: [], show_caption_above_media: true, parse_mode: "HTML", reply_markup },
    { method: "sendMessage", payload: { chat_id: 1, text: "x", entities: [], parse_mode: "HTML", reply_markup } },
  ],
  [
    "a caption without entities",
    "editMessageCaption",
    { ...where, caption: "x" },
    { method: "sendMessage", payload: { chat_id: 1, text: "x" } },
  ],
  ["an empty caption", "editMessageCaption", { ...where, caption: "" }, null],
  ["no caption", "editMessageCaption", where, null],
  ...["animation", "audio", "document", "photo", "video"].map(
    (type): [string, string, Record<string, unknown>, object] => [
      `another ${type}`,
      "editMessageMedia",
      { ...where, media: { type, media: "file", caption: "x", parse_mode: "HTML" }, reply_markup },
      {
        method: `send${type[0]?.toUpperCase()}${type.slice(1)}`,
        payload: { chat_id: 1, [type]: "file", caption: "x", parse_mode: "HTML", reply_markup },
      },
    ],
  ),
  ["a medium that cannot be sent so", "editMessageMedia", { ...where, media: { type: "hologram", media: "f" } }, null],
  ["no medium", "editMessageMedia", where, null],
  ["only a keyboard", "editMessageReplyMarkup", { ...where, reply_markup }, null],
  ["a message of inline mode", "editMessageText", { inline_message_id: "a", text: "x" }, null],
  ["a message of inline mode in a chat", "editMessageText", { chat_id: 1, inline_message_id: "a", text: "x" }, null],
  ["a message without a chat", "editMessageText", { message_id: 2, text: "x" }, null],
])("in place of an edit of %s", (_, method, payload, instead) => {
  expect(replacementFor(method, payload)).toEqual(instead);
});
