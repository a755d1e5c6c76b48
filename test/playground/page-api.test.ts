import { beforeEach, describe, expect, it } from "vitest";
import { AIGUL, ERLAN, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
});

interface State {
  clock: { now: number; movable: boolean; moving: boolean };
}

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  world.playground.app.request(`http://localhost/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });

describe("Acts of the page", () => {
  it.each<[act: object, seen: object]>([
    [{ act: "text", text: "сәлем" }, { text: "сәлем" }],
    [{ act: "location", latitude: 51.1, longitude: 71.4 }, { location: { latitude: 51.1 } }],
    [{ act: "contact" }, { contact: { phone_number: "77000000101", user_id: AIGUL } }],
    [{ act: "sticker" }, { sticker: "🙂" }],
    [{ act: "dice" }, { dice: { emoji: "🎲" } }],
    [{ act: "poll", question: "қашан?", options: ["а", "б"] }, { poll: { options: ["а", "б"] } }],
    [
      { act: "photo", caption: "мінеки" },
      { text: "мінеки", media: { kind: "photo" } },
    ],
    [{ act: "voice", duration: 12 }, { media: { kind: "voice", duration: 12 } }],
    [{ act: "videoNote" }, { media: { kind: "video_note" } }],
    [{ act: "document", fileName: "a.pdf", size: 5000 }, { media: { name: "a.pdf", size: 5000 } }],
    [
      { act: "album", count: 3 },
      { media: { kind: "photo" }, albumId: expect.any(String) },
    ],
    [{ act: "forward", text: "тыңда" }, { forwardedFrom: "Айгүл" }],
    [{ act: "other", kind: "checklist" }, { other: "checklist" }],
    [{ act: "other", kind: "quiz" }, { poll: { question: "2 + 2?" } }],
    [
      { act: "link", payload: "report" },
      { text: "/start report", entities: [{ type: "bot_command" }] },
    ],
  ])("%o", async (act, seen) => {
    expect((await post("act", { personId: AIGUL, ...act })).status).toBe(200);
    expect(world.playground.chat(AIGUL).messages.at(-1)).toMatchObject(seen);
  });

  it("quote a part of a message, write in a topic and refuse voice messages", async () => {
    const replyTo = world.playground.sendText(AIGUL, "бейсенбі күні").message_id;
    await post("act", { personId: AIGUL, act: "text", text: "иә", replyTo, quote: "бейсенбі", topicId: 7 });
    const { message } = world.playground.chat(AIGUL).messages.at(-1) ?? {};
    expect(message).toMatchObject({ quote: { text: "бейсенбі" }, message_thread_id: 7 });
    world.playground.addPerson({ id: 103, firstName: "Дина", languageCode: "kk", role: "citizen", premium: true });
    for (const refuses of [true, false]) await post("act", { personId: 103, act: "refuseVoice", refuses });
    const refused = await post("act", { personId: AIGUL, act: "refuseVoice", refuses: true });
    expect(refused.status).toBe(409);
  });

  it("edit, press, block and remove", async () => {
    const id = world.playground.sendText(AIGUL, "а").message_id;
    await post("act", { personId: AIGUL, act: "edit", messageId: id, text: "ә" });
    await post("act", { personId: AIGUL, act: "press", messageId: id, data: "x" });
    await post("act", { personId: AIGUL, act: "block" });
    expect(world.playground.chat(AIGUL)).toMatchObject({ blocked: true, messages: [{ text: "ә", edited: true }] });
    await post("act", { personId: AIGUL, act: "unblock" });
    await post("act", { personId: AIGUL, act: "remove", messageId: id });
    expect(world.playground.chat(AIGUL)).toMatchObject({ blocked: false, messages: [] });
    expect(world.playground.pendingUpdates()).toBe(5);
  });

  it.each([
    ["an unknown act", { personId: AIGUL, act: "sing" }, 400],
    ["an unknown person", { personId: 5, act: "dice" }, 409],
    ["an empty text", { personId: AIGUL, act: "text", text: "  " }, 409],
  ])("refuse %s", async (_, body, status) => {
    expect((await post("act", body)).status).toBe(status);
  });

  it.each([
    ["another site", { "sec-fetch-site": "cross-site" }, 403],
    ["another origin", { origin: "https://evil.example" }, 403],
    ["an opaque origin", { origin: "null" }, 403],
    ["a form", { "content-type": "text/plain" }, 415],
  ])("refuse %s", async (_, headers, status) => {
    expect((await post("act", { personId: AIGUL, act: "dice" }, headers)).status).toBe(status);
    expect(world.playground.chat(AIGUL).messages).toEqual([]);
  });

  it("accept the playground's own page", async () => {
    const headers = { origin: "http://localhost", "sec-fetch-site": "same-origin" };
    expect((await post("act", { personId: AIGUL, act: "dice" }, headers)).status).toBe(200);
  });
});

it("moves the clock forward", async () => {
  const response = await post("clock", { minutes: 60 });
  const now = Date.parse("2026-09-01T05:00:00Z");
  expect(await response.json()).toEqual({ now, movable: true, moving: false });
  for (const wrong of [{ minutes: -60 }, { minutes: 1.5 }, { until: "noon" }, {}]) {
    expect((await post("clock", wrong)).status).toBe(400);
  }
});

it("a clock that is being moved is not moved again until it has arrived", async () => {
  const arrival = Promise.withResolvers<void>();
  let moves = 0;
  world = playgroundForTests({
    moveClock: () => {
      moves += 1;
      return arrival.promise;
    },
  });
  const first = post("clock", { until: "morning" });
  await expect.poll(() => moves).toBe(1);
  expect((await post("clock", { until: "morning" })).status).toBe(409);
  const state = async () => ((await (await world.playground.app.request("/playground/state")).json()) as State).clock;
  expect(await state()).toMatchObject({ moving: true });
  arrival.resolve();
  expect((await first).status).toBe(200);
  expect(await state()).toMatchObject({ moving: false });
  expect(moves).toBe(1);
});

it("a move that fails leaves a clock that can be moved", async () => {
  world = playgroundForTests({ moveClock: () => Promise.reject(new Error("the bot is gone")) });
  expect((await post("clock", { minutes: 60 })).status).toBe(500);
  expect((await post("clock", { minutes: 60 })).status).toBe(500);
});

describe("The stream", () => {
  async function* events() {
    const response = await world.playground.app.request("/playground/events");
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of response.body ?? []) {
      rest += decoder.decode(chunk as Uint8Array, { stream: true });
      const blocks = rest.split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (name) yield { name, data: JSON.parse(data ?? "null") };
      }
    }
  }

  it("begins with a snapshot, then reports events, and ends when the playground closes", async () => {
    const stream = events();
    const first = (await stream.next()).value;
    expect(first).toMatchObject({
      name: "snapshot",
      data: { clock: { movable: true }, bot: { username: "bitimger_bot" } },
    });
    expect(first?.data.chats.map((chat: { id: number }) => chat.id)).toEqual([AIGUL, ERLAN]);
    const { message_id } = world.playground.sendText(AIGUL, "сәлем");
    expect((await stream.next()).value).toMatchObject({
      name: "message",
      data: { chatId: AIGUL, message: { text: "сәлем" } },
    });
    expect((await stream.next()).value).toMatchObject({ name: "chat", data: { id: AIGUL, started: true } });
    world.playground.removeMessage(AIGUL, message_id);
    expect((await stream.next()).value).toMatchObject({ name: "removed", data: { messageId: message_id } });
    world.playground.close();
    while (!(await stream.next()).done);
  });
});

describe("The page", () => {
  it("comes with a strict content security policy", async () => {
    const page = await world.playground.app.request("/");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toMatch("default-src 'none'");
    expect(page.headers.get("content-security-policy")).not.toMatch("unsafe");
  });

  it.each(["/page/..%2fserver.ts", "/page/server.ts", "/page/none.js"])("does not give %s", async (path) => {
    expect((await world.playground.app.request(path)).status).toBe(404);
  });

  it("shows files of the bot as pictures only if they are pictures, and never as pages", async () => {
    const html = world.playground.sendDocument(AIGUL, { content: Buffer.from("<script>"), fileName: "ә.html" });
    const file = await world.playground.app.request(`/playground/file/${html.document?.file_id}`);
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''%D3%99.html");
  });
});
