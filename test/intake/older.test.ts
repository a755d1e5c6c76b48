import type { Message, Update } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { storyLimits } from "../../src/features/cases/story.ts";
import { openStory } from "../../src/features/cases/story-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { draftAnswers, reportSteps, reports, stepOf, tale } from "../harness/report.ts";
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

/** Telegram may deliver a message later than a tap that was made after it, because it delivers the two independently. */
async function arrivesLate(person: Townsperson, content: Partial<Message.TextMessage>): Promise<void> {
  const update = {
    update_id: nextUpdate++,
    message: {
      message_id: 1,
      chat: { id: person.id, type: "private", first_name: "Айгүл" },
      from: { id: person.id, is_bot: false, first_name: "Айгүл" },
      ...content,
    },
  } as Update;
  await town.service.inbox.store([update]);
  await town.settles();
}

/** When the bot's newest message was shown, in Telegram's seconds. */
function shownAt(person: Townsperson): number {
  const { message } = town.playground.chat(person.id).messages.findLast(({ fromBot }) => fromBot) ?? {};
  if (message === undefined) throw new Error("The bot has said nothing.");
  return message.edit_date ?? message.date;
}

/** Takes the steps of a report, each a minute after the step before, so that Telegram's seconds tell them apart. */
async function takesSteps(person: Townsperson, from: number, to = stepOf.filed): Promise<void> {
  for (const step of reportSteps("kk").slice(from, to)) {
    town.jumps(1);
    await step(person);
  }
}

/** Tells the story, says «Done» and goes on to a later step. @returns when «Done» was answered, in Telegram's seconds */
async function endsStory(person: Townsperson, upTo = stepOf.kind): Promise<number> {
  await reports(person, "kk", stepOf.kind);
  const closedAt = shownAt(person);
  await takesSteps(person, stepOf.kind, upTo);
  return closedAt;
}

const storyOf = (caseId: number) => openStory(database.sql, town.vault, { caseId });
const late = "Басында былай болған.";
const lateFirst = [late, tale.kk].map((text) => ({ kind: "text", text }));

const count = (person: Townsperson, key: Parameters<typeof phrase>[1]) =>
  person.history().filter((text) => phrase("kk", key).test(text)).length;

test("a part of the story that the tap «Done» has overtaken joins the story in its place, and the next question stays open", async () => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.kind);
  expect(aigul.reads()).toMatch(/^5 \/ 11/);
  await arrivesLate(aigul, { date: shownAt(aigul) - 3, text: late });
  expect(count(aigul, "intake:story.joined")).toBe(1);
  expect(aigul.reads()).toMatch(/^5 \/ 11/);
  for (const step of reportSteps("kk").slice(stepOf.kind)) await step(aigul);
  expect(await storyOf(1)).toEqual(lateFirst);
});

test("a message written before a question was shown is not its answer: the person is asked about it, and the question stays", async () => {
  const aigul = town.person("Айгүл");
  await endsStory(aigul, stepOf.region);
  const before = await database.prisma.draft.findFirst();
  const first = shownAt(aigul);
  await town.passes(1);
  await arrivesLate(aigul, { date: first - 1, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(1);
  expect(await database.prisma.draft.findFirst()).toEqual(before);
  expect(aigul.reads()).toMatch(phrase("kk", "intake:region.ask"));
  expect(shownAt(aigul)).toBeGreaterThan(first);
  // Still older than the time when the question was first shown.
  await arrivesLate(aigul, { date: first - 1, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(2);
  // In the second when the question was first shown, although before it was last shown: an answer.
  await arrivesLate(aigul, { date: first, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(2);
  expect((await draftAnswers(database, town.vault)).placeChoice).not.toEqual([]);
});

test("a name that arrives after the next question was shown is not lost without a word", async () => {
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.consent);
  expect(aigul.reads()).toMatch(/Айгүл Серікова/);
  await arrivesLate(aigul, { date: shownAt(aigul) - 1, text: "Айгүл" });
  expect(count(aigul, "chat:older")).toBe(1);
  expect(aigul.reads()).toMatch(/Айгүл Серікова/);
});

test.each([
  ["at the question about the place, which accepts texts too, and written in the second of «Done»", stepOf.region, 0],
  ["at the question about the phone", stepOf.phone, 1],
  ["at the summary", stepOf.summary, 1],
])("a part of the story joins it whichever question is open: %s", async (_, step, secondsBefore) => {
  const aigul = town.person("Айгүл");
  const closedAt = await endsStory(aigul, step);
  const asked = aigul.reads().slice(0, 6);
  await arrivesLate(aigul, { date: closedAt - secondsBefore, text: late });
  expect(count(aigul, "intake:story.joined")).toBe(1);
  expect(count(aigul, "chat:older")).toBe(0);
  expect(aigul.reads().slice(0, 6)).toBe(asked);
  await takesSteps(aigul, step);
  expect(await storyOf(1)).toEqual(lateFirst);
});

test("a message written after «Done» is not a part of the story: it answers the open question, or the person is asked about it", async () => {
  const aigul = town.person("Айгүл");
  const closedAt = await endsStory(aigul, stepOf.region);
  await arrivesLate(aigul, { date: closedAt + 1, text: "Қарасай ауданы" });
  expect(count(aigul, "chat:older")).toBe(1);
  await arrivesLate(aigul, { date: shownAt(aigul), text: "Қарасай ауданы" });
  expect((await draftAnswers(database, town.vault)).placeChoice).not.toEqual([]);
  expect(count(aigul, "intake:story.joined")).toBe(0);
  expect(await database.prisma.storyPart.count()).toBe(1);
});

test("a text written in the second of «Done» is a part of the story if the open question does not accept texts", async () => {
  const aigul = town.person("Айгүл");
  const closedAt = await endsStory(aigul);
  await arrivesLate(aigul, { date: closedAt, text: late });
  await arrivesLate(aigul, { date: closedAt + 1, text: "Кейін жазылған." });
  expect(count(aigul, "intake:story.joined")).toBe(1);
  expect(count(aigul, "intake:button")).toBe(1);
  await takesSteps(aigul, stepOf.kind);
  expect(await storyOf(1)).toEqual(lateFirst);
});

test("a story that was started again is closed when it is finished again", async () => {
  const aigul = town.person("Айгүл");
  const firstClosedAt = await endsStory(aigul);
  await aigul.presses("f:back");
  town.jumps(1);
  await aigul.presses("f:story:again");
  await takesSteps(aigul, stepOf.story, stepOf.kind);
  const closedAt = shownAt(aigul);
  await takesSteps(aigul, stepOf.kind, stepOf.region);
  // After the first «Done», before the second.
  await arrivesLate(aigul, { date: closedAt - 1, text: late });
  expect(closedAt - 1).toBeGreaterThan(firstClosedAt);
  await arrivesLate(aigul, { date: closedAt + 1, text: "Кейін жазылған сөз." });
  expect(count(aigul, "intake:story.joined")).toBe(1);
  expect(count(aigul, "chat:older")).toBe(1);
  await takesSteps(aigul, stepOf.region);
  expect(await storyOf(1)).toEqual(lateFirst);
});

test("a story that is changed from the summary is closed by the summary that follows", async () => {
  const aigul = town.person("Айгүл");
  await endsStory(aigul, stepOf.summary);
  await aigul.presses("f:page:summary:1");
  await aigul.presses("f:change:story");
  town.jumps(1);
  await aigul.presses("f:story:done");
  const closedAt = shownAt(aigul);
  // The first message arrives before the closing is recorded, the second after that.
  await arrivesLate(aigul, { date: closedAt - 2, text: late });
  await arrivesLate(aigul, { date: closedAt - 1, text: "Тағы." });
  expect(count(aigul, "intake:story.joined")).toBe(2);
  await takesSteps(aigul, stepOf.summary);
  expect(await storyOf(1)).toHaveLength(3);
});

test("in a draft of the version before, which did not record the closing, the person is asked about a late message", async () => {
  const aigul = town.person("Айгүл");
  const closedAt = await endsStory(aigul, stepOf.region);
  await database.prisma.draft.updateMany({ data: { storyClosedAt: null } });
  await town.restarts();
  await aigul.writes("/report");
  await arrivesLate(aigul, { date: closedAt - 1, text: late });
  expect(count(aigul, "chat:older")).toBe(1);
  expect(await database.prisma.storyPart.count()).toBe(1);
});

test("a late part that no longer fits into the story is refused, and the person is told", async () => {
  const aigul = town.person("Айгүл");
  const closedAt = await endsStory(aigul, stepOf.region);
  await database.prisma.draft.updateMany({ data: { storyLength: storyLimits.characters } });
  await arrivesLate(aigul, { date: closedAt - 1, text: late });
  expect(count(aigul, "intake:story.tooLong")).toBe(1);
  expect(count(aigul, "intake:story.joined")).toBe(0);
  expect(aigul.reads()).toMatch(phrase("kk", "intake:region.ask"));
});

test("a paused report takes a late part of its story, and goes on where it was", async () => {
  const aigul = town.person("Айгүл");
  const closedAt = await endsStory(aigul, stepOf.region);
  await aigul.presses("f:stop");
  await arrivesLate(aigul, { date: closedAt - 1, text: late });
  expect(count(aigul, "intake:story.joined")).toBe(1);
  await aigul.presses("i:report");
  await takesSteps(aigul, stepOf.region);
  expect(await storyOf(1)).toEqual(lateFirst);
});

describe("a part of the story that arrives after the report was sent", () => {
  test("joins its case once, and the mediator is told and can read it", async () => {
    const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
    const aigul = town.person("Айгүл");
    const closedAt = await endsStory(aigul, stepOf.filed);
    await mediator.presses("o:accept");
    await arrivesLate(aigul, { date: closedAt, text: late });
    expect(count(aigul, "intake:story.joined")).toBe(1);
    expect(await storyOf(1)).toEqual(lateFirst);
    expect(mediator.reads()).toMatch(phrase("kk", "assignment:added"));
    await mediator.presses("o:open");
    expect(mediator.history().filter((text) => text.includes(late))).toHaveLength(1);
  });

  test("finds its case even if the person has started the next report", async () => {
    const aigul = town.person("Айгүл");
    const closedAt = await endsStory(aigul, stepOf.filed);
    town.jumps(1);
    await aigul.opens("report");
    const asked = aigul.reads();
    await arrivesLate(aigul, { date: closedAt - 1, text: late });
    expect(await storyOf(1)).toEqual(lateFirst);
    expect(aigul.reads()).toBe(asked);
  });

  test("is not taken if it does not fit, or if the case is closed", async () => {
    const aigul = town.person("Айгүл");
    const closedAt = await endsStory(aigul, stepOf.filed);
    await arrivesLate(aigul, { date: closedAt - 1, text: "а".repeat(storyLimits.characters) });
    expect(aigul.reads()).toMatch(phrase("kk", "intake:story.tooLong"));
    await arrivesLate(aigul, { date: closedAt + 1, text: late });
    expect(aigul.reads()).toMatch(phrase("kk", "intake:held.ask"));
    await database.prisma.case.updateMany({ data: { status: "CLOSED" } });
    await arrivesLate(aigul, { date: closedAt - 1, text: late });
    expect(aigul.reads()).toMatch(phrase("kk", "intake:held.ask"));
    expect(count(aigul, "intake:story.joined")).toBe(0);
    expect(await storyOf(1)).toHaveLength(1);
  });
});
