import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect, type Socket } from "node:net";
import { Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, test } from "vitest";
import { type HttpServer, startHttp } from "../../src/app/http.ts";
import { createMetrics } from "../../src/app/metrics.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { createWebhookEndpoint } from "../../src/platform/telegram/receiving/webhook-endpoint.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { until } from "../telegram/wire.ts";
import { createChance } from "../walk/random.ts";
import { conclude } from "./attack.ts";

const secret = randomBytes(24).toString("hex");
const canary = "қарлығашұя";

let database: Database;
let town: Town;
let citizen: Townsperson;
/** Sends only well-formed updates. */
let witness: Townsperson;
let http: HttpServer;
const log: string[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const write = (chunk: Buffer, _: unknown, done: () => void) => {
    log.push(chunk.toString("utf8"));
    done();
  };
  const logger = createLogger("info", new Writable({ write }));
  town = await openTown(database, { log: logger });
  citizen = town.person("Айгүл");
  await citizen.opens("nothing");
  witness = town.person("Болат");
  await witness.opens("nothing");
  const metrics = createMetrics(25);
  const webhook = createWebhookEndpoint({
    url: "https://bot.example/telegram",
    secret,
    log: logger,
    meters: metrics.meters,
  });
  webhook.open((updates) => town.service.inbox.store(updates));
  http = await startHttp({ host: "127.0.0.1", port: 0, webhook, metrics, obstacles: async () => [] });
});
afterAll(async () => {
  await http.stop();
  await town.close();
  await database.close();
});

interface Answer {
  status: number;
  body: string;
  headers: IncomingMessage["headers"];
}

function ask(path: string, method: string, headers: Record<string, string>, body?: Buffer): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const options = { host: "127.0.0.1", port: http.port, path, method, headers, setHost: headers.host === undefined };
  const asked = request(options, (response) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
    response.on("end", () =>
      resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), headers: response.headers }),
    );
  });
  // The server may close the connection if it refuses a request before it has read the body.
  asked.once("error", () => resolve({ status: 0, body: "", headers: {} }));
  asked.end(body);
  return promise;
}

let updateId = 900_000_000;

function bodyOf(text: string, { id } = citizen): Buffer {
  updateId += 1;
  const chat = { id, type: "private", first_name: "Айгүл" };
  const from = { id, is_bot: false, first_name: "Айгүл", language_code: "kk" };
  const message = { message_id: updateId, date: 1_790_000_000, text, chat, from };
  return Buffer.from(JSON.stringify({ update_id: updateId, message }));
}

const post = (body: Buffer) =>
  ask("/telegram", "POST", { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret }, body);

/** Whether people still get answers. */
async function isServed(): Promise<boolean> {
  const before = witness.history().length;
  const { status } = await post(bodyOf("/help", witness));
  if (status !== 200) return false;
  return until("the answer", () => witness.history().length > before).then(
    () => true,
    () => false,
  );
}

test("flipped webhook bodies", async (context) => {
  const chance = createChance(7);
  const breaches: string[] = [];
  const tries = 3_000;
  const statuses = new Map<number, number>();
  for (let done = 0; done < tries; done += 50) {
    const posts = Array.from({ length: 50 }, async () => {
      const body = bodyOf(`Көршіміз ${canary} туралы айтты`);
      for (let flips = 1 + chance.below(3); flips > 0; flips -= 1) {
        const at = chance.below(body.length);
        body[at] = (body[at] ?? 0) ^ (1 << chance.below(8));
      }
      const { status } = await post(body);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status !== 200 && status !== 400)
        breaches.push(`answered ${status} to ${body.toString("base64").slice(0, 60)}`);
    });
    await Promise.all(posts);
  }
  // A flip may have changed the person's id into an id of nobody.
  await database.sql.rows(`DELETE FROM "Update"`);
  await sleep(500);
  if (!(await isServed())) breaches.push("people no longer get answers");
  if (log.some((line) => line.includes(canary))) breaches.push("the log contains what was told");
  const notes = [...statuses].map(([status, count]) => `${status}: ${count}`).join(", ");
  conclude(context, { name: "flipped webhook bodies", tries, breaches, notes }, 3_000);
});

test("Host headers, wrong secrets and methods", async (context) => {
  const breaches: string[] = [];
  const hosts = [
    "evil.example",
    "evil.example:80",
    "localhost",
    "127.0.0.1@evil.example",
    "x".repeat(500),
    "[::1]",
    "a,b",
    "bot.example",
  ];
  const paths = [
    "/telegram",
    "/telegram/",
    "/TELEGRAM",
    "/telegram?x=1",
    "/health/ready",
    "/health/live",
    "/metrics",
    "/",
    "//telegram",
    "/../telegram",
  ];
  let tries = 0;
  const before = citizen.history().length;
  for (const host of hosts) {
    for (const path of paths) {
      for (const method of ["GET", "POST", "PUT", "OPTIONS"]) {
        tries += 1;
        const headers = { host, "x-telegram-bot-api-secret-token": "guessed-secret-of-somebody" };
        const {
          status,
          body,
          headers: given,
        } = await ask(path, method, headers, method === "GET" ? undefined : bodyOf(canary));
        const response = `${JSON.stringify(given)} ${body}`;
        if (status >= 500) breaches.push(`${method} ${path} with Host ${host}: ${status}`);
        if (response.includes("evil.example")) breaches.push(`${method} ${path} repeats the Host`);
        if (response.includes(canary) || response.includes(secret)) breaches.push(`${method} ${path} leaks a secret`);
        if (given["access-control-allow-origin"] !== undefined)
          breaches.push(`${method} ${path} lets other sites read`);
        if (path.startsWith("/telegram") && !path.endsWith("/") && status === 200)
          breaches.push(`${method} ${path} was accepted`);
      }
    }
  }
  if (!(await isServed())) breaches.push("people no longer get answers");
  if (citizen.history().length !== before) breaches.push("an update without the secret was handled");
  conclude(context, { name: "Host headers, wrong secrets and methods", tries, breaches }, 300);
});

test("slow connections", async (context) => {
  const breaches: string[] = [];
  const tries = 1_000;
  const sockets: Socket[] = [];
  for (let opened = 0; opened < tries; opened += 100) {
    const some = Array.from({ length: 100 }, async (_, n) => {
      const socket = connect(http.port, "127.0.0.1");
      socket.on("error", () => {});
      await once(socket, "connect");
      // Half of the connections never end their headers; the other half announce a body and do not send it.
      const head = `POST /telegram HTTP/1.1\r\nHost: bot.example\r\nX-Telegram-Bot-Api-Secret-Token: ${secret}\r\n`;
      socket.write(n % 2 === 0 ? head : `${head}Content-Length: 5000\r\n\r\n{"update_id":`);
      sockets.push(socket);
    });
    await Promise.all(some);
  }
  for (let asked = 0; asked < 10; asked += 1) {
    if (!(await isServed())) breaches.push(`people got no answers during ${sockets.length} slow connections`);
    for (const socket of sockets) if (!socket.destroyed) socket.write("x");
  }
  for (const socket of sockets) socket.destroy();
  if (!(await isServed())) breaches.push("people got no answers after the slow connections");
  conclude(context, { name: "slow connections", tries: sockets.length, breaches }, tries);
});
