import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
  for (const person of [AIGUL, ERLAN]) world.playground.sendText(person, "/start");
});

const seen = (person: number) => world.playground.chat(person).messages.at(-1);
const say = async (more: object) =>
  (await world.call("sendMessage", { chat_id: AIGUL, text: "сәлем", ...more })).result.message_id as number;
const copy = (message_id: number, more: object = {}) =>
  world.call("copyMessage", { chat_id: ERLAN, from_chat_id: AIGUL, message_id, ...more });
const copyAll = (message_ids: number[]) =>
  world.call("copyMessages", { chat_id: ERLAN, from_chat_id: AIGUL, message_ids });
const forward = (message_id: number) =>
  world.call("forwardMessage", { chat_id: ERLAN, from_chat_id: AIGUL, message_id });

describe("A protected message", () => {
  it("is shown as protected; the bot can copy it, but nobody can forward it", async () => {
    const id = await say({ protect_content: true });
    expect(seen(AIGUL)).toMatchObject({ protected: true, message: { has_protected_content: true } });
    expect((await forward(id)).description).toBe("Bad Request: message can't be forwarded");
    expect(() => world.playground.forwardMessage(AIGUL, id)).toThrow("protected");
    expect(await copy(id)).toMatchObject({ ok: true });
    expect(seen(ERLAN)).toMatchObject({ text: "сәлем", protected: false });
    expect((await copyAll([id])).result).toHaveLength(1);
    await copy(id, { protect_content: true });
    expect(seen(ERLAN)).toMatchObject({ protected: true });
  });

  it("differs from an ordinary message, which can be forwarded to the bot and keeps the name of the sender", async () => {
    const id = await say({});
    expect(world.playground.forwardMessage(AIGUL, id)).toMatchObject({
      text: "сәлем",
      forward_origin: { type: "user", sender_user: { id: 4242, is_bot: true } },
    });
  });
});

describe("A copy", () => {
  it("does not show from origin", async () => {
    const { message_id } = world.playground.forward(AIGUL, "тыңда");
    expect(await copy(message_id)).toMatchObject({ ok: true });
    expect(seen(ERLAN)).toMatchObject({ text: "тыңда", fromBot: true });
    expect(seen(ERLAN)?.message.forward_origin).toBeUndefined();
  });

  it("keeps a keyboard of links if it is a plain copy, but no other keyboard", async () => {
    const links = { inline_keyboard: [[{ text: "Сайт", url: "https://example.kz" }]] };
    const taps = { inline_keyboard: [[{ text: "Иә", callback_data: "yes" }]] };
    await copy(await say({ reply_markup: links }));
    expect(seen(ERLAN)?.buttons).toMatchObject([[{ text: "Сайт" }]]);
    await copy(await say({ reply_markup: taps }));
    expect(seen(ERLAN)?.buttons).toEqual([]);
    const reply_parameters = { message_id: seen(ERLAN)?.id };
    await copy(await say({ reply_markup: links }), { reply_parameters });
    expect(seen(ERLAN)?.buttons).toEqual([]);
  });

  it("of a live location is a point", async () => {
    const live = { chat_id: AIGUL, latitude: 51, longitude: 71, live_period: 600 };
    const { result } = await world.call("sendLocation", live);
    await copy(result.message_id);
    expect(seen(ERLAN)?.location).toEqual({ latitude: 51, longitude: 71 });
  });

  it("that is not plain is refused if only Premium may write a caption of from length", async () => {
    const premium = { id: 103, firstName: "Дана", languageCode: "kk", role: "citizen", premium: true as const };
    world.playground.addPerson(premium);
    const { message_id } = world.playground.sendPhoto(103, { caption: "ә".repeat(2000) });
    const from = { from_chat_id: 103 };
    expect(await copy(message_id, from)).toMatchObject({ ok: true });
    const keyboard = { inline_keyboard: [[{ text: "Иә", callback_data: "yes" }]] };
    expect((await copy(message_id, { ...from, reply_markup: keyboard })).description).toBe(
      "Bad Request: message caption is too long",
    );
  });

  it("of several messages leaves out those that do not exist", async () => {
    const { message_id: id } = world.playground.sendText(AIGUL, "a");
    expect((await copyAll([id, id + 1])).result).toHaveLength(1);
    expect((await copyAll([id + 1])).description).toBe("Bad Request: message to forward not found");
    expect((await copyAll([id, id])).description).toMatch("strictly increasing order");
    expect((await copyAll([])).description).toBe("Bad Request: message identifiers are not specified");
  });
});
