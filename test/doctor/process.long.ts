import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPlayground, type Playground } from "../../src/playground/server.ts";
import { type BotProcess, serve, startBot } from "../telegram/bot-process.ts";
import { until } from "../telegram/wire.ts";

const token = "7000000:CANARY-token-of-the-doctor-test";
const adminId = 1002;

let playground: Playground;
let api: Awaited<ReturnType<typeof serve>>;
let root: string;
let healthy: Record<string, string>;
let bot: BotProcess;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "bitimger-doctor-"));
  playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now: () => new Date(),
    people: [{ id: adminId, firstName: "Данияр", languageCode: "kk", role: "admin" }],
  });
  api = await serve(playground);
  const example = await readFile(join(import.meta.dirname, "../../deploy/operator.example.json"), "utf8");
  await writeFile(join(root, "operator.json"), example.replace("000000000000", "123456789013"));
  healthy = {
    BOT_TOKEN: token,
    TELEGRAM_API_ROOT: api.apiRoot,
    ADMIN_IDS: String(adminId),
    OPERATOR_FILE: join(root, "operator.json"),
    DATA_DIR: join(root, "data"),
    PORT: "0",
  };
  const { PORT: _, ...env } = healthy;
  bot = await startBot(env);
  await bot.ready();
  playground.openLink(adminId, "nothing");
  await until("the bot's answer", () => playground.chat(adminId).messages.some(({ fromBot }) => fromBot));
}, 120_000);
afterAll(async () => {
  bot.kill("SIGKILL");
  await api.close();
  await rm(root, { recursive: true });
});

/** `node src/bitimger.ts …`, as an operator runs it. */
function bitimger(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["src/bitimger.ts", ...args],
      { cwd: join(import.meta.dirname, "../.."), env: { PATH: process.env.PATH, TMPDIR: root, ...env } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

/** Everything that is under a folder, with what is in it and whose it is. */
async function everything(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const lines = entries.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const { mode, mtimeMs } = await stat(path);
    if (!entry.isFile()) return `${path} ${mode}`;
    return `${path} ${mode} ${mtimeMs} ${createHash("sha256")
      .update(await readFile(path))
      .digest("hex")}`;
  });
  return (await Promise.all(lines)).sort();
}

// In turn: the folder is the running bot's first, then nobody's.

test("beside a bot that runs on the folder, the doctor asks that bot and says what needs it stopped", async () => {
  const { code, out } = await bitimger(["doctor"], { ...healthy, PORT: String(bot.port) });
  expect(out).toMatch(/✓ port +a bot is running at 127\.0\.0\.1:\d+, and it is ready/);
  expect(out).toMatch(/✓ database .*in use by the running bot/);
  expect(out).toMatch(/– mediators +only while no bot runs on it/);
  expect(code).toBe(0);
  const elsewhere = await bitimger(["doctor"], healthy);
  expect(elsewhere.out).toMatch(/! database +a process uses .*no bot answers at HOST and PORT/);
});

describe("when the bot is stopped", () => {
  beforeAll(async () => {
    bot.kill("SIGTERM");
    expect(await bot.ended).toBe(0);
  });

  test("a healthy set-up ends with 0, and nothing on the disk is other than before", async () => {
    const before = await everything(root);
    const { code, out, err } = await bitimger(["doctor"], healthy);
    expect(out).not.toMatch(/^✗/m);
    expect(out).not.toContain("CANARY");
    expect(err).toBe("");
    for (const line of [
      /✓ environment/,
      /✓ operator +Assembly of People of Kazakhstan, BIN 123456789013/,
      /✓ token +@bitimger_bot/,
      /✓ webhook/,
      /✓ clock/,
      /✓ port/,
      /✓ database +PostgreSQL/,
      /✓ database +its tables are those of this version/,
      /✓ key .*opens what is stored/,
      /✓ administrators +ADMIN_IDS names 1, all of whom the bot can write to/,
      /! mediators .*\n +→ .*\/staff/,
      /! rooms/,
      /✓ holidays/,
    ])
      expect(out).toMatch(line);
    expect(code).toBe(0);
    expect(await everything(root)).toEqual(before);
  });

  test("for machines it is JSON", async () => {
    const { code, out } = await bitimger(["doctor", "--json"], { ...healthy, DATA_DIR: join(root, "none") });
    const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: { check: string; kind: string }[] };
    expect({ ok, code }).toEqual({ ok: true, code: 0 });
    expect(findings.find(({ check }) => check === "token")?.kind).toBe("well");
  });

  test("in an empty folder and where there is none nothing is made", async () => {
    const empty = join(root, "empty");
    await mkdir(empty);
    for (const DATA_DIR of [empty, join(root, "none")]) {
      const { code, out } = await bitimger(["doctor"], { ...healthy, DATA_DIR });
      expect(out).toMatch(/! database +there is none in .*\n +→ Start the bot/);
      expect(out).toMatch(/! key +there is no .*seal\.key yet/);
      expect(code).toBe(0);
    }
    expect(await readdir(empty)).toEqual([]);
    expect(await readdir(root)).not.toContain("none");
  });

  const foreign = async () => {
    await mkdir(join(root, "photos", "database"), { recursive: true });
    await writeFile(join(root, "photos", "database", "a.jpg"), "x");
    return { DATA_DIR: join(root, "photos") };
  };
  const copyWith = async (name: string, change: (folder: string) => Promise<void>) => {
    const DATA_DIR = join(root, name);
    await cp(healthy.DATA_DIR ?? "", DATA_DIR, { recursive: true });
    await change(DATA_DIR);
    return { DATA_DIR };
  };

  test.each<[string, () => Promise<Record<string, string>> | Record<string, string>, RegExp]>([
    [
      "variables that are wrong",
      () => ({ PORT: "no", ADMIN_IDS: "x" }),
      /✗ environment +PORT: should[\s\S]*✗ environment +ADMIN_IDS/,
    ],
    [
      "no operator's file",
      () => ({ OPERATOR_FILE: "" }),
      /✗ operator +OPERATOR_FILE is not set[\s\S]*→ Copy deploy\/operator\.example\.json/,
    ],
    [
      "an operator's file without a BIN",
      () => ({ OPERATOR_FILE: "deploy/operator.example.json" }),
      /✗ operator [\s\S]*bin: should be the operator's own BIN/,
    ],
    [
      "an unknown token",
      () => ({ BOT_TOKEN: "7000000:some-other-token-than-that" }),
      /✗ token +Telegram does not accept/,
    ],
    [
      "no Telegram",
      () => ({ TELEGRAM_API_ROOT: "http://127.0.0.1:1" }),
      /✗ token +Telegram does not answer[\s\S]*– clock[\s\S]*✓ disk/,
    ],
    ["no administrators", () => ({ ADMIN_IDS: "" }), /✗ administrators +ADMIN_IDS is empty/],
    [
      "another key",
      () => ({ SEAL_KEY: randomBytes(32).toString("base64"), DATA_DIR: healthy.DATA_DIR ?? "" }),
      /✗ key +SEAL_KEY does not open/,
    ],
    ["somebody's folder", foreign, /✗ database .*is not empty and holds no database/],
    [
      "a folder that is damaged",
      () => copyWith("broken", (at) => rm(join(at, "database", "global"), { recursive: true })),
      /✗ database .*does not open/,
    ],
    [
      "no PostgreSQL",
      () => ({
        DATABASE_URL: "postgresql://bitimger:geheim@127.0.0.1:1/x",
        SEAL_KEY: randomBytes(32).toString("base64"),
      }),
      /✗ database +PostgreSQL at DATABASE_URL does not answer: .*ECONNREFUSED[\s\S]*– mediators/,
    ],
  ])("%s: the line, what to do, and the code 1", async (_, change, expected) => {
    const { code, out } = await bitimger(["doctor"], { ...healthy, DATA_DIR: join(root, "none"), ...(await change()) });
    expect(out).toMatch(expected);
    expect(out).not.toMatch(/CANARY|geheim/);
    expect(code).toBe(1);
  });

  test("a port that something else has", async () => {
    const server: Server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { code, out } = await bitimger(["doctor"], { ...healthy, DATA_DIR: join(root, "none"), PORT: String(port) });
    await new Promise((resolve) => server.close(resolve));
    expect(out).toMatch(/✗ port +something else listens/);
    expect(code).toBe(1);
  });

  test("a PostgreSQL that takes the call and says nothing is not waited for", async () => {
    const server: Server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const { code, out } = await bitimger(["doctor"], {
      ...healthy,
      DATABASE_URL: `postgresql://bitimger:geheim@127.0.0.1:${port}/x`,
      SEAL_KEY: randomBytes(32).toString("base64"),
    });
    server.close();
    expect(out).toMatch(/✗ database +PostgreSQL at DATABASE_URL does not answer/);
    expect(code).toBe(1);
  });

  test("no copy is left in the folder for what is temporary", async () => {
    expect((await readdir(root)).filter((name) => name.includes("look"))).toEqual([]);
  });
});

describe("commands", () => {
  test.each([
    [["nonsense"], 2, "There is no command nonsense"],
    [["doctor", "--loud"], 2, "doctor does not know --loud"],
    [[], 2, "npm run bitimger -- doctor"],
  ])("%j: help and the code %d", async (args, code, said) => {
    const ended = await bitimger(args);
    expect(ended.code).toBe(code);
    expect(ended.err).toContain(said);
    expect(ended.err).toContain("checks everything");
  });

  test("--help is no failure", async () => {
    const { code, out } = await bitimger(["--help"]);
    expect({ code, told: out.includes("doctor [--json]") }).toEqual({ code: 0, told: true });
  });
});
