import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { reportSteps } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

const words = "Кеше көршім қоршауды тағы жылжытты.";
const answer = "Түсіндім. Ертең сағат онда сөйлесейік.";

test("both are told that they can write now", () => {
  expect(citizen.history().join("\n")).toMatch(phrase("kk", "talks:opened.party"));
  expect(mediator.history().join("\n")).toMatch(phrase("kk", "talks:opened.mediator"));
});

test("what the citizen writes reaches the mediator, and the answer reaches the citizen", async () => {
  await citizen.writes(words);
  const copy = findMessage(town, mediator, words);
  expect(copy.message.reply_markup).toMatchObject({
    inline_keyboard: [[{ text: "№ 26-1 · 1-тарап · жеке" }], [{ text: "💬 Дайын жауап" }]],
  });
  expect(citizen.reads()).toMatch(phrase("kk", "talks:passedOn"));
  town.playground.sendText(mediator.id, answer, { replyTo: copy.id });
  await town.settles();
  const answered = findMessage(town, citizen, answer);
  expect(answered.message.reply_markup).toMatchObject({ inline_keyboard: [[{ text: "👤 Тек медиатор" }]] });
  // A reply stays a reply: to the citizen's own message.
  expect(answered.message.reply_to_message?.text).toBe(words);
});

test("what a mediator with one case writes without a reply reaches its applicant", async () => {
  await mediator.writes(answer);
  expect(findMessage(town, citizen, answer).text).toBe(answer);
});

test("an edit reaches the copy, which is marked", async () => {
  const sent = town.playground.sendText(citizen.id, words);
  await town.settles();
  const before = findMessage(town, mediator, words);
  town.playground.editText(citizen.id, sent.message_id, answer);
  await town.settles();
  const after = findMessage(town, mediator, answer);
  expect(after.id).toBe(before.id);
  expect(after.message.reply_markup).toMatchObject({
    inline_keyboard: [[{ text: "№ 26-1 · 1-тарап · жеке · өзгертілді" }], [{ text: "💬 Дайын жауап" }]],
  });
});

test("the last message is taken back from the other's chat", async () => {
  await citizen.writes(words);
  await citizen.writes("↩️ Соңғы хабарды қайтарып алу");
  expect(mediator.history()).not.toContain(words);
  expect(citizen.reads()).toMatch(phrase("kk", "talks:takeBack.takenBack"));
});

test("a telephone number goes only after a second look", async () => {
  await citizen.writes("Маған 8 701 234 56 78 нөміріне қоңырау шалыңыз");
  expect(mediator.history().join("\n")).not.toContain("234 56 78");
  expect(citizen.reads()).toMatch(phrase("kk", "talks:held.ask"));
  await citizen.taps("Иә, жіберу");
  expect(mediator.history().join("\n")).toContain("234 56 78");
});

test("an album arrives in one piece", async () => {
  town.playground.sendAlbum(citizen.id, [{ kind: "photo" }, { kind: "photo" }, { kind: "photo" }]);
  await town.settles();
  await town.passes(0.1);
  const sent = town.playground.calls.filter((call) => call.ok && call.method === "sendMediaGroup");
  expect(sent).toHaveLength(1);
});

test("a citizen with two talks is asked who should read, and goes on in the talk that they have chosen", async () => {
  await citizen.writes("/report");
  for (const step of reportSteps("kk").slice(1)) await step(citizen);
  await citizen.presses("f:openCase:new");
  town.jumps(1);
  await mediator.taps("🤝 Қабылдау");
  await citizen.writes(words);
  expect(citizen.reads()).toMatch(phrase("kk", "talks:ask.reader"));
  expect(mediator.history()).not.toContain(words);
  await citizen.taps("№ 26-2");
  expect(findMessage(town, mediator, words).buttons.flat()[0]?.text).toBe("№ 26-2 · 1-тарап · жеке");
  expect(citizen.history().join("\n")).toMatch(phrase("kk", "talks:wentTo"));
  // The writing line names the talk that was chosen.
  expect(citizen.reads()).toMatch(phrase("kk", "talks:entered.mediator"));
  expect(citizen.reads()).toContain("№ 2026-000002");
  await citizen.writes(answer);
  expect(findMessage(town, mediator, answer).buttons.flat()[0]?.text).toBe("№ 26-2 · 1-тарап · жеке");
});

describe("when the case is over", () => {
  beforeEach(async () => {
    await citizen.writes(words);
    town.playground.sendText(mediator.id, answer, { replyTo: findMessage(town, mediator, words).id });
    await town.settles();
    await database.prisma.case.updateMany({ data: { status: "CLOSED", outcome: "WITHDRAWN", closedAt: town.now() } });
  });

  test("a reply goes nowhere, and its author is told", async () => {
    town.playground.sendText(citizen.id, "Тағы бір сөз", { replyTo: findMessage(town, citizen, answer).id });
    await town.settles();
    expect(mediator.history()).not.toContain("Тағы бір сөз");
    expect(citizen.reads()).toMatch(phrase("kk", "talks:closed.party"));
  });

  test("the mediator's reply goes nowhere either", async () => {
    town.playground.sendText(mediator.id, "Тағы бір сөз", { replyTo: findMessage(town, mediator, words).id });
    await town.settles();
    expect(citizen.history()).not.toContain("Тағы бір сөз");
    expect(mediator.reads()).toMatch(phrase("kk", "talks:closed.staff"));
  });
});

test("what everybody has is erased", async () => {
  await citizen.writes(words);
  await town.passes(1);
  const kept = await database.prisma.talkMessage.findMany({ select: { contentSealed: true, status: true } });
  expect(kept).toEqual([{ contentSealed: null, status: "SENT" }]);
});
