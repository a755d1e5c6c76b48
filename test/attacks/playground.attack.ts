import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, test } from "vitest";
import { type HttpServer, startHttp } from "../../src/app/http.ts";
import { createMetrics } from "../../src/app/metrics.ts";
import { AIGUL, playgroundForTests, TOKEN } from "../playground/setup.ts";
import { conclude } from "./attack.ts";

const { playground } = playgroundForTests();
const canary = "қарлығашұя";
let http: HttpServer;

beforeAll(async () => {
  playground.sendText(AIGUL, canary);
  const served = { playground: playground.app, metrics: createMetrics(25), obstacles: async () => [] };
  http = await startHttp({ host: "127.0.0.1", port: 0, ...served });
});
afterAll(async () => {
  playground.close();
  await http.stop();
});

const methods = ["GET", "POST", "PUT", "DELETE", "OPTIONS"];
const paths = [
  "/",
  "/page/app.js",
  "/playground/state",
  "/playground/events",
  "/playground/act",
  "/playground/clock",
  "/playground/machine",
  "/playground/people",
  "/playground/upload",
  "/playground/file/1",
  `/file/bot${TOKEN}/1`,
  `/bot${TOKEN}/getUpdates`,
  `/bot${TOKEN}/sendMessage?chat_id=${AIGUL}&text=evil`,
  "/health/live",
  "/health/ready",
  "/metrics",
  "//playground/state",
  "/page/../playground/state",
];
const act = JSON.stringify({ personId: AIGUL, act: "text", text: "evil", minutes: 60 });

/** Sends a request exactly as it is written, even if a client library would refuse it. */
async function ask(
  target: string,
  method: string,
  headers: readonly string[],
): Promise<{ status: number; response: string }> {
  const socket = connect(http.port, "127.0.0.1");
  socket.on("error", () => {});
  await once(socket, "connect");
  const body = method === "GET" ? [] : [`Content-Length: ${Buffer.byteLength(act)}`];
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headers,
    ...body,
    "Connection: close",
    "",
    method === "GET" ? "" : act,
  ];
  socket.write(lines.join("\r\n"));
  // A stream of events does not end by itself.
  socket.setTimeout(1_000, () => socket.destroy());
  const response = await text(socket).catch(() => "");
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(response)?.[1] ?? 0), response };
}

/** Finds what a request from a foreign page must never achieve. */
async function breachesOf(target: string, method: string, headers: readonly string[]): Promise<string[]> {
  const { status, response } = await ask(target, method, headers);
  const tried = `${method} ${target} with ${headers.join(", ")}`;
  const found = [
    [status === 0 || status >= 500, `is answered ${status}`],
    [status >= 200 && status < 400, `is served: ${status}`],
    [response.includes(canary) || response.includes(TOKEN), "leaks a secret"],
    [/evil|access-control-allow/i.test(response), "repeats the name, or lets another site read"],
    [playground.chat(AIGUL).messages.length !== 1, "has acted for a person"],
  ] as const;
  return found.flatMap(([isBreach, what]) => (isBreach ? [`${tried} ${what}`] : []));
}

async function tryAll(requests: readonly (readonly [string, string, readonly string[]])[]): Promise<string[]> {
  const breaches: string[] = [];
  for (let at = 0; at < requests.length; at += 20) {
    const some = requests.slice(at, at + 20).map((request) => breachesOf(...request));
    breaches.push(...(await Promise.all(some)).flat());
  }
  return breaches;
}

test("the playground under another name", async (context) => {
  const hosts = [
    "evil.example",
    "EVIL.EXAMPLE.",
    "evil.example:8080",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "127.0.0.1@evil.example",
    "localhost:80@evil.example",
    "evil.example#localhost",
    "evil.example/localhost",
    "evil.example\\@localhost",
    "localhost, evil.example",
    "evil.example%00.localhost",
    "[::1].evil.example",
    "[x",
    "localhost:port",
    "x".repeat(300).concat(".example"),
  ];
  const types = ["Content-Type: application/json", "Content-Type: application/octet-stream"];
  const requests = hosts.flatMap((host) =>
    paths.flatMap((path) => methods.map((method, n) => [path, method, [`Host: ${host}`, types[n % 2] ?? ""]] as const)),
  );
  const odd = paths.flatMap((path) => [
    // The target has the right host, and the header does not.
    [`http://localhost${path}`, "GET", ["Host: evil.example"]] as const,
    [path, "GET", ["Host: evil.example", "X-Forwarded-Host: localhost", "Forwarded: host=localhost"]] as const,
    [path, "POST", ["Host: evil.example", "Host: localhost", types[0] ?? ""]] as const,
  ]);
  const tried = [...requests, ...odd];
  conclude(
    context,
    { name: "the playground under another name", tries: tried.length, breaches: await tryAll(tried) },
    1_490,
  );
});

test("the playground from another site's page", async (context) => {
  // Other sites may link to the page itself, and health and metrics do not belong to the playground.
  const own = paths.filter((path) => path !== "/" && !/health|metrics/.test(path));
  const sites = [
    ["Sec-Fetch-Site: cross-site"],
    ["Sec-Fetch-Site: same-site"],
    ["Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"],
    ["Sec-Fetch-Site: cross-site", "Origin: null"],
    ["Origin: https://evil.example"],
    ["Origin: null"],
    ["Origin: http://localhost.evil.example"],
    ["Origin: http://localhost:1"],
  ];
  const types = ["application/json", "application/octet-stream", "text/plain", "application/x-www-form-urlencoded"];
  const tried = sites.flatMap((site) =>
    own.flatMap((path) =>
      methods.flatMap((method) =>
        types.map((type) => [path, method, ["Host: localhost", ...site, `Content-Type: ${type}`]] as const),
      ),
    ),
  );
  conclude(
    context,
    { name: "the playground from another site's page", tries: tried.length, breaches: await tryAll(tried) },
    2_240,
  );
});
