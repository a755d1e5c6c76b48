import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { lookTwice } from "../../src/platform/chat/second-look.ts";

const user = { id: 5, is_bot: false, first_name: "Айгүл" };
const file = { file_id: "F", file_unique_id: "U" };

function reasons(fields: object): string[] {
  const chat = { id: 5, type: "private" as const, first_name: "Айгүл" };
  const message = { message_id: 9, date: 1_790_000_000, chat, from: user, ...fields } as Message;
  return lookTwice(message).map((found) => ("name" in found ? `${found.kind} ${found.name}` : found.kind));
}

const all = (text: string, type: string, more: object = {}) => [{ type, offset: 0, length: text.length, ...more }];

describe("a telephone number", () => {
  test.each([
    "87011234567",
    "+77011234567",
    "8 701 123 45 67",
    "+7 (701) 123-45-67",
    "8(701)1234567",
    "7011234567",
    "менің нөмірім 8 701 123 45 67, кешке",
    "2024 жылы 87011234567 деп жаздым",
    "2024 87011234567",
    "үйдегі: 8 7172 70 00 00",
    "+44 20 7946 0958",
    "8 10 44 20 7946 0958",
    "81077011234567",
    "00 44 20 7946 0958",
    "0077011234567",
    "8 1 0 4 9 1 5 1 2 3 4 5 6 7 8 9",
    "8–701–123–45–67",
    "10:30 8 701 123 45 67",
    "Айгүл +7 701 123 45 67, үйі 12",
    "8701 123 45 67 8702",
    "8.7.0.1.1.2.3.4.5.6.7",
    "қоңырау (8 7 0 1) 1 2 3 4 5 6 7",
    "wa.me/77011234567",
  ])("%s", (text) => {
    expect(reasons({ text })).toEqual(["phoneNumber"]);
    expect(reasons({ photo: [file], caption: text })).toEqual(["phoneNumber"]);
  });

  test.each([
    "2024 жылғы 12 қараша",
    "12.11.2024 10:30",
    "500 000 теңге",
    "70 000 000 теңге",
    "№ 417",
    "ЖСН 940812300123",
    "пәтер 45, үй 12",
    "8 701 123",
    "8 701 123 45 67 89".replaceAll(" ", ""),
    "8 ай 701 123 45 67 емес".replace("701", "101"),
    "442079460958",
    "+999 123 45 67",
    "2 001 500 000 теңге",
    "1 007 701 123",
    "бағасы 1 250 000, алғаны 300 000",
  ])("is not heard in %s", (text) => {
    expect(reasons({ text })).toEqual([]);
  });

  test("is heard in a link behind words", () => {
    const link = (url: string) => reasons({ text: "осында", entities: all("осында", "text_link", { url }) });
    expect(link("tel:+77011234567")).toEqual(["phoneNumber"]);
    expect(link("https://wa.me/77011234567")).toEqual(["phoneNumber"]);
    expect(link("https://example.org")).toEqual([]);
  });

  test("is heard where Telegram marks it, and in the name of a place", () => {
    expect(reasons({ text: "+99 1", entities: all("+99 1", "phone_number") })).toEqual(["phoneNumber"]);
    expect(reasons({ venue: { title: "Дәмхана", address: "87011234567" } })).toEqual(["phoneNumber"]);
  });
});

describe.each([
  ["text", "entities"],
  ["caption", "caption_entities"],
])("in a %s", (words, marks) => {
  test.each<[string, string, object[], string[]]>([
    ["an @name", "@aigul", all("@aigul", "mention"), ["userName"]],
    ["a link to an account", "t.me/aigul", [], ["telegramLink"]],
    ["a link as it is copied", "https://t.me/+AbCd", all("https://t.me/+AbCd", "url"), ["telegramLink"]],
    ["an older link", "telegram.me/aigul", [], ["telegramLink"]],
    ["a name as a link", "aigul.t.me", [], ["telegramLink"]],
    ["a link of the app", "tg://resolve?domain=aigul", [], ["telegramLink"]],
    [
      "words that link to an account",
      "осында",
      all("осында", "text_link", { url: "https://T.me/aigul" }),
      ["telegramLink"],
    ],
    [
      "words that link into the app",
      "осында",
      all("осында", "text_link", { url: "tg://join?invite=x" }),
      ["telegramLink"],
    ],
    ["a name that opens a profile", "Айгүл", all("Айгүл", "text_mention", { user }), ["profileMention"]],
    ["the same as a link", "Айгүл", all("Айгүл", "text_link", { url: "tg://user?id=5" }), ["profileMention"]],
    ["several", "@aigul 87011234567", all("@aigul", "mention"), ["phoneNumber", "userName"]],
    ["an e-mail address", "a@b.kz", all("a@b.kz", "email"), []],
    ["a link to a page", "https://zan.kz", all("https://zan.kz", "url"), []],
    ["a link behind words", "заң", all("заң", "text_link", { url: "https://zan.kz" }), []],
    [
      "a link that names the app later",
      "заң",
      all("заң", "text_link", { url: "https://zan.kz/?to=tg://user" }),
      ["telegramLink"],
    ],
    ["a word that ends like it", "chat.menu, kit.me", [], []],
    ["bold words", "сәлем", all("сәлем", "bold"), []],
  ])("%s", (_, text, entities, found) => {
    expect(reasons({ [words]: text, [marks]: entities })).toEqual(found);
  });
});

test.each<[string, object, string[]]>([
  ["a contact card", { contact: { phone_number: "77011234567", first_name: "Ә" } }, ["contactCard"]],
  ["a forwarded message", { text: "x", forward_origin: { type: "hidden_user" } }, ["forwarded"]],
  ["a quote from another chat", { text: "x", external_reply: { origin: {} } }, ["foreignQuote"]],
  ["a reply to a story", { text: "x", reply_to_story: { id: 1 } }, ["foreignQuote"]],
  ["a document", { document: { ...file, file_name: "Айгүл.pdf" } }, ["fileName Айгүл.pdf"]],
  ["a picture sent as a file", { document: { ...file, mime_type: "image/jpeg" } }, ["fileName null"]],
  ["an audio file", { audio: { ...file, file_name: "ән.mp3" } }, ["fileName ән.mp3"]],
  ["an animation", { animation: file, document: file }, []],
  [
    "an animation with a name",
    { animation: { ...file, file_name: "Айгүл.mp4" }, document: file },
    ["fileName Айгүл.mp4"],
  ],
  ["a video", { video: file }, []],
  ["a video of a camera", { video: { ...file, file_name: "VID_20261027_101500.mp4" } }, []],
  ["a video of a phone", { video: { ...file, file_name: "IMG_0042.MOV" } }, []],
  ["a video of an app", { video: { ...file, file_name: "video (1).mp4" } }, []],
  ["a video with a name", { video: { ...file, file_name: "Айгүл.mp4" } }, ["fileName Айгүл.mp4"]],
  ["a voice message", { voice: file }, []],
  ["a photo", { photo: [file] }, []],
  ["a reply in the same chat", { text: "x", reply_to_message: { message_id: 4 } }, []],
  ["a message through an inline bot", { text: "x", via_bot: user }, []],
])("%s", (_, fields, found) => {
  expect(reasons(fields)).toEqual(found);
});
