import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, ERLAN, playgroundForTests, TOKEN } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests({
    people: [
      { id: AIGUL, firstName: "Айгүл", languageCode: "kk", role: "citizen" },
      { id: ERLAN, firstName: "Ерлан", languageCode: "ru", role: "mediator", premium: true },
    ],
  });
  world.playground.sendText(AIGUL, "/start");
  world.playground.sendText(ERLAN, "/start");
});

const half = "\ud83d";
const notUtf8 = "Bad Request: strings must be encoded in UTF-8";
const photo = () => world.playground.sendPhoto(AIGUL).photo?.[0]?.file_id;
const inline = (button: object) => ({ inline_keyboard: [[button]] });

describe("Half a character is refused", () => {
  it.each<[where: string, method: string, params: () => object, error: string]>([
    ["in a text", "sendMessage", () => ({ text: `a${half}` }), notUtf8],
    ["in a text with HTML", "sendMessage", () => ({ text: `<b>${half}</b>`, parse_mode: "HTML" }), notUtf8],
    ["in a caption", "sendPhoto", () => ({ photo: photo(), caption: half }), notUtf8],
    [
      "in an album's caption",
      "sendMediaGroup",
      () => ({ media: [1, 2].map(() => ({ type: "photo", media: photo(), caption: half })) }),
      notUtf8,
    ],
    ["in a place's name", "sendVenue", () => ({ latitude: 51, longitude: 71, title: half, address: "a" }), notUtf8],
    [
      "in an inline button's text",
      "sendMessage",
      () => ({ text: "a", reply_markup: inline({ text: half, callback_data: "a" }) }),
      "Bad Request: inline keyboard button text must be encoded in UTF-8",
    ],
    [
      "in the text of a reply keyboard's button",
      "sendMessage",
      () => ({ text: "a", reply_markup: { keyboard: [[half]] } }),
      "Bad Request: keyboard button text must be encoded in UTF-8",
    ],
    [
      "in a button's data",
      "sendMessage",
      () => ({ text: "a", reply_markup: inline({ text: "a", callback_data: half }) }),
      notUtf8,
    ],
  ])("%s", async (_, method, params, error) => {
    const answer = await world.call(method, { chat_id: AIGUL, ...params() });
    expect(answer).toMatchObject({ ok: false, error_code: 400, description: error });
  });

  it("in the answer to a tap", async () => {
    const callback_query_id = world.playground.press(AIGUL, 1, "x");
    expect((await world.call("answerCallbackQuery", { callback_query_id, text: half })).description).toBe(notUtf8);
  });

  it.each([
    ["a JSON body", "application/json", Buffer.from(`{"chat_id":${AIGUL},"text":"\xff"}`, "latin1")],
    ["a form", "application/x-www-form-urlencoded", Buffer.from(`chat_id=${AIGUL}&text=\xff`, "latin1")],
  ])("as bytes in %s that are not UTF-8", async (_, type, body) => {
    const init = { method: "POST", headers: { "content-type": type }, body };
    const response = await world.playground.app.request(`/bot${TOKEN}/sendMessage`, init);
    expect(await response.json()).toMatchObject({ error_code: 400, description: notUtf8 });
  });

  it("at the edge of an entity", async () => {
    const bold = (offset: number, length: number) => ({
      chat_id: AIGUL,
      text: "🙂🙂",
      entities: [{ type: "bold", offset, length }],
    });
    expect((await world.call("sendMessage", bold(1, 1))).description).toBe(
      "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 4",
    );
    expect((await world.call("sendMessage", bold(0, 3))).description).toBe(
      "Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 8",
    );
    expect(await world.call("sendMessage", bold(0, 2))).toMatchObject({ ok: true });
  });
});

describe("Lengths are counted without formatting, in UTF-16 units", () => {
  it.each<[what: string, method: string, params: () => object, error: string | undefined]>([
    ["4,096 characters within tags", "sendMessage", () => html("ә".repeat(4096)), undefined],
    ["2,048 emoji", "sendMessage", () => html("🙂".repeat(2048)), undefined],
    ["2,049 emoji", "sendMessage", () => html("🙂".repeat(2049)), "message is too long"],
    ["a caption of 1,024", "sendPhoto", () => ({ photo: photo(), caption: "ә".repeat(1024) }), undefined],
    [
      "a caption of 513 emoji",
      "sendPhoto",
      () => ({ photo: photo(), caption: "🙂".repeat(513) }),
      "message caption is too long",
    ],
  ])("%s", async (_, method, params, error) => {
    const { ok, description } = await world.call(method, { chat_id: AIGUL, ...params() });
    expect([ok, description]).toEqual(error ? [false, `Bad Request: ${error}`] : [true, undefined]);
  });

  const html = (text: string) => ({ text: `<b><i>${text}</i></b>`, parse_mode: "HTML" });
});

describe("What people write", () => {
  it("is sent in messages of at most 4,096 characters, and no emoji is cut in two", async () => {
    const story = `a${"🙂".repeat(5000)}`;
    world.playground.sendText(AIGUL, story);
    const sent = world.playground.chat(AIGUL).messages.slice(1);
    expect(sent.map(({ text }) => text.length)).toEqual([4095, 4096, 1810]);
    expect(sent.map(({ text }) => text).join("")).toBe(story);
  });

  it("may have captions of 1,024 characters, and of 4,096 with Premium", async () => {
    expect(() => world.playground.sendPhoto(AIGUL, { caption: "ә".repeat(1025) })).toThrow("at most 1024");
    const { caption, from } = world.playground.sendPhoto(ERLAN, { caption: "ә".repeat(4096) });
    expect(caption).toHaveLength(4096);
    expect(from?.is_premium).toBe(true);
    expect(() => world.playground.sendPhoto(ERLAN, { caption: "ә".repeat(4097) })).toThrow("at most 4096");
  });

  it("may have a long caption, which the bot can copy but not send in a new message", async () => {
    const { message_id, photo: sizes } = world.playground.sendPhoto(ERLAN, { caption: "ә".repeat(1025) });
    const copy = { chat_id: AIGUL, from_chat_id: ERLAN, message_id };
    expect(await world.call("copyMessage", copy)).toMatchObject({ ok: true });
    const newMessage = { chat_id: AIGUL, photo: sizes?.[0]?.file_id, caption: "ә".repeat(1025) };
    expect((await world.call("sendPhoto", newMessage)).description).toBe("Bad Request: message caption is too long");
  });
});
