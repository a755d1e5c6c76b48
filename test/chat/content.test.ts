import { describe, expect, test } from "vitest";
import type { Content, FileContent, FileKind } from "../../src/platform/chat/content.ts";
import { maxCaptionLength, maxTextLength } from "../../src/platform/chat/content.ts";
import { editCall, type Quote, sendAlbumCall, sendCall } from "../../src/platform/chat/content-calls.ts";
import { albumLength, partsOf } from "../../src/platform/chat/content-parts.ts";

const file = (kind: FileKind, fileId: string, caption?: string): FileContent => ({
  kind,
  fileId,
  ...(caption ? { caption } : {}),
});

describe("the call that sends a content", () => {
  test.each<[Content, string, Record<string, unknown>]>([
    [{ kind: "text", text: "a < b" }, "sendMessage", { text: "a < b" }],
    [file("photo", "f", "c"), "sendPhoto", { photo: "f", caption: "c" }],
    [file("document", "f"), "sendDocument", { document: "f" }],
    [file("voice", "f", "c"), "sendVoice", { voice: "f", caption: "c" }],
    [file("videoNote", "f"), "sendVideoNote", { video_note: "f" }],
    [file("video", "f"), "sendVideo", { video: "f" }],
    [file("animation", "f", "c"), "sendAnimation", { animation: "f", caption: "c" }],
    [file("audio", "f"), "sendAudio", { audio: "f" }],
    [{ kind: "location", lat: 1, lon: 2 }, "sendLocation", { latitude: 1, longitude: 2 }],
    [{ kind: "location", lat: 1, lon: 2, title: "t", address: "a" }, "sendVenue", { title: "t", address: "a" }],
    [{ kind: "contact", phone: "+7", firstName: "A" }, "sendContact", { phone_number: "+7", first_name: "A" }],
  ])("%j", (content, method, payload) => {
    const [part, ...others] = partsOf(content);
    expect(others).toEqual([]);
    const call = part && sendCall(7, part, { protected: true, replyTo: 5 });
    expect(call?.method).toBe(method);
    expect(call?.payload).toMatchObject({ ...payload, chat_id: 7, protect_content: true });
    expect(call?.payload.reply_parameters).toEqual({ message_id: 5, allow_sending_without_reply: true });
  });

  test("a person's text is sent with formatting entities, never as HTML", () => {
    const bold = { type: "bold", offset: 0, length: 1 } as const;
    const emoji = { type: "custom_emoji", offset: 0, length: 1, custom_emoji_id: "1" } as const;
    const [part] = partsOf({ kind: "text", text: "<b>", entities: [bold, emoji] });
    const { payload } = sendCall(7, part ?? { kind: "contact", phone: "", firstName: "" });
    expect(payload).toMatchObject({ text: "<b>", entities: [bold] });
    expect(payload).not.toHaveProperty("parse_mode");
  });

  test("a caption that is too long for a bot follows the file, and such captions of an album follow the album", () => {
    const fits = "x".repeat(maxCaptionLength);
    const long = `${fits}y`;
    expect(partsOf(file("photo", "f", fits))).toHaveLength(1);
    expect(partsOf(file("photo", "f", long))).toMatchObject([{ caption: null }, { words: { text: long } }]);
    const album = partsOf({ kind: "album", items: [file("photo", "a", long), file("video", "b", "short")] });
    expect(album.map(({ kind }) => kind)).toEqual(["photo", "video", "text"]);
    expect(partsOf(file("videoNote", "f", "words")).map(({ kind }) => kind)).toEqual(["videoNote", "text"]);
  });

  test("a text that is too long for a bot is cut between words and keeps its formatting", () => {
    const text = `${"word ".repeat(1000)}end`;
    const marks = [{ type: "bold", offset: 4000, length: 200 } as const];
    const parts = partsOf({ kind: "text", text, entities: marks });
    const words = parts.map((part) =>
      part.kind === "text" && "text" in part.words ? part.words : { text: "", entities: [] },
    );
    expect(words.map((piece) => piece.text).join("")).toBe(text);
    expect(words.every((piece) => piece.text.length <= maxTextLength && /( |end)$/.test(piece.text))).toBe(true);
    expect(words.flatMap(({ entities }) => entities.map(({ length }) => length)).reduce((sum, n) => sum + n)).toBe(200);
  });

  test("no cut separates the parts of a visible character", () => {
    const family = "👩‍👩‍👧‍👦";
    const parts = partsOf({ kind: "text", text: family.repeat(800) });
    for (const part of parts) {
      const words = part.kind === "text" && "text" in part.words ? part.words.text : "";
      expect(words.replaceAll(family, "")).toBe("");
      expect(words.length).toBeLessThanOrEqual(maxTextLength);
    }
  });
});

describe("an album", () => {
  test.each<[string, FileKind[], number[]]>([
    ["photos and videos are grouped together", ["photo", "video", "photo"], [3]],
    ["documents are grouped separately, and audio files too", ["document", "document", "audio", "audio"], [2, 2]],
    ["a file of a kind that albums cannot have is sent by itself", ["photo", "voice", "photo", "photo"], [1, 1, 2]],
    ["has at most ten files", Array.from({ length: 13 }, () => "photo"), [10, 3]],
  ])("%s", (_, kinds, lengths) => {
    const parts = partsOf({ kind: "album", items: kinds.map((kind, n) => file(kind, `${n}`)) });
    const found: number[] = [];
    for (let at = 0; at < parts.length; at += found.at(-1) ?? 1) found.push(albumLength(parts, at));
    expect(found).toEqual(lengths);
  });

  test("is a single call without buttons", () => {
    const parts = partsOf({ kind: "album", items: [file("photo", "a", "c"), file("video", "b")] });
    const markup = { inline_keyboard: [[{ text: "x", callback_data: "x" }]] };
    expect(sendAlbumCall(7, parts, { markup, protected: true })).toEqual({
      method: "sendMediaGroup",
      payload: {
        chat_id: 7,
        protect_content: true,
        media: [
          { type: "photo", media: "a", caption: "c" },
          { type: "video", media: "b" },
        ],
      },
    });
  });
});

test.each<[Content, string, object]>([
  [{ kind: "text", text: "a" }, "editMessageText", { text: "a" }],
  [file("photo", "f", "c"), "editMessageMedia", { media: { type: "photo", media: "f", caption: "c" } }],
  [file("animation", "f"), "editMessageMedia", { media: { type: "animation", media: "f" } }],
  [file("voice", "f", "c"), "editMessageCaption", { caption: "c" }],
  [file("voice", "f"), "editMessageCaption", { caption: "" }],
  [file("videoNote", "f"), "editMessageReplyMarkup", {}],
  [{ kind: "location", lat: 1, lon: 2 }, "editMessageReplyMarkup", {}],
  [{ kind: "contact", phone: "+7", firstName: "A" }, "editMessageReplyMarkup", {}],
])("an edit of a sent message into %j keeps its buttons: %s", (content, method, payload) => {
  const [part] = partsOf(content);
  const markup = { inline_keyboard: [[{ text: "x", callback_data: "x" }]] };
  const common = { chat_id: 7, message_id: 5, reply_markup: markup };
  expect(part && editCall(7, part, 5, { markup })).toMatchObject({ method, payload: { ...common, ...payload } });
});

test.each<[string, Quote, object]>([
  ["as it is written", { text: "ab", position: 3 }, { quote: "ab", quote_position: 3 }],
  [
    "with the marks that quotes keep",
    {
      text: "ab",
      entities: [
        { type: "bold", offset: 0, length: 1 },
        { type: "code", offset: 1, length: 1 },
      ],
    },
    { quote: "ab", quote_entities: [{ type: "bold", offset: 0, length: 1 }] },
  ],
  ["not at all where it is empty", { text: "" }, {}],
  ["not at all where it is too long", { text: "x".repeat(1025) }, {}],
])("a quote is sent %s", (_, quote, parameters) => {
  const { payload } = sendCall(7, { kind: "contact", phone: "", firstName: "" }, { replyTo: 5, quote, topicId: 9 });
  expect(payload.reply_parameters).toEqual({ message_id: 5, allow_sending_without_reply: true, ...parameters });
  expect(payload.message_thread_id).toBe(9);
  expect(sendAlbumCall(7, [], { replyTo: 5, quote, topicId: 9 }).payload).toMatchObject({ message_thread_id: 9 });
});
