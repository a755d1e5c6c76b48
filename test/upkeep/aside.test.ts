import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Update } from "grammy/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPartly } from "../../src/platform/config.ts";
import { openEmbedded } from "../../src/platform/database/open.ts";
import { openVault } from "../../src/platform/database/open-vault.ts";
import { keyFromFile } from "../../src/platform/database/seal-key.ts";
import { moveDeadLetters } from "../../src/platform/telegram/inbox/dead-letter-rows.ts";
import { kindOf, redactUpdate } from "../../src/platform/telegram/inbox/redact-update.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { upkeep } from "../../src/tools/upkeep/command.ts";
import { message, plainRules, tap } from "../telegram/wire.ts";

const from = { id: 1001, is_bot: false, first_name: "Канарейка", last_name: "Серікова", username: "kanareika" };
const chat = { id: 1001, type: "private" as const, first_name: "Канарейка" };
const base = { message_id: 5, date: 1_790_000_000, chat, from };
const file = { file_id: "CANARYfile", file_unique_id: "CANARYunique", file_size: 9000 };

describe("the redaction of an update", () => {
  const updates: [string, Update][] = [
    ["text", { update_id: 7, message: { ...base, text: "Канарейка ұшып кетті" } }],
    ["command /cases", { update_id: 7, message: { ...base, text: "/cases Канарейка" } }],
    [
      "voice",
      {
        update_id: 7,
        message: { ...base, voice: { ...file, duration: 12, mime_type: "audio/ogg" }, caption: "Канарейка" },
      },
    ],
    [
      "contact",
      {
        update_id: 7,
        message: { ...base, contact: { phone_number: "+77012345678", first_name: "Канарейка", user_id: 7_701_234 } },
      },
    ],
    ["location", { update_id: 7, message: { ...base, location: { latitude: 43.77012, longitude: 76.77012 } } }],
    ["edited text", { update_id: 7, edited_message: { ...base, edit_date: 1_790_000_009, text: "Канарейка" } }],
    [
      "tap f:kind",
      {
        update_id: 7,
        callback_query: {
          id: "9",
          from,
          chat_instance: "3",
          data: "f:kind:FAMILY",
          message: { ...base, text: "Сәлеметсіз бе, Канарейка!" },
        },
      },
    ],
    ["tap", { update_id: 7, callback_query: { id: "9", from, chat_instance: "3", data: "Канарейка деген сөз" } }],
  ];

  test.each(updates)("of %s shows what it is and nothing that people wrote", (kind, update) => {
    const shown = JSON.stringify(redactUpdate(update));
    expect(kindOf(update)).toBe(kind);
    expect(shown).toContain('"update_id":7');
    expect(shown).not.toMatch(/канарейка|серікова|kanareika|canary|77012|7701234|ұшып/i);
  });

  test("has ids, times, sizes and a button's data", () => {
    const shown = updates.map(([, update]) => JSON.stringify(redactUpdate(update))).join();
    for (const part of [
      '"id":1001',
      '"date":1790000000',
      '"duration":12',
      '"file_size":9000',
      '"data":"f:kind:FAMILY"',
    ])
      expect(shown).toContain(part);
    expect(shown).toContain('"text":"«sealed, 20 characters»"');
  });
});

describe("the command", () => {
  let root: string;
  const now = new Date("2026-11-24T10:00:00+05:00");
  const env = () => ({ BOT_TOKEN: "7000000:test-token-of-the-playground", DATA_DIR: root });
  const run = async (words: string, settings: Record<string, string> = env()) => {
    const done = await upkeep(words.split(" "), () => readPartly(settings), now);
    if (done === null) throw new Error(`It does not know ${words}.`);
    return done;
  };
  const folder = () => join(root, "database");

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "bitimger-aside-"));
    const { prisma, sql, close } = await openEmbedded(folder());
    const vault = await openVault(prisma, await keyFromFile(root));
    const received = new Date(now.getTime() - 3 * 86_400_000);
    await storeUpdates(sql, vault, [message(11, 1001, "Канарейка"), tap(12, 1002), message(13, 1001)], plainRules);
    await prisma.update.updateMany({
      where: { updateId: { in: [11, 12] } },
      data: { setAsideAt: received, attempt: 6, error: "Error: broken at report (form.ts:1:1)" },
    });
    await moveDeadLetters(sql);
    await close();
  });
  afterAll(() => rm(root, { recursive: true }));

  test("lists what is set aside: when, what, how often, why, and not who", async () => {
    const { text, code } = await run("aside list");
    expect(text).toMatch(
      /^id +set aside +kind +attempts +chat +since +error\n11 +2026-11-21 10:00 +text +6 +\S{6} +waits +Error: broken at report/,
    );
    expect(text).toMatch(/\n12 .* tap .*\n\nSet aside: 2, the oldest 3 days ago/);
    expect(text).not.toMatch(/1001|1002|Канарейка/);
    expect(code).toBe(0);
    const facts = JSON.parse((await run("aside list --json")).text) as Record<string, unknown>[];
    expect(facts).toMatchObject([{ id: "11", kind: "text", attempts: 6, overtaken: false }, { id: "12" }]);
    expect(facts[0]?.chat).not.toBe(facts[1]?.chat);
  });

  test("shows an update without what was written", async () => {
    const { text, code } = await run("aside show 11");
    expect(text).toMatch(/^id: 11\nkind: text\n/);
    expect(text).toContain('"text": "«sealed, 9 characters»"');
    expect(text).not.toContain("Канарейка");
    expect(code).toBe(0);
  });

  test("asks before it drops an update, and drops only that update", async () => {
    const asked = await run("aside drop 12");
    expect(asked).toMatchObject({ code: 1, text: expect.stringContaining("aside drop 12 --yes") });
    expect((await run("aside drop 12 --yes")).code).toBe(0);
    expect(await run("aside drop 12 --yes")).toMatchObject({ code: 1, text: expect.stringContaining("No update 12") });
    expect(JSON.parse((await run("aside list --json")).text)).toHaveLength(1);
  });

  test("of what is waiting and not set aside it knows nothing", async () => {
    for (const words of ["aside show 13", "aside retry 13", "aside drop 13 --yes"])
      expect(await run(words)).toMatchObject({ code: 1, text: expect.stringContaining("No update 13") });
  });

  test("puts back, for the next start", async () => {
    expect((await run("aside retry all")).text).toMatch(/^Put back: 11\. The bot retries them when it starts/);
    expect((await run("aside list")).text).toBe("Nothing is set aside.\n");
    expect((await run("aside retry all")).text).toBe("Nothing is set aside.\n");
    const { prisma, close } = await openEmbedded(folder());
    const waiting = await prisma.update.findMany({ orderBy: { id: "asc" } }).finally(close);
    expect(waiting.map(({ updateId }) => updateId)).toEqual([11n, 13n]);
    expect(waiting.filter(({ dueAt }) => dueAt > new Date())).toEqual([]);
  });

  test.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    [
      "where there is no database",
      async () => ({ ...env(), DATA_DIR: join(root, "none") }),
      /no database in .*DATA_DIR/,
    ],
    [
      "with another key",
      async () => ({ ...env(), SEAL_KEY: randomBytes(32).toString("base64") }),
      /sealed with another key/,
    ],
    ["with an environment that is wrong", async () => ({ ...env(), SEAL_KEY: "x" }), /SEAL_KEY: should be/],
    [
      "where no PostgreSQL answers",
      async () => ({
        ...env(),
        DATABASE_URL: "postgresql://127.0.0.1:1/x",
        SEAL_KEY: randomBytes(32).toString("base64"),
      }),
      /PostgreSQL at DATABASE_URL does not answer/,
    ],
  ])("%s says so, and nothing else", async (_, settings, words) => {
    const { text, code } = await run("aside list", await settings());
    expect(text).toMatch(words);
    expect(text).not.toMatch(/\n {4}at /);
    expect(code).toBe(1);
  });

  test("beside a bot that runs on the folder it asks for that to be stopped", async () => {
    const { close } = await openEmbedded(folder());
    expect(await run("aside list")).toMatchObject({
      code: 1,
      text: expect.stringMatching(/A bot is running on .*stop it/),
    });
    await close();
  });

  test("without the key file it says which file is missing, and does not create it", async () => {
    const key = await keyFromFile(root);
    await rm(join(root, "seal.key"));
    expect((await run("aside list")).text).toMatch(/seal\.key is missing/);
    await writeFile(join(root, "seal.key"), Buffer.from(key[0] ?? []).toString("base64"), { mode: 0o600, flag: "wx" });
  });

  test.each([
    "aside",
    "aside show",
    "aside show x",
    "aside retry",
    "aside list 7",
    "aside drop all",
    "aside show 1 --yes",
  ])("«%s» is not known", (words) => {
    expect(upkeep(words.split(" "), () => readPartly(env()), now)).toBeNull();
  });
});
