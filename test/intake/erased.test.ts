import { expect, test } from "vitest";
import { eraseOldDrafts } from "../../src/features/intake/jobs.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { dayMs } from "../../src/platform/time/units.ts";
import { jobTools } from "../harness/job-tools.ts";
import { reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const day = 24 * 60;
const erased = phrase("kk", "intake:erased");
const told = () => citizen.history().filter((text) => erased.test(text));

/** What the database still has of reports that were not sent, and of the questions that wait in chats. */
async function left() {
  const { prisma } = database;
  return {
    drafts: await prisma.draft.count(),
    parts: await prisma.storyPart.count({ where: { caseId: null } }),
    receipts: await prisma.storyReceipt.count(),
    questions: await prisma.chatState.count({ where: { conversationSealed: { not: null } } }),
  };
}
const nothing = { drafts: 0, parts: 0, receipts: 0, questions: 0 };

test("a report that is left open is erased 30 days after the last answer, story and open question with it, and the person is told once", async () => {
  await reports(citizen, "kk", stepOf.kind);
  expect(await left()).toEqual({ drafts: 1, parts: 1, receipts: 0, questions: 1 });
  await town.passes(29 * day);
  expect(await left()).toEqual({ drafts: 1, parts: 1, receipts: 0, questions: 1 });
  await town.passes(day + 1);
  expect(await left()).toEqual(nothing);
  expect(citizen.reads()).toMatch(erased);
  await town.passes(31 * day);
  expect(told()).toHaveLength(1);
});

test("a report that was paused is erased too, and a file that was about to be acknowledged", async () => {
  await reports(citizen, "kk", stepOf.storyDone);
  await citizen.presses("f:stop");
  const { id } = await database.prisma.draft.findFirstOrThrow();
  await database.prisma.storyReceipt.create({
    data: { draftId: id, chatId: 1n, dueAt: new Date(town.now().getTime() + 90 * dayMs) },
  });
  await town.passes(30 * day + 1);
  expect(await left()).toEqual(nothing);
  expect(told()).toHaveLength(1);
});

test("an answer starts the 30 days again, and what was sent is never touched", async () => {
  await reports(citizen);
  await citizen.writes("/report");
  await citizen.presses("f:danger:no");
  await town.passes(20 * day);
  await citizen.writes("Айгүл Серікова");
  await town.passes(20 * day);
  expect(await database.prisma.draft.count()).toBe(1);
  await town.passes(10 * day + 1);
  expect(await left()).toEqual(nothing);
  expect(await database.prisma.case.count()).toBe(1);
  expect(await database.prisma.storyPart.count()).toBe(1);
});

test("after that an old button answers nothing, a word is no answer, and a new report begins at its first question", async () => {
  await reports(citizen, "kk", stepOf.kind);
  await town.passes(30 * day + 1);
  await citizen.presses("f:kind:NEIGHBOURS");
  expect(citizen.reads()).toMatch(phrase("kk", "chat:expired"));
  await citizen.writes("менің көршім");
  expect(await left()).toEqual(nothing);
  await citizen.writes("/report");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:danger.ask"));
});

test("a report whose person has just written is left until that was handled", async () => {
  await reports(citizen, "kk", stepOf.kind);
  const later = new Date(town.now().getTime() + 31 * dayMs);
  const { telegramId } = await database.prisma.person.findFirstOrThrow();
  const waiting = await database.prisma.update.create({
    data: {
      updateId: 99_999n,
      key: String(telegramId),
      payloadSealed: new Uint8Array(1),
      receivedAt: later,
      dueAt: new Date(Date.now() + dayMs),
    },
  });
  expect(await eraseOldDrafts(jobTools(database), later)).toBe(0);
  await database.prisma.update.delete({ where: { id: waiting.id } });
  expect(await eraseOldDrafts(jobTools(database), later)).toBe(1);
});
