import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, openTalkingTown, type Staff } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
let coordinator: Staff;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  ({ town, citizen, mediator } = await openTalkingTown(database, { at: "2026-10-27T09:00:00+05:00" }));
  coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR" });
});

const words = "Кеше көршім қоршауды тағы жылжытты.";
const answer = "Түсіндім. Ертең сағат онда сөйлесейік.";
const reminder = phrase("kk", "talks:owed.reminder");
const unanswered = phrase("kk", "talks:owed.unanswered");
const count = (reader: Townsperson, pattern: RegExp) => reader.history().filter((text) => pattern.test(text)).length;
const owedSince = async () => (await database.prisma.talk.findFirstOrThrow()).owedSince;

test("the mediator is reminded twice, then the coordinator is told once, without a word of what was written", async () => {
  await citizen.writes(words);
  await town.passes(239);
  expect(count(mediator, reminder)).toBe(0);
  await town.passes(2);
  expect(count(mediator, reminder)).toBe(1);
  await town.passes(180);
  await town.passes(10);
  expect(count(mediator, reminder)).toBe(2);
  expect(count(coordinator, unanswered)).toBe(0);
  await town.passes(24 * 60);
  await town.passes(24 * 60);
  expect(count(mediator, reminder)).toBe(2);
  expect(count(coordinator, unanswered)).toBe(1);
  const told = [mediator, coordinator].flatMap((reader) =>
    reader.history().filter((text) => /Жауап беру мерзімі/.test(text)),
  );
  expect(told.join("\n")).not.toMatch(/қоршау|Айгүл/);
});

test("a reply to the reminder reaches the citizen, and nobody is reminded again", async () => {
  await citizen.writes(words);
  await town.passes(245);
  const asked = findMessage(town, mediator, "№ 26-1");
  expect(asked.text).toMatch(reminder);
  town.playground.sendText(mediator.id, answer, { replyTo: asked.id });
  await town.settles();
  expect(findMessage(town, citizen, answer).text).toBe(answer);
  await town.passes(200);
  expect(await owedSince()).toBeNull();
  await town.passes(3 * 24 * 60);
  expect(count(mediator, reminder)).toBe(1);
  expect(count(coordinator, unanswered)).toBe(0);
});

test("only an answer that has arrived stops the clock", async () => {
  await citizen.writes(words);
  const since = await owedSince();
  expect(since).not.toBeNull();
  town.playground.block(citizen.id);
  await mediator.writes(answer);
  await town.passes(1);
  expect(citizen.history()).not.toContain(answer);
  expect(await owedSince()).toEqual(since);
});

test("what is written after the answer begins a wait of its own", async () => {
  await citizen.writes(words);
  await town.passes(245);
  await mediator.writes(answer);
  town.jumps(5);
  await citizen.writes("Жарайды, келісемін бе, білмеймін.");
  const second = await database.prisma.talkMessage.findFirstOrThrow({ orderBy: { position: "desc" } });
  await town.passes(1);
  expect(await owedSince()).toEqual(second.storedAt);
  expect((await database.prisma.talk.findFirstOrThrow()).reminders).toBe(0);
  expect(count(mediator, reminder)).toBe(1);
});

test("a question that was taken back waits for no answer", async () => {
  await citizen.writes(words);
  await citizen.writes("↩️ Соңғы хабарды қайтарып алу");
  await town.passes(1);
  expect(await owedSince()).toBeNull();
});

test("the citizen's list and card, each once, and the mediator's list say who waits, and until when", async () => {
  const next = (key: "answer" | "late" | "agree") => count(citizen, phrase("kk", `cases:next.${key}`));
  await citizen.writes(words);
  await mediator.writes("/work");
  expect(mediator.reads()).toMatch(phrase("kk", "casework:waiting"));
  await citizen.writes("/cases");
  expect(next("answer")).toBe(1);
  await citizen.presses("c:case");
  expect(citizen.reads().match(new RegExp(phrase("kk", "cases:next.answer"), "g"))).toHaveLength(1);
  expect(citizen.reads()).not.toMatch(phrase("kk", "talks:owed.until"));
  town.jumps(4 * 24 * 60);
  await citizen.writes("/cases");
  expect(next("late")).toBe(1);
  await mediator.writes(answer);
  await town.passes(1);
  await mediator.writes("/work");
  expect(mediator.reads()).not.toMatch(phrase("kk", "casework:waiting"));
  await citizen.writes("/cases");
  expect(citizen.reads()).toMatch(phrase("kk", "cases:next.agree"));
});

test("in the evening the citizen is told when work begins again", async () => {
  town.jumps(12 * 60);
  await citizen.writes(words);
  expect(citizen.reads()).toMatch(phrase("kk", "talks:owed.outOfHours"));
  await town.passes(60);
  expect(count(mediator, reminder)).toBe(0);
});
