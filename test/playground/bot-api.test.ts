import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { derive } from "../../src/playground/derive-bot-api.ts";
import { listLimit, numberLimit, textLimit } from "../../src/playground/described-limits.ts";
import { botApi } from "../../src/playground/description.ts";
import { AIGUL, playgroundForTests } from "./setup.ts";

let world: ReturnType<typeof playgroundForTests>;

beforeEach(() => {
  world = playgroundForTests();
  world.playground.sendText(AIGUL, "/start");
});

describe("The description of the Bot API", () => {
  it("matches the installed types (otherwise run: node src/playground/derive-bot-api.ts)", () => {
    const kept = readFileSync(join(import.meta.dirname, "../../src/playground/bot-api.json"), "utf8");
    expect(JSON.parse(kept)).toEqual(derive());
  });

  it("has the version that the README names", () => {
    const root = join(import.meta.dirname, "../..");
    const { version } = JSON.parse(readFileSync(join(root, "src/playground/bot-api.json"), "utf8"));
    const named = /description of the Bot API \(([\d.]+)\)/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1];
    expect(version).toMatch(`Bot API ${named},`);
  });

  it("describes every type that it names", () => {
    const { methods, types } = botApi();
    const scalars = new Set(["String", "Integer", "Float", "Boolean", "True", "InputFile"]);
    const named = [...methods.values(), ...types.values()].flatMap(({ fields, subtypes }) =>
      [...[...fields.values()].flatMap(({ type }) => type), ...subtypes].flatMap(function names(type): string[] {
        return "list" in type ? type.list.flatMap(names) : "name" in type ? [type.name] : [];
      }),
    );
    expect(named.length).toBeGreaterThan(1000);
    expect([...new Set(named)].filter((name) => !scalars.has(name) && !types.has(name))).toEqual([]);
  });

  it.each([
    [
      textLimit,
      "Text of the message to be sent, 1-4096 characters after entities parsing",
      [1, 4096, "after entities"],
    ],
    [textLimit, "Data to be sent in a callback query, 1-64 bytes", [1, 64, "bytes"]],
    [textLimit, "Offset length can't exceed 64 bytes.", [0, 64, "bytes"]],
    [textLimit, "New bot name; 0-64 characters.", [0, 64, "characters"]],
    [textLimit, "Two-letter ISO 3166-1 alpha-2 country code", undefined],
    [listLimit, "An Array describing messages to be sent, must include 2-10 items", [2, 10, "items"]],
    [listLimit, "A list of bot commands. At most 100 commands can be specified.", [0, 100, "items"]],
    [listLimit, "A list of special entities that appear in the caption", undefined],
    [numberLimit, "Values between 1-100 are accepted. Defaults to 100.", [1, 100, "number"]],
    [numberLimit, "Map zoom level; 0-24", [0, 24, "number"]],
    [
      numberLimit,
      "must be between 60 and 86400, or 0x7FFFFFFF for live locations",
      [60, 86400, "number", [2147483647]],
    ],
    [numberLimit, "between 5 and 100000, and in nanograms between 10000000 and 10000000000000", undefined],
    [numberLimit, "currency (integer). For example, for US$ 1.45 pass amount = 145.", undefined],
  ] as const)("%o reads %o as %o", (read, comment, expected) => {
    const [min, max, unit, also] = expected ?? [];
    expect(read(comment)).toEqual(expected && { min, max, unit, ...(also ? { also } : {}) });
  });
});

describe("A call", () => {
  it("may use what Bot API 10.3 has and 10.1 did not have", async () => {
    const command = { command: "start", description: "Бастау", is_ephemeral: true };
    expect(await world.call("setMyCommands", { commands: [command] })).toMatchObject({ ok: true });
    const asked = { inline_keyboard: [[{ text: "Иә", disabled: {} }]], force_reply: true };
    expect(await world.call("sendMessage", { chat_id: AIGUL, text: "сәлем", reply_markup: asked })).toMatchObject({
      ok: true,
    });
  });

  it("is refused if a field is misspelt", async () => {
    const command = { command: "start", description: "Бастау", is_ephemerall: true };
    expect(await world.call("setMyCommands", { commands: [command] })).toMatchObject({
      error_code: 400,
      description: 'Bad Request: Playground: unknown field "is_ephemerall" of BotCommand in setMyCommands.commands[0]',
    });
  });

  it("is refused with 404 if Telegram has no such method, and with 501 if only the playground lacks it", async () => {
    expect(await world.call("sendEphemeralMessage", {})).toMatchObject({ error_code: 404 });
    expect(await world.call("deleteEphemeralMessage", {})).toMatchObject({ error_code: 501 });
  });

  it("may have texts up to the limit without formatting, in UTF-16 units", async () => {
    const bold = (text: string) => ({ chat_id: AIGUL, text: `<b>${text}</b>`, parse_mode: "html" });
    expect(await world.call("sendMessage", bold("😀".repeat(2048)))).toMatchObject({ ok: true });
    expect((await world.call("sendMessage", bold("😀".repeat(2049)))).description).toBe(
      "Bad Request: message is too long",
    );
    const { photo } = world.playground.sendPhoto(AIGUL);
    const captioned = (length: number) => ({
      chat_id: AIGUL,
      media: ["", "ә".repeat(length)].map((word) => ({
        type: "photo",
        media: photo?.[0]?.file_id,
        caption: `<i>${word}</i>`,
        parse_mode: "HTML",
      })),
    });
    expect(await world.call("sendMediaGroup", captioned(1024))).toMatchObject({ ok: true });
    expect((await world.call("sendMediaGroup", captioned(1025))).description).toBe(
      "Bad Request: message caption is too long",
    );
  });
});
