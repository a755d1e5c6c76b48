import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
});

const link = "https://t.me/bitimger_bot?start=event_7";
const article = (more: object = {}) => ({
  type: "article",
  id: "event_7",
  title: "Дөңгелек үстел",
  description: "Алматы",
  input_message_content: { message_text: "<b>Дөңгелек үстел</b>", parse_mode: "HTML" },
  reply_markup: { inline_keyboard: [[{ text: "Ашу", url: link }]] },
  ...more,
});
const ask = async (results: object[]) => {
  const id = world.playground.inlineQuery(AIGUL, "дөңгелек");
  return { id, answer: await world.call("answerInlineQuery", { inline_query_id: id, results }) };
};
const last = (personId: number) => world.playground.chat(personId).messages.at(-1);

it("a result in the chat with the bot is a message of the person, which the bot receives", async () => {
  const { id } = await ask([article()]);
  world.playground.chooseInline(AIGUL, id, "event_7");
  const shown = { text: "Дөңгелек үстел", entities: [{ type: "bold" }], via: "bitimger_bot", fromBot: false };
  expect(last(AIGUL)).toMatchObject({ ...shown, buttons: [[{ url: link }]] });
  const [query, update] = (await world.call("getUpdates")).result;
  expect(query.inline_query).toMatchObject({ query: "дөңгелек", from: { id: AIGUL } });
  expect(update.message).toMatchObject({ text: "Дөңгелек үстел", via_bot: { username: "bitimger_bot" } });
});

it("a result sent to a friend is shown on both phones, and the bot does not receive it", async () => {
  const { id } = await ask([article()]);
  const before = world.playground.pendingUpdates();
  world.playground.chooseInline(AIGUL, id, "event_7", ERLAN);
  expect(last(AIGUL)).toMatchObject({ elsewhere: { to: "Ерлан", incoming: false }, via: "bitimger_bot" });
  expect(last(ERLAN)).toMatchObject({ elsewhere: { from: "Айгүл", incoming: true }, buttons: [[{ url: link }]] });
  expect(world.playground.pendingUpdates()).toBe(before);
  // The message does not allow the bot to write to Ерлан, who has to open the link himself.
  expect(await world.call("sendMessage", { chat_id: ERLAN, text: "сәлем" })).toMatchObject({ error_code: 403 });
  world.playground.tap(ERLAN, "Ашу");
  expect(last(ERLAN)?.text).toBe("/start event_7");
});

it("nobody can send a result of another person's query, or a result that was not offered", async () => {
  const { id } = await ask([article()]);
  expect(() => world.playground.chooseInline(ERLAN, id, "event_7")).toThrow("no such inline result");
  expect(() => world.playground.chooseInline(AIGUL, id, "event_8")).toThrow("no such inline result");
});

describe("An answer is refused", () => {
  const callback = { inline_keyboard: [[{ text: "Иә", callback_data: "1" }]] };
  it.each([
    ["the same id twice", [article(), article()], "Bad Request: RESULT_ID_DUPLICATE"],
    [
      "broken HTML",
      [article({ input_message_content: { message_text: "<b>", parse_mode: "HTML" } })],
      /parse entities/,
    ],
    ["an unknown field", [article({ text: "x" })], /unknown field "text"/],
    ["a button that asks the bot", [article({ reply_markup: callback })], /does not support callback buttons/],
    ["a picture", [{ type: "photo", id: "1", photo_file_id: "x" }], /supports only inline results of type article/],
  ])("%s", async (_, results, error) => {
    const { id, answer } = await ask(results);
    expect(answer.description).toMatch(error);
    expect(world.playground.inlineResults(id)).toBeUndefined();
  });

  it("that comes too late", async () => {
    const id = world.playground.inlineQuery(AIGUL, "x");
    world.pass(200);
    const answer = await world.call("answerInlineQuery", { inline_query_id: id, results: [] });
    expect(answer.description).toMatch("query is too old");
  });
});

it("the page gets the results of a query and sends the chosen result", async () => {
  const act = (body: object) =>
    world.playground.app.request("http://localhost/playground/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ personId: AIGUL, ...body }),
    });
  const stream = (await world.playground.app.request("http://localhost/playground/events")).body?.getReader();
  const nextEvent = async () => new TextDecoder().decode((await stream?.read())?.value);
  while (!(await nextEvent()).includes("snapshot"));
  expect((await act({ act: "inline", query: "үстел" })).status).toBe(200);
  const [{ inline_query: query }] = (await world.call("getUpdates")).result;
  await world.call("answerInlineQuery", { inline_query_id: query.id, results: [article()] });
  const [event = "", data = ""] = (await nextEvent()).split("\n");
  expect(event).toBe("event: inline");
  expect(JSON.parse(data.slice("data: ".length))).toEqual({
    kind: "inline",
    chatId: AIGUL,
    queryId: query.id,
    query: "үстел",
    results: [{ id: "event_7", title: "Дөңгелек үстел", description: "Алматы" }],
  });
  await act({ act: "chooseInline", queryId: query.id, resultId: "event_7", to: ERLAN });
  expect(last(ERLAN)?.text).toBe("Дөңгелек үстел");
  world.playground.close();
});
