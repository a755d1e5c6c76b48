import { type ChildProcess, spawn } from "node:child_process";
import { getEventListeners, once } from "node:events";
import { join } from "node:path";
import { expect, it } from "vitest";
import { startHttp } from "../../src/app/http.ts";
import { createActs } from "../../src/playground/create-acts.ts";
import { pageRoutes } from "../../src/playground/page-api.ts";
import { createWorld } from "../../src/playground/world.ts";
import { TOKEN } from "./setup.ts";

it("a tab that is closed or reloaded leaves nothing behind", async () => {
  const options = { token: TOKEN, username: "b_bot", botName: "B", now: () => new Date(), people: [] };
  const world = createWorld(options);
  const app = pageRoutes(world, createActs(world));
  const counts = () => [getEventListeners(world.closing.signal, "abort").length, world.listeners.size];
  const before = counts();
  for (let reload = 0; reload < 5; reload++) {
    const hungUp = new AbortController();
    const { body } = await app.request(new Request("http://localhost/playground/events", { signal: hungUp.signal }));
    const reader = body?.getReader();
    await reader?.read();
    if (reload % 2 === 0) await reader?.cancel();
    hungUp.abort();
  }
  expect(counts()).toEqual(before);
  world.closing.abort();
});

it("nor does a tab of a real browser's connection, whose window is closed or reloaded", async () => {
  const options = { token: TOKEN, username: "b_bot", botName: "B", now: () => new Date(), people: [] };
  const world = createWorld(options);
  const http = await startHttp({
    host: "127.0.0.1",
    port: 0,
    playground: pageRoutes(world, createActs(world)),
    obstacles: async () => [],
  });
  const counts = () => [getEventListeners(world.closing.signal, "abort").length, world.listeners.size];
  const before = counts();
  for (let reload = 0; reload < 5; reload++) {
    const window = new AbortController();
    const { body } = await fetch(`http://127.0.0.1:${http.port}/playground/events`, { signal: window.signal });
    await body?.getReader().read();
    expect(world.listeners.size).toBeGreaterThan(before[1] ?? 0);
    window.abort();
  }
  await expect.poll(counts).toEqual(before);
  world.closing.abort();
  await http.stop();
});

/** Runs `npm run playground` on a free port, without a bot. Returns the address. */
async function openWithoutBot(...args: string[]): Promise<{ child: ChildProcess; url: string; output: () => string }> {
  const child = spawn(process.execPath, ["src/main.ts", "playground", ...args], {
    cwd: join(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, PORT: "0" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  const { promise: url, resolve, reject } = Promise.withResolvers<string>();
  child.stderr?.on("data", (chunk: Buffer) => {
    output += chunk;
    const found = /open without a bot: (http:\S+)\//.exec(output)?.[1];
    if (found) resolve(found);
  });
  child.once("exit", () => reject(new Error(output)));
  return { child, url: await url, output: () => output };
}

const tokenIn = (output: string) => /BOT_TOKEN=(\S+)/.exec(output)?.[1];

it("the playground stops cleanly with open and with closed tabs", async () => {
  const { child, url, output } = await openWithoutBot();
  const closed = new AbortController();
  const opens = (signal?: AbortSignal) => fetch(`${url}/playground/events`, signal ? { signal } : {});
  const tabs = await Promise.all([opens(closed.signal), opens(), opens()]);
  await tabs[1]?.body?.getReader().read();
  closed.abort();
  await tabs[2]?.body?.cancel();
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(output()).not.toMatch(/error/i);
});

it("nobody can know the playground's token unless it is given as an argument", async () => {
  const given = "7000000:a-token-that-somebody-gave";
  const [first, second, third] = await Promise.all([openWithoutBot(), openWithoutBot(), openWithoutBot(given)]);
  expect(tokenIn(first.output())).not.toBe(tokenIn(second.output()));
  expect(tokenIn(third.output())).toBe(given);
  expect((await fetch(`${third.url}/bot${given}/getMe`)).status).toBe(200);
  for (const { child } of [first, second, third]) child.kill("SIGTERM");
  await expect(openWithoutBot("secret")).rejects.toThrow("should look like Telegram's tokens");
});
