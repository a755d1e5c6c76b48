import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { factsOf, receivedContent, receivedFile, serviceKinds } from "../../src/platform/chat/received-content.ts";

const file = { file_id: "F", file_unique_id: "U", file_size: 7 };
const named = { ...file, file_name: "Айгүл.pdf" };
const user = { id: 5, is_bot: false, first_name: "Айгүл", username: "aigul" };

function message(fields: object): Message {
  const chat = { id: 5, type: "private" as const, first_name: "Айгүл" };
  return { message_id: 9, date: 1_790_000_000, chat, from: user, ...fields } as Message;
}

/** Kinds that have a place here; the type below fails when grammY brings another kind of message. */
type Placed =
  | (typeof serviceKinds)[number]
  | "text"
  | "entities"
  | "photo"
  | "live_photo"
  | "voice"
  | "video_note"
  | "animation"
  | "document"
  | "video"
  | "audio"
  | "contact"
  | "location"
  | "venue"
  | "sticker"
  | "dice"
  | "game"
  | "poll"
  | "checklist"
  | "invoice"
  | "paid_media"
  | "story"
  | "giveaway"
  | "giveaway_winners"
  | "rich_message";
type Unplaced = Exclude<keyof Message, keyof Message.MediaMessage | Placed>;
const unplaced: Unplaced[] = [];

test("every kind of message that grammY knows has its place", () => {
  expect(unplaced).toEqual([]);
});

const fileOf = (kind: string, more: object = {}) => ({ kind, fileId: "F", name: null, caption: null, ...more });

describe("what is carried", () => {
  test.each<[string, object, object]>([
    ["a text", { text: "сәлем" }, { kind: "text", text: "сәлем" }],
    [
      "a text with marks",
      { text: "сәлем", entities: [{ type: "bold", offset: 0, length: 2 }] },
      { kind: "text", text: "сәлем", entities: [{ type: "bold", offset: 0, length: 2 }] },
    ],
    ["a photo, in its largest size", { photo: [{ ...file, file_id: "small" }, file] }, fileOf("photo")],
    ["a photo with a caption", { photo: [file], caption: "міне" }, fileOf("photo", { caption: "міне" })],
    ["a covered photo", { photo: [file], has_media_spoiler: true }, fileOf("photo", { isCovered: true })],
    ["a live photo, as its picture", { photo: [file], live_photo: { ...file, file_id: "V" } }, fileOf("photo")],
    ["a voice message", { voice: file }, fileOf("voice")],
    ["a video note", { video_note: file }, fileOf("videoNote")],
    ["a video", { video: named }, fileOf("video", { name: "Айгүл.pdf" })],
    ["an animation, which is a document too", { animation: file, document: file }, fileOf("animation")],
    ["an audio file", { audio: named }, fileOf("audio", { name: "Айгүл.pdf" })],
    ["a document", { document: named }, fileOf("document", { name: "Айгүл.pdf" })],
    ["a location", { location: { latitude: 1, longitude: 2 } }, { kind: "location", lat: 1, lon: 2 }],
    [
      "a live location, as its first point",
      { location: { latitude: 1, longitude: 2, live_period: 900 } },
      { kind: "location", lat: 1, lon: 2 },
    ],
    [
      "a venue",
      {
        location: { latitude: 1, longitude: 2 },
        venue: { location: { latitude: 1, longitude: 2 }, title: "Дом", address: "Абай, 1", foursquare_id: "x" },
      },
      { kind: "location", lat: 1, lon: 2, title: "Дом", address: "Абай, 1" },
    ],
    [
      "a contact, without its account and its vCard",
      { contact: { phone_number: "77010000000", first_name: "Ә", last_name: "Б", user_id: 5, vcard: "BEGIN" } },
      { kind: "contact", phone: "77010000000", firstName: "Ә", lastName: "Б" },
    ],
    [
      "a contact without a last name",
      { contact: { phone_number: "77010000000", first_name: "Ә" } },
      { kind: "contact", phone: "77010000000", firstName: "Ә" },
    ],
  ])("%s", (_, fields, content) => {
    expect(receivedContent(message(fields))).toStrictEqual(content);
  });

  test("a mention that opens a profile becomes plain text, and the other marks stay", () => {
    const mentions = [
      { type: "text_mention", offset: 0, length: 2, user },
      { type: "text_link", offset: 3, length: 2, url: "tg://user?id=5" },
      { type: "text_link", offset: 6, length: 2, url: "TG://openmessage?user_id=5" },
    ];
    const kept = [
      { type: "text_link", offset: 9, length: 2, url: "https://zan.kz/?to=tg:" },
      { type: "italic", offset: 0, length: 2 },
    ];
    const entities = [...mentions, ...kept];
    expect(receivedContent(message({ text: "ab cd ef gh", entities }))).toMatchObject({ entities: kept });
    const captioned = message({ voice: file, caption: "ab cd ef gh", caption_entities: entities });
    expect(receivedContent(captioned)).toMatchObject({ entities: kept });
    expect(receivedContent(message({ text: "ab cd ef gh", entities: mentions }))).not.toHaveProperty("entities");
  });

  test("a content holds nothing of its sender or its origin", () => {
    const origin = {
      forward_origin: { type: "user", date: 1, sender_user: user },
      via_bot: { ...user, is_bot: true },
      external_reply: { origin: { type: "user", date: 1, sender_user: user } },
      reply_markup: { inline_keyboard: [[{ text: "x", url: "https://t.me/aigul" }]] },
      quote: { text: "aigul", position: 0 },
    };
    for (const fields of [{ text: "x" }, { photo: [file] }, { location: { latitude: 1, longitude: 2 } }]) {
      const content = JSON.stringify(receivedContent(message({ ...fields, ...origin })));
      expect(content).not.toMatch(/aigul|Айгүл|:5[,}]/);
    }
  });
});

test.each<[string, object, string]>([
  ["a sticker", { sticker: { ...file, set_name: "aigul_by_bot" } }, "sticker"],
  ["a dice", { dice: { emoji: "🎲", value: 4 } }, "dice"],
  ["a game", { game: { title: "t" } }, "game"],
  ["a poll", { poll: { type: "regular" } }, "poll"],
  ["a quiz", { poll: { type: "quiz", correct_option_ids: [1] } }, "poll"],
  ["a checklist", { checklist: { title: "t", tasks: [] } }, "checklist"],
  ["an invoice", { invoice: { title: "t" } }, "invoice"],
  ["paid media", { paid_media: { star_count: 1, paid_media: [] } }, "paidMedia"],
  ["a story", { story: { id: 1, chat: { id: 5 } } }, "story"],
  ["a giveaway", { giveaway: {} }, "giveaway"],
  ["the winners of a giveaway", { giveaway_winners: {} }, "giveaway"],
  ["a rich message", { rich_message: { blocks: [] } }, "richMessage"],
  ["a kind of a later Bot API", { hologram: {} }, "unknown"],
])("%s cannot be carried", (_, fields, what) => {
  expect(receivedContent(message(fields))).toEqual({ kind: "cannotBeCarried", what });
  expect(receivedFile(message(fields))).toBeNull();
});

test.each(serviceKinds)("%s is written by nobody", (kind) => {
  expect(receivedContent(message({ [kind]: kind === "new_chat_photo" ? [file] : {} }))).toEqual({ kind: "service" });
});

describe("the facts of a message", () => {
  const none = {
    replyTo: null,
    quote: null,
    isForwarded: false,
    quotesElsewhere: false,
    isViaBot: false,
    isLiveLocation: false,
    isLivePhoto: false,
    albumId: null,
  };
  const reply_to_message = { message_id: 4 };
  test.each<[string, object, object]>([
    ["an ordinary text", { text: "x" }, {}],
    ["a reply", { text: "x", reply_to_message }, { replyTo: 4 }],
    [
      "a reply that quotes",
      { text: "x", reply_to_message, quote: { text: "ab", position: 1, is_manual: true } },
      { replyTo: 4, quote: { text: "ab", position: 1 } },
    ],
    [
      "a reply that quotes marked words",
      {
        text: "x",
        reply_to_message,
        quote: { text: "ab", position: 1, is_manual: true, entities: [{ type: "bold", offset: 0, length: 1 }] },
      },
      { replyTo: 4, quote: { text: "ab", position: 1, entities: [{ type: "bold", offset: 0, length: 1 }] } },
    ],
    [
      "a reply that Telegram has given a quote",
      { text: "x", reply_to_message, quote: { text: "ab", position: 1 } },
      { replyTo: 4 },
    ],
    [
      "a reply to a message of another chat",
      { text: "x", external_reply: { origin: {} }, quote: { text: "ab", position: 1, is_manual: true } },
      { quotesElsewhere: true },
    ],
    [
      "a reply to another chat that names a message too",
      { text: "x", external_reply: { origin: {} }, reply_to_message },
      { quotesElsewhere: true },
    ],
    ["a reply to a story", { text: "x", reply_to_story: { id: 1 } }, { quotesElsewhere: true }],
    ["a forwarded message", { text: "x", forward_origin: { type: "hidden_user" } }, { isForwarded: true }],
    ["through an inline bot", { text: "x", via_bot: user }, { isViaBot: true }],
    ["a live location", { location: { live_period: 60 } }, { isLiveLocation: true }],
    ["a live photo", { photo: [file], live_photo: file }, { isLivePhoto: true }],
    ["a file of an album", { photo: [file], media_group_id: "7" }, { albumId: "7" }],
  ])("%s", (_, fields, facts) => {
    expect(factsOf(message(fields))).toStrictEqual({ ...none, ...facts });
  });
});

test("a file has its size and its lasting id", () => {
  const found = { kind: "document", fileId: "F", fileUniqueId: "U", size: 7, name: "Айгүл.pdf" };
  expect(receivedFile(message({ document: named }))).toEqual(found);
  const { file_size: _, ...unsized } = file;
  expect(receivedFile(message({ voice: unsized }))).toMatchObject({ size: null, name: null });
});
