import { describe, expect, test } from "vitest";
import { isThanks } from "../../src/features/talks/thanks.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { type Staff, useTalkingTown } from "./talking.ts";

test.each([
  "Рахмет",
  "рақмет!",
  "Көп рахмет сізге",
  "Жарайды, рахмет",
  "Түсіндім",
  "Спасибо",
  "спасибо большое!!!",
  "Хорошо, спасибо вам",
  "понятно",
  "Ок",
  "ok",
  "Thank you very much",
  "👍",
  "👍🏽",
  "🙏🙏",
  "❤️",
  "Рахмет 🙏",
])("«%s» waits for no answer", (text) => expect(isThanks({ kind: "text", text })).toBe(true));

test.each([
  "",
  "Рахмет, бірақ қашан кездесеміз",
  "Рахмет?",
  "Спасибо, а когда встреча?",
  "Спасибо, в 15 часов",
  "Хорошо, приеду",
  "вам",
  "до",
  "Жоқ, рахмет",
  "нет",
  "не понял",
  "түсінбедім",
  "плохо",
  "not okay",
  "😢",
  "🆘",
  "👎",
  "да",
  "рахмет рахмет рахмет рахмет рахмет рахмет",
])("somebody waits for an answer to «%s»", (text) => expect(isThanks({ kind: "text", text })).toBe(false));

test("a file is no thanks, whatever it is called", () => {
  expect(isThanks({ kind: "photo", fileId: "x", caption: "Рахмет" })).toBe(false);
});

describe("in a talk", () => {
  let database: Database;
  let town: Town;
  let citizen: Townsperson;
  let mediator: Staff;
  useTalkingTown((opened) => {
    ({ database, town, citizen, mediator } = opened);
  });
  const owed = async () => (await database.prisma.talk.findFirstOrThrow()).owedSince;
  const question = "Қашан кездесеміз?";

  test("thanks remind nobody, and promise no answer", async () => {
    await citizen.writes("Рахмет");
    expect(await owed()).toBeNull();
    expect(citizen.history().join()).not.toMatch(phrase("kk", "talks:owed.until"));
    await town.passes(12 * 60);
    expect(mediator.history().join()).not.toMatch(phrase("kk", "talks:owed.reminder"));
  });

  test("thanks after an answer end nothing and begin nothing", async () => {
    await citizen.writes(question);
    expect(await owed()).not.toBeNull();
    await mediator.repliesTo(question, "Ертең.");
    await citizen.writes("Рахмет 👍");
    await town.passes(1);
    expect(await owed()).toBeNull();
  });

  test("a question goes on waiting when thanks follow it, and thanks that become a question begin to wait", async () => {
    await citizen.writes(question);
    const since = await owed();
    await citizen.writes("Рахмет");
    await town.passes(1);
    expect(await owed()).toEqual(since);
    await mediator.repliesTo(question, "Ертең.");
    await town.passes(1);
    expect(await owed()).toBeNull();
    await citizen.writes("Рақмет!");
    await town.passes(1);
    expect(await owed()).toBeNull();
    await citizen.edits("Рақмет!", "Сағат нешеде?");
    expect(await owed()).not.toBeNull();
    await town.passes(1);
    expect(await owed()).not.toBeNull();
  });
});
