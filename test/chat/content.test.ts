import type { MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import type { Content, FileContent, FileKind } from "../../src/platform/chat/content.ts";
import { maxCaptionLength, maxTextLength } from "../../src/platform/chat/content.ts";
import { editCall, type Quote, sendAlbumCall, sendCall } from "../../src/platform/chat/content-calls.ts";
import { albumLength, partsOf } from "../../src/platform/chat/content-parts.ts";
import { optionsAt, type Shown, shownParts } from "../../src/platform/chat/shown.ts";
import { Refetched } from "../../src/platform/telegram/upload.ts";

const file = (kind: FileKind, fileId: string, caption?: string): FileContent => ({
  kind,
  fileId,
  ...(caption ? { caption } : {}),
});

describe("the call that sends a content", () => {
  const common = {
    chat_id: 7,
    protect_content: true,
    reply_parameters: { message_id: 5, allow_sending_without_reply: true },
  };
  test.each<[Content, string, Record<string, unknown>]>([
    [{ kind: "text", text: "a < b" }, "sendMessage", { text: "a < b", link_preview_options: { is_disabled: true } }],
    [file("photo", "f", "c"), "sendPhoto", { photo: "f", caption: "c" }],
    [{ kind: "photo", fileId: "f", caption: "" }, "sendPhoto", { photo: "f" }],
    [{ ...file("photo", "f"), isCovered: true }, "sendPhoto", { photo: "f", has_spoiler: true }],
    [{ ...file("video", "f"), isCovered: false }, "sendVideo", { video: "f" }],
    [file("document", "f"), "sendDocument", { document: "f" }],
    [file("voice", "f", "c"), "sendVoice", { voice: "f", caption: "c" }],
    [file("videoNote", "f"), "sendVideoNote", { video_note: "f" }],
    [file("video", "f"), "sendVideo", { video: "f" }],
    [file("animation", "f", "c"), "sendAnimation", { animation: "f", caption: "c" }],
    [file("audio", "f"), "sendAudio", { audio: "f" }],
    [{ ...file("voice", "f"), asFile: true }, "sendAudio", { audio: new Refetched("f", "voice.ogg") }],
    [{ ...file("videoNote", "f"), asFile: true }, "sendVideo", { video: new Refetched("f", "video.mp4") }],
    [{ kind: "location", lat: 1, lon: 2 }, "sendLocation", { latitude: 1, longitude: 2 }],
    [
      { kind: "location", lat: 1, lon: 2, title: "t", address: "a" },
      "sendVenue",
      { latitude: 1, longitude: 2, title: "t", address: "a" },
    ],
    [
      { kind: "location", lat: 1, lon: 2, title: "t" },
      "sendVenue",
      { latitude: 1, longitude: 2, title: "t", address: "" },
    ],
    [{ kind: "contact", phone: "+7", firstName: "A" }, "sendContact", { phone_number: "+7", first_name: "A" }],
    [
      { kind: "contact", phone: "+7", firstName: "A", lastName: "B" },
      "sendContact",
      { phone_number: "+7", first_name: "A", last_name: "B" },
    ],
  ])("%j", (content, method, payload) => {
    const [part, ...others] = partsOf(content);
    expect(others).toEqual([]);
    const call = part && sendCall(7, part, { protected: true, replyTo: 5 });
    expect(call).toStrictEqual({ method, payload: { ...common, ...payload } });
  });

  test("our own words are HTML, and a message is not protected unless it must be", () => {
    const payload = { chat_id: 7, text: "<b>a</b>", parse_mode: "HTML", link_preview_options: { is_disabled: true } };
    const part = { kind: "text", words: { html: "<b>a</b>" } } as const;
    expect(sendCall(7, part)).toStrictEqual({ method: "sendMessage", payload });
    expect(sendCall(7, part, { protected: false })).toStrictEqual({ method: "sendMessage", payload });
  });

  test.each([
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
  ] as const)("%s is kept, in texts and in captions", (type) => {
    const entities = [{ type, offset: 0, length: 1, url: "https://zan.kz" }] as MessageEntity[];
    for (const content of [
      { kind: "text", text: "ab", entities } as const,
      { ...file("photo", "f", "ab"), entities },
    ]) {
      const [part] = partsOf(content);
      const { payload } = sendCall(7, part ?? { kind: "contact", phone: "", firstName: "" });
      expect(payload[content.kind === "text" ? "entities" : "caption_entities"]).toEqual(entities);
    }
  });

  test("a text is cut at the end of a line, else of a word, in the last quarter, and its marks with it", () => {
    const cutAt = (text: string, entities: MessageEntity[] = []) =>
      partsOf({ kind: "text", text, entities }).map((part) =>
        part.kind === "text" && "text" in part.words ? part.words : { text: "", entities: [] },
      );
    const lengths = (text: string) => cutAt(text).map((piece) => piece.text.length);
    const filler = (count: number) => "x".repeat(count);
    expect(lengths(filler(4096))).toEqual([4096]);
    expect(lengths(`${filler(3500)} ${filler(400)}`)).toEqual([3901]);
    expect(lengths(filler(4097))).toEqual([4096, 1]);
    expect(lengths(`${filler(1000)} ${filler(4000)}`)).toEqual([4096, 905]);
    expect(lengths(`${filler(3500)} ${filler(4000)}`)).toEqual([3501, 4000]);
    expect(lengths(`${filler(3200)}\n${filler(500)} ${filler(4000)}`)).toEqual([3201, 4096, 405]);
    expect(lengths(`${filler(4095)} ${filler(10)}`)).toEqual([4096, 10]);
    expect(lengths(`${filler(4096)} ${filler(10)}`)).toEqual([4096, 11]);
    expect(lengths(`${filler(4096)}   `)).toEqual([4096]);
    expect(lengths("   ")).toEqual([]);
    // A letter with thousands of marks above it has no end in the last quarter.
    expect(lengths(`a${"\u0301".repeat(5000)}`)).toEqual([4096, 905]);
    const across: MessageEntity[] = [
      { type: "bold", offset: 4090, length: 10 },
      { type: "italic", offset: 4098, length: 2 },
      { type: "code", offset: 0, length: 4096 },
    ];
    expect(cutAt(filler(4200), across).map(({ entities }) => entities)).toEqual([
      [
        { type: "bold", offset: 4090, length: 6 },
        { type: "code", offset: 0, length: 4096 },
      ],
      [
        { type: "bold", offset: 0, length: 4 },
        { type: "italic", offset: 2, length: 2 },
      ],
    ]);
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
    ["files that go by themselves stay apart", ["voice", "voice", "animation", "animation"], [1, 1, 1, 1]],
    ["has at most ten files", Array.from({ length: 13 }, () => "photo"), [10, 3]],
  ])("%s", (_, kinds, lengths) => {
    const parts = partsOf({ kind: "album", items: kinds.map((kind, n) => file(kind, `${n}`)) });
    const found: number[] = [];
    for (let at = 0; at < parts.length; at += found.at(-1) ?? 1) found.push(albumLength(parts, at));
    expect(found).toEqual(lengths);
  });

  test("a voice message that goes as a file stays out of it", () => {
    const items = [file("audio", "a"), { ...file("voice", "b"), asFile: true }, file("audio", "c")];
    const parts = partsOf({ kind: "album", items });
    expect(parts.map((_, at) => albumLength(parts, at))).toEqual([1, 1, 1]);
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
  [file("video", "f"), "editMessageMedia", { media: { type: "video", media: "f" } }],
  [
    { ...file("video", "f"), isCovered: true },
    "editMessageMedia",
    { media: { type: "video", media: "f", has_spoiler: true } },
  ],
  [file("document", "f"), "editMessageMedia", { media: { type: "document", media: "f" } }],
  [file("audio", "f"), "editMessageMedia", { media: { type: "audio", media: "f" } }],
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

const quotable = (["bold", "italic", "underline", "strikethrough", "spoiler"] as const).map((type) => ({
  type,
  offset: 0,
  length: 1,
}));

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
  ["with every mark that quotes keep", { text: "ab", entities: quotable }, { quote: "ab", quote_entities: quotable }],
  [
    "without marks where none is kept",
    { text: "ab", entities: [{ type: "code", offset: 0, length: 1 }] },
    { quote: "ab" },
  ],
  ["at its greatest length", { text: "x".repeat(1024) }, { quote: "x".repeat(1024) }],
  ["not at all where it is empty", { text: "" }, {}],
  ["not at all where it is too long", { text: "x".repeat(1025) }, {}],
])("a quote is sent %s", (_, quote, parameters) => {
  const { payload } = sendCall(7, { kind: "contact", phone: "", firstName: "" }, { replyTo: 5, quote, topicId: 9 });
  expect(payload.reply_parameters).toStrictEqual({ message_id: 5, allow_sending_without_reply: true, ...parameters });
  expect(payload.message_thread_id).toBe(9);
  expect(sendAlbumCall(7, [], { replyTo: 5, quote, topicId: 9 }).payload).toMatchObject({ message_thread_id: 9 });
});

describe("of the messages of a delivery", () => {
  const rows = [[{ label: "№ 417", data: "t:label:1" }]];
  const content: Content = { kind: "album", items: [file("photo", "a"), file("photo", "b")] };
  const sending = { rows, replyTo: 5, quote: { text: "ab" }, topicId: 9, protected: true };
  const told = (shown: Shown) => {
    const parts = shownParts(shown);
    return parts.map((_, at) => {
      const { markup, replyTo, quote, topicId, protected: isProtected } = optionsAt(shown, at, parts.length);
      return [markup !== null, replyTo, quote?.text, topicId, isProtected];
    });
  };

  test.each<[string, Shown, unknown[][]]>([
    [
      "the first is the reply and the last has the buttons",
      { content, ...sending },
      [
        [false, 5, "ab", 9, true],
        [true, undefined, undefined, 9, true],
      ],
    ],
    [
      "a heading has the buttons, and the reply is below it",
      { content, heading: "№ 417", ...sending },
      [
        [true, undefined, undefined, 9, true],
        [false, 5, "ab", 9, true],
        [false, undefined, undefined, 9, true],
      ],
    ],
    ["our own words have both", { text: "a", ...sending }, [[true, 5, "ab", 9, true]]],
    ["nothing is added to what has nothing", { text: "a" }, [[false, undefined, undefined, undefined, undefined]]],
  ])("%s", (_, shown, options) => {
    expect(told(shown)).toEqual(options);
  });

  test("the heading is a text of ours", () => {
    const [heading, ...others] = shownParts({ content, heading: "<b>№ 417</b>" });
    expect(heading).toEqual({ kind: "text", words: { html: "<b>№ 417</b>" } });
    expect(others).toEqual(partsOf(content));
  });
});
