import { describe, expect, it } from "vitest";
import type { BotProcess } from "../../src/playground/types.ts";
import { AIGUL, playgroundForTests, TOKEN } from "./setup.ts";

/** A process that starts and dies immediately. */
function processForTests(): BotProcess {
  const listeners = new Set<() => void>();
  let state: ReturnType<BotProcess["state"]> = "running";
  let kills = 0;
  const change = (next: typeof state) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    state: () => state,
    kills: () => kills,
    kill() {
      kills++;
      change("down");
    },
    start: () => change("running"),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type World = ReturnType<typeof playgroundForTests>;

function post({ playground }: World, path: string, body: object, headers: Record<string, string> = {}) {
  return playground.app.request(`http://localhost/playground/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
}

describe("While Telegram is down", () => {
  it("every call fails with a broken connection, and messages of people wait until Telegram is back", async () => {
    const world = playgroundForTests();
    await post(world, "machine", { act: "cut" });
    await expect(world.call("getMe")).rejects.toThrow("fetch failed");
    world.playground.sendText(AIGUL, "сәлем");
    const state = await (await world.playground.app.request("/playground/state")).json();
    expect(state).toMatchObject({ machine: { process: null, telegram: { reachable: false, waiting: 1 } } });
    await post(world, "machine", { act: "restore" });
    expect((await world.call("getUpdates")).result).toMatchObject([{ message: { text: "сәлем" } }]);
  });

  it("a waiting poll is cut, too", async () => {
    const world = playgroundForTests();
    const poll = expect(world.call("getUpdates", { timeout: 50 })).rejects.toThrow("fetch failed");
    await new Promise((resolve) => setImmediate(resolve));
    await post(world, "machine", { act: "cut" });
    await poll;
  });

  it("files cannot be downloaded", async () => {
    const world = playgroundForTests();
    const { document } = world.playground.sendDocument(AIGUL, { content: Buffer.from("қағаз") });
    const { result } = await world.call("getFile", { file_id: document?.file_id });
    const download = async () => (await world.playground.app.request(`/file/bot${TOKEN}/${result.file_path}`)).text();
    expect(await download()).toBe("қағаз");
    await post(world, "machine", { act: "cut" });
    await expect(download()).rejects.toThrow("fetch failed");
  });

  it("webhook deliveries wait, and arrive immediately when Telegram is back", async () => {
    const delivered: string[] = [];
    const world = playgroundForTests({
      deliver: async (_, { body }) => {
        delivered.push(JSON.parse(String(body)).message.text);
        return new Response();
      },
    });
    await world.call("setWebhook", { url: "http://localhost/hook" });
    await post(world, "machine", { act: "cut" });
    world.playground.sendText(AIGUL, "бір");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(delivered).toEqual([]);
    await post(world, "machine", { act: "restore" });
    await expect.poll(() => delivered).toEqual(["бір"]);
    await expect.poll(() => world.playground.pendingUpdates()).toBe(0);
  });
});

describe("The bot's process", () => {
  it("can be killed and started", async () => {
    const world = playgroundForTests({ process: processForTests() });
    const killed = await (await post(world, "machine", { act: "kill" })).json();
    expect(killed).toMatchObject({ process: { state: "down", kills: 1 } });
    const started = await (await post(world, "machine", { act: "start" })).json();
    expect(started).toMatchObject({ process: { state: "running", kills: 1 } });
  });

  it("cannot be killed if the playground does not manage it", async () => {
    expect((await post(playgroundForTests(), "machine", { act: "kill" })).status).toBe(409);
  });

  it("is reported on the stream", async () => {
    const world = playgroundForTests({ process: processForTests() });
    const response = await world.playground.app.request("/playground/events");
    await post(world, "machine", { act: "kill" });
    world.playground.close();
    expect(await response.text()).toContain('event: machine\ndata: {"process":{"state":"down","kills":1}');
  });
});

describe("More people", () => {
  const asan = { firstName: "Асан", languageCode: "ru" };

  it("are citizens and come after all others", async () => {
    const world = playgroundForTests();
    const added = async (body: object) => ((await (await post(world, "people", body)).json()) as { id: number }).id;
    const id = await added(asan);
    expect(world.playground.people().at(-1)).toEqual({ ...asan, id, role: "citizen" });
    expect(await added({ ...asan, lastName: "Әлі" })).toBe(id + 1);
    expect(world.playground.chat(id + 1).title).toBe("Асан Әлі");
  });

  it.each([
    ["without a name", { ...asan, firstName: "  " }],
    ["in a language that the bot does not speak", { ...asan, languageCode: "de" }],
  ])("are refused %s", async (_, body) => {
    expect((await post(playgroundForTests(), "people", body)).status).toBe(400);
  });

  it("are refused to another site's page, and beyond the maximum", async () => {
    const world = playgroundForTests();
    expect((await post(world, "people", asan, { origin: "https://evil.example" })).status).toBe(403);
    for (let count = world.playground.people().length; count < 30; count++) await post(world, "people", asan);
    const refused = await post(world, "people", asan);
    expect(refused.status).toBe(409);
    expect(await refused.json()).toEqual({ error: "there are 30 people already, which is the maximum" });
  });
});

it("The bot's owner switches topics on and off", async () => {
  const world = playgroundForTests();
  const hasTopics = async () => (await world.call("getMe")).result.has_topics_enabled;
  await post(world, "machine", { act: "topicsOn" });
  expect(await hasTopics()).toBe(true);
  await post(world, "machine", { act: "topicsOff" });
  expect(await hasTopics()).toBe(false);
});
