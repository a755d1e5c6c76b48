import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Config, readConfig } from "../../src/config.ts";

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
    ["a key that is none", { SEAL_KEY: "secret" }, "SEAL_KEY"],
  ])("%s is refused", (_, env, name) => {
    expect(complaints(env as Record<string, string>).map((line) => line.split(":")[0])).toEqual([name]);
  });

  test("the playground may be opened elsewhere on purpose", () => {
    expect(config({ HOST: "0.0.0.0", PLAYGROUND: "1" })).toMatchObject({
      mode: { kind: "playground" },
      host: "0.0.0.0",
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
