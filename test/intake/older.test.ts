import type { Message, Update } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openStory } from "../../src/cases/story.ts";
import type { Database } from "../../src/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
let nextUpdate: number;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  nextUpdate = 900_001;
});
afterEach(() => town.close());

/** Telegram brings a message later than a tap that was made after it: each has a lane of its own. */
async function arrivesLate(who: Townsperson, content: Partial<Message.TextMessage>): Promise<void> {
  const update = {
    update_id: nextUpdate++,
    message: {
      message_id: 1,
      chat: { id: who.id, type: "private", first_name: "Айгүл" },
      from: { id: who.id, is_bot: false, first_name: "Айгүл" },
      ...content,
    },
  } as Update;
  await town.service.inbox.store([update]);
  await town.settles();
}

/** When the newest message of the bot was shown, in Telegram's seconds. */
function shownAt(who: Townsperson): number {
  const { message } = town.playground.chat(who.id).messages.findLast(({ fromBot }) => fromBot) ?? {};
  if (message === undefined) throw new Error("The bot has said nothing.");
  return message.edit_date ?? message.date;
}

const count = (who: Townsperson, key: Parameters<typeof phrase>[1]) =>
  who.history().filter((text) => phrase("kk", key).test(text)).length;

test("a part of the story that the tap «Done» has overtaken joins the story, in its place, and the next question stays open", async () => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", 7);
  expect(aigul.reads()).toMatch(/^6 \/ 12/);
  await arrivesLate(aigul, { date: shownAt(aigul) - 3, text: "Басында былай болған." });
  expect(count(aigul, "intake:story.joined")).toBe(1);
  expect(aigul.reads()).toMatch(/^6 \/ 12/);
  for (const step of reportSteps("kk").slice(7)) await step(aigul);
  const story = await openStory(database.sql, town.vault, { caseId: 1 });
  expect(story).toEqual([
    { kind: "text", text: "Басында былай болған." },
    { kind: "text", text: tale.kk },
  ]);
});

test("what was written before a question was shown is not its answer: the person is asked, and the question stays", async () => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", 9);
  const before = await database.prisma.draft.findFirst();
  const first = shownAt(aigul);
  await town.passes(1);
  await arrivesLate(aigul, { date: first - 1, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(1);
  expect(await database.prisma.draft.findFirst()).toEqual(before);
  expect(aigul.reads()).toMatch(phrase("kk", "intake:region.ask"));
  expect(shownAt(aigul)).toBeGreaterThan(first);
  // Still older than the first showing.
  await arrivesLate(aigul, { date: first - 1, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(2);
  // In the same second as the first showing, and so before the last one: an answer.
  await arrivesLate(aigul, { date: first, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(2);
  expect((await database.prisma.draft.findFirst())?.placeChoice).not.toEqual([]);
});

test("a name that comes after the next question is not lost without a word", async () => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", 4);
  expect(aigul.reads()).toMatch(/Айгүл Серікова/);
  await arrivesLate(aigul, { date: shownAt(aigul) - 1, text: "Айгүл" });
  expect(count(aigul, "chat:older")).toBe(1);
  expect(aigul.reads()).toMatch(/Айгүл Серікова/);
});
