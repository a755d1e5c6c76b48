import { describe, expect, it } from "vitest";
import { type Rates, TELEGRAM_RATES } from "../../src/playground/rate-limiter.ts";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

const group = { id: -100500, type: "supergroup" as const, title: "Аудан" };

function limitedWorld(rates: Partial<Rates> = {}) {
  const world = playgroundForTests({ enforceRateLimits: true, rates });
  for (const person of [AIGUL, ERLAN]) world.playground.sendText(person, "/start");
  world.playground.raw({ message: { message_id: 1, date: 1, chat: group, text: "a" } });
  const say = (chat_id: number) => world.call("sendMessage", { chat_id, text: "a" });
  const sayTimes = async (chat: number, times: number) => {
    let taken = 0;
    for (let time = 0; time < times; time++) taken += (await say(chat)).ok ? 1 : 0;
    return taken;
  };
  return { ...world, say, sayTimes };
}

const refusal = (seconds: number) => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
});

describe("Telegram's rates", () => {
  it("in a chat: a short burst, then one a second; other chats are not affected", async () => {
    const { say, sayTimes, pass } = limitedWorld();
    const { burst } = TELEGRAM_RATES.perChat;
    expect(await sayTimes(AIGUL, burst)).toBe(burst);
    expect(await say(AIGUL)).toEqual(refusal(1));
    expect(await say(ERLAN)).toMatchObject({ ok: true });
    pass(1);
    expect(await sayTimes(AIGUL, 5)).toBe(1);
    pass(3600);
    expect(await sayTimes(AIGUL, burst + 5)).toBe(burst);
  });

  it("in a group: twenty a minute", async () => {
    const { say, sayTimes, pass } = limitedWorld();
    expect(await sayTimes(group.id, 25)).toBe(20);
    expect(await say(group.id)).toEqual(refusal(3));
    pass(60);
    expect(await sayTimes(group.id, 25)).toBe(20);
  });

  it("in all chats: thirty a second, with the same refusal as in a single chat", async () => {
    const { say, sayTimes, pass } = limitedWorld();
    expect((await sayTimes(AIGUL, 20)) + (await sayTimes(ERLAN, 20))).toBe(30);
    expect(await say(group.id)).toEqual(refusal(1));
    pass(1);
    expect(await sayTimes(group.id, 20)).toBe(20);
  });

  it("count each item of an album, copies and edits; a refused call does not count", async () => {
    const { call, pass, playground, say } = limitedWorld({ perChat: { burst: 5, everyMs: 1000 } });
    const photo = playground.sendPhoto(AIGUL).photo?.[0]?.file_id;
    const album = (items: number) =>
      call("sendMediaGroup", { chat_id: AIGUL, media: Array(items).fill({ type: "photo", media: photo }) });
    expect(await album(3)).toMatchObject({ ok: true });
    expect(await album(3)).toEqual(refusal(1));
    const { result } = await say(AIGUL);
    const edit = (text: string) => call("editMessageText", { chat_id: AIGUL, message_id: result.message_id, text });
    expect(await edit("b")).toMatchObject({ ok: true });
    expect(await edit("c")).toEqual(refusal(1));
    const copy = { chat_id: AIGUL, from_chat_id: AIGUL, message_id: result.message_id };
    expect(await call("copyMessage", copy)).toEqual(refusal(1));
    const { messages } = playground.chat(AIGUL);
    expect(messages.filter(({ fromBot }) => fromBot)).toHaveLength(4);
    pass(1);
    expect(await call("copyMessage", copy)).toMatchObject({ ok: true });
  });

  it("do not count answers to taps and deletions", async () => {
    const { call, playground, say } = limitedWorld({ perChat: { burst: 1, everyMs: 60_000 } });
    const { result } = await say(AIGUL);
    const callback_query_id = playground.press(AIGUL, result.message_id, "a");
    expect(await call("answerCallbackQuery", { callback_query_id })).toMatchObject({ ok: true });
    expect(await call("deleteMessage", { chat_id: AIGUL, message_id: result.message_id })).toMatchObject({ ok: true });
  });

  it("are not enforced by default", async () => {
    const world = playgroundForTests();
    world.playground.sendText(AIGUL, "/start");
    for (let time = 0; time < 100; time++) {
      expect(await world.call("sendMessage", { chat_id: AIGUL, text: "a" })).toMatchObject({ ok: true });
    }
  });
});
