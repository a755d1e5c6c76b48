import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type HttpServer, startHttp } from "../../src/app/http.ts";
import { createMetrics } from "../../src/app/metrics.ts";
import { isOwnHost } from "../../src/app/own-host.ts";
import { createLogger } from "../../src/platform/log.ts";
import { createWebhookEndpoint } from "../../src/platform/telegram/receiving/webhook-endpoint.ts";
import { noWireMetrics } from "../../src/platform/telegram/wire-metrics.ts";
import { AIGUL, playgroundForTests, TOKEN } from "./setup.ts";

const { playground } = playgroundForTests();
const secret = "a-secret-of-sixteen-characters";
let http: HttpServer;

beforeAll(async () => {
  playground.sendText(AIGUL, "/start");
  const webhook = createWebhookEndpoint({
    url: "https://bot.example.kz/telegram",
    secret,
    log: createLogger("silent"),
    meters: noWireMetrics,
  });
  const metrics = createMetrics(25);
  const served = { playground: playground.app, metrics, webhook, obstacles: async () => [] };
  http = await startHttp({ host: "0.0.0.0", port: 0, ...served });
});
afterAll(async () => {
  playground.close();
  await http.stop();
});

/** Sends a request with exactly these headers, and returns the answer. */
function ask(path: string, headers: Record<string, string>, method = "GET"): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ port: http.port, path, method, headers, setHost: "host" in headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
    });
    call.once("error", reject).end();
  });
}

/** Sends a body with this Host, and returns the headers of the answer. */
function headersFor(host: string): Promise<IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    const headers = { host, connection: "keep-alive" };
    const call = request({ port: http.port, path: "/metrics", method: "POST", headers, setHost: false }, (response) => {
      response.resume();
      resolve(response.headers);
    });
    call.once("error", reject).end("{}");
  });
}

const send = `/bot${TOKEN}/sendMessage?chat_id=${AIGUL}&text=a`;
const paths = ["/", "/playground/state", "/page/app.js", `/bot${TOKEN}/getMe`, send, "/health/live", "/metrics"];

describe("A page of a foreign domain that points to our address", () => {
  it.each(paths)("gets nothing from %s", async (path) => {
    for (const host of [
      "evil.example",
      "evil.example:8080",
      "127.0.0.1.evil.example",
      "localhost.evil.example",
      "a@b",
      "[x",
    ]) {
      expect(await ask(path, { host })).toMatchObject({ status: 421, body: expect.not.stringContaining("{") });
    }
    expect(playground.chat(AIGUL).messages).toHaveLength(1);
  });

  it("gets an answer that closes the connection, so that a proxy sends no other request over it", async () => {
    expect((await headersFor("evil.example")).connection).toBe("close");
  });
});

describe("The service answers under its own names", () => {
  it.each([
    "localhost:8080",
    "127.0.0.1:8080",
    "[::1]:8080",
    "192.168.1.5",
    "bitimger:8080",
    "a.localhost",
    "LOCALHOST",
  ])("%s", async (host) => {
    expect((await ask("/health/live", { host })).status).toBe(200);
    expect((await ask("/playground/state", { host })).status).toBe(200);
  });

  it("and under the name that is set as HOST", () => {
    expect(isOwnHost("bot.example.kz:8080", "bot.example.kz")).toBe(true);
    expect(isOwnHost("bot.example.kz:8080", "0.0.0.0")).toBe(false);
  });

  it("the webhook answers under any name that a proxy forwards, to callers that know the secret", async () => {
    const headers = { host: "bot.example.kz", "content-type": "application/json" };
    const post = (more: object) => ask("/telegram", { ...headers, ...more }, "POST");
    expect((await post({ "x-telegram-bot-api-secret-token": "wrong" })).status).toBe(401);
    // The secret is right, and this is not an update.
    expect((await post({ "x-telegram-bot-api-secret-token": secret })).status).not.toBe(421);
  });
});

describe("Another site's page", () => {
  const foreign = { host: "localhost", "sec-fetch-site": "cross-site" };

  it.each(paths.filter((path) => !/health|metrics/.test(path)))("gets nothing from %s", async (path) => {
    for (const more of [
      {},
      { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "sec-fetch-site": "" },
    ]) {
      expect((await ask(path, { ...foreign, ...more })).status).toBe(403);
    }
    expect(playground.chat(AIGUL).messages).toHaveLength(1);
  });

  it("may link to the page, and to nothing else", async () => {
    const follow = (path: string) => ask(path, { ...foreign, "sec-fetch-mode": "navigate" });
    expect((await follow("/")).status).toBe(200);
    expect((await follow(send)).status).toBe(403);
    expect((await follow("/playground/state")).status).toBe(403);
  });

  it("is neither the page itself nor an address that somebody types", async () => {
    for (const site of ["same-origin", "none"]) {
      const headers = { host: "localhost", "sec-fetch-site": site };
      expect((await ask("/playground/state", headers)).status).toBe(200);
    }
  });
});
