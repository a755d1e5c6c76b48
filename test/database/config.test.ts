import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../src/platform/config.ts";

const token = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";
const key = randomBytes(32).toString("base64");

function config(env: Record<string, string>): Config {
  const read = readConfig(env);
  if (read.kind === "invalid") throw new Error(read.message);
  return read.config;
}

function complaints(env: Record<string, string>): string[] {
  const read = readConfig(env);
  if (read.kind === "config") throw new Error("It should have been refused.");
  return read.message
    .split("\n")
    .slice(1)
    .map((line) => line.trim());
}

describe("the environment", () => {
  test("may be empty: the playground opens, on loopback", () => {
    expect(config({})).toEqual({
      mode: { kind: "playground" },
      storage: { kind: "embedded" },
      dataDir: "./data",
      host: "127.0.0.1",
      port: 8080,
      adminIds: [],
      sealKeys: null,
      operatorFile: null,
      pace: { perSecond: 25, perChatMs: 1000 },
      topics: false,
      logLevel: "info",
    });
  });

  test("is read, spaces around it or not; what is empty is absent", () => {
    expect(
      config({
        BOT_TOKEN: ` ${token}\n`,
        TELEGRAM_API_ROOT: "http://localhost:8081/",
        DATABASE_URL: "postgresql://u:p@db:5432/bitimger",
        SEAL_KEY: `${key}, ${key}`,
        PORT: "0",
        ADMIN_IDS: " 5, 70000000000 ",
        LOG_LEVEL: "",
        HOST: "  ",
        PLAYGROUND: "0",
      }),
    ).toMatchObject({
      mode: { kind: "telegram", token, apiRoot: "http://localhost:8081" },
      storage: { kind: "postgres", url: "postgresql://u:p@db:5432/bitimger" },
      host: "127.0.0.1",
      port: 0,
      adminIds: [5, 70000000000],
      pace: { perSecond: 25, perChatMs: 1000 },
      logLevel: "info",
    });
  });

  test("one message names every bad variable, once, with what it should be and without what it was", () => {
    const env = {
      BOT_TOKEN: "geheim",
      TELEGRAM_API_ROOT: "telegram",
      DATABASE_URL: "mysql://root:geheim@db",
      PORT: "80.5",
      ADMIN_IDS: "@aigul",
      LOG_LEVEL: "loud",
      PLAYGROUND: "yes",
    };
    const lines = complaints(env);
    expect(lines.map((line) => line.split(":")[0]).toSorted()).toEqual([...Object.keys(env), "SEAL_KEY"].toSorted());
    expect(lines.find((line) => line.startsWith("PORT"))).toBe("PORT: should be a port number up to 65535");
    for (const line of lines) expect(line).not.toMatch(/geheim|Invalid|expected/);
  });

  test.each(["65536", "-1", "abc", "1e3", "8 080"])("PORT %s is no port", (port) => {
    expect(complaints({ PORT: port })).toEqual(["PORT: should be a port number up to 65535"]);
  });

  test.each([
    ["the playground beside a real token", { BOT_TOKEN: token, PLAYGROUND: "1" }, "PLAYGROUND"],
    ["the playground open to the world unasked", { HOST: "0.0.0.0" }, "HOST"],
    ["the playground at a name that only begins like loopback", { HOST: "127.evil.example" }, "HOST"],
    ["a PostgreSQL without a key of its own", { DATABASE_URL: "postgresql://db/x" }, "SEAL_KEY"],
    ["a text that is not a key", { SEAL_KEY: "secret" }, "SEAL_KEY"],
  ])("%s is refused", (_, env, name) => {
    expect(complaints(env as Record<string, string>).map((line) => line.split(":")[0])).toEqual([name]);
  });

  test("deliveries go as fast as the operator pays for", () => {
    expect(config({ DELIVERIES_PER_SECOND: "1000", CHAT_PAUSE_MS: "0" }).pace).toEqual({
      perSecond: 1000,
      perChatMs: 0,
    });
  });

  test.each(["0", "1001", "-5", "2.5", "fast"])("DELIVERIES_PER_SECOND %s is refused", (rate) => {
    const [line] = complaints({ DELIVERIES_PER_SECOND: rate, CHAT_PAUSE_MS: "500" });
    expect(line).toMatch(/^DELIVERIES_PER_SECOND: should be the deliveries a second, 1 to 1000/);
  });

  test("the playground may be opened elsewhere on purpose", () => {
    expect(config({ HOST: "0.0.0.0", PLAYGROUND: "1" })).toMatchObject({
      mode: { kind: "playground" },
      host: "0.0.0.0",
    });
  });

  test.each([
    ["https://bot.example.kz", "https://bot.example.kz/telegram"],
    ["https://bot.example.kz/", "https://bot.example.kz/telegram"],
    ["https://bot.example.kz:8443/a/b", "https://bot.example.kz:8443/a/b"],
  ])("WEBHOOK_URL %s: Telegram calls %s", (url, called) => {
    const secret = "0123456789_-abcd";
    expect(config({ BOT_TOKEN: token, WEBHOOK_URL: url, WEBHOOK_SECRET: secret })).toMatchObject({
      mode: { receiving: { kind: "webhook", url: called, secret } },
    });
    // Without the address the secret waits for its return.
    expect(config({ BOT_TOKEN: token, WEBHOOK_SECRET: secret })).toMatchObject({
      mode: { receiving: { kind: "polling" } },
    });
  });

  test.each([
    ["without a secret", { WEBHOOK_SECRET: "" }, "WEBHOOK_SECRET: is needed with WEBHOOK_URL (make one: openssl rand"],
    ["with a short secret", { WEBHOOK_SECRET: "short" }, "WEBHOOK_SECRET: should be 16 to 256"],
    ["with a secret that no header takes", { WEBHOOK_SECRET: "ә".repeat(20) }, "WEBHOOK_SECRET: should be 16 to 256"],
    ["without a token", { BOT_TOKEN: "" }, "BOT_TOKEN: is needed with WEBHOOK_URL"],
    ["without TLS", { WEBHOOK_URL: "http://bot.example.kz" }, "WEBHOOK_URL: should begin with https://"],
    ["that is not a URL", { WEBHOOK_URL: "bot.example.kz" }, "WEBHOOK_URL: should be the https address"],
  ])("a webhook %s is refused", (_, given, complaint) => {
    const env = { BOT_TOKEN: token, WEBHOOK_URL: "https://bot.example.kz", WEBHOOK_SECRET: "0123456789_-abcd" };
    expect(complaints({ ...env, ...given })).toEqual([expect.stringContaining(complaint)]);
  });

  test("another Bot API server, which may stand beside us, may call without TLS", () => {
    const env = { BOT_TOKEN: token, WEBHOOK_SECRET: "0123456789_-abcd", TELEGRAM_API_ROOT: "http://127.0.0.1:8081" };
    expect(config({ ...env, WEBHOOK_URL: "http://127.0.0.1:8080" })).toMatchObject({
      mode: { receiving: { url: "http://127.0.0.1:8080/telegram" } },
    });
  });

  test(".env.example names exactly the variables that are read, and is itself right", async () => {
    const text = await readFile(join(import.meta.dirname, "../../.env.example"), "utf8");
    const named = Object.fromEntries(
      text.split("\n").flatMap((line) => {
        const found = /^([A-Z_]+)=(.*)$/.exec(line);
        return found === null ? [] : [[found[1] ?? "", found[2] ?? ""]];
      }),
    );
    const asked = new Set<string>();
    readConfig(
      new Proxy<Record<string, string>>(
        {},
        {
          get: (_, name) => {
            asked.add(String(name));
            return undefined;
          },
        },
      ),
    );
    expect(Object.keys(named).toSorted()).toEqual([...asked].toSorted());
    expect(config(named)).toEqual(config({}));
  });
});

describe("secrets in files", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "bitimger-config-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function file(name: string, text: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  }

  test("are read where their variable would be, the end of the line or not", async () => {
    const env = {
      BOT_TOKEN_FILE: await file("token", `${token}\n`),
      DATABASE_URL_FILE: await file("url", "postgresql://u:p@db/bitimger"),
      SEAL_KEY_FILE: await file("key", `${key}\n`),
      WEBHOOK_SECRET_FILE: await file("secret", "0123456789_-abcd\n"),
      WEBHOOK_URL: "https://bot.example.kz",
    };
    expect(config(env)).toMatchObject({
      mode: { kind: "telegram", token, receiving: { secret: "0123456789_-abcd" } },
      storage: { kind: "postgres", url: "postgresql://u:p@db/bitimger" },
      sealKeys: [Buffer.from(key, "base64")],
    });
  });

  test("that are not as they should be are named by their file's variable, without what they hold", async () => {
    const path = await file("bad", "geheim");
    expect(complaints({ BOT_TOKEN_FILE: path })).toEqual([
      "BOT_TOKEN_FILE: the file should hold the token that BotFather gave, like 123456:ABC-DEF…",
    ]);
  });

  test.each([
    ["is not there", "nowhere", {}, /^BOT_TOKEN_FILE: the file .*nowhere cannot be read \(ENOENT\)$/],
    ["is empty", "empty", {}, /^BOT_TOKEN_FILE: the file .*empty is empty$/],
    [
      "is set together with the variable",
      "empty",
      { BOT_TOKEN: token },
      /^BOT_TOKEN_FILE: is set together with BOT_TOKEN/,
    ],
  ])("a file that %s is refused", async (_, name, env, complaint) => {
    await file("empty", " \n");
    const [line, ...others] = complaints({ BOT_TOKEN_FILE: join(folder, name), ...env });
    expect(line).toMatch(complaint);
    expect(others).toEqual([]);
  });
});
