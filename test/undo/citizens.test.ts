import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { citizen, hasRegistered } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");
const undo = plain("undo:button");
const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));

/** A citizen whose case a mediator has. */
async function inHand(): Promise<{ town: Town; aigul: Townsperson; mediator: Townsperson }> {
  const town = await openTown(database);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await mediator.taps(plain("assignment:accept"));
  return { town, aigul, mediator };
}

async function withdraws(aigul: Townsperson): Promise<void> {
  await aigul.writes("/cases");
  await aigul.taps("№ 2026-000001");
  await aigul.taps(plain("cases:withdraw.button"));
  await aigul.taps(plain("cases:withdraw.yes"));
}

test("a case is withdrawn a minute after the tap: before that the mediator has it and is told nothing", async () => {
  const { town, aigul, mediator } = await inHand();
  await withdraws(aigul);
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.soon"));
  await aigul.writes("/cases");
  expect(aigul.reads()).toContain(plain("cases:mine.withdrawing"));
  await aigul.taps("№ 2026-000001");
  expect(aigul.buttons()).toContain(undo);
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED" });
  expect(said(mediator, "assignment:applicantLeft")).toEqual([]);
  await town.takesEffect();
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.done"));
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "CLOSED", outcome: "WITHDRAWN" });
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(1);
});

test("«Undo» within the minute keeps the case; after it, the person reads that it has happened", async () => {
  const { town, aigul, mediator } = await inHand();
  await withdraws(aigul);
  await aigul.taps(undo);
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.undone"));
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED" });
  expect(said(mediator, "assignment:applicantLeft")).toEqual([]);
  await withdraws(aigul);
  await town.takesEffect();
  const messages = aigul.history().length;
  const { id } = await database.prisma.pendingAct.findFirstOrThrow({ where: { outcome: "DONE" } });
  await aigul.forges(`u:undo:${id}`);
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.done"));
  expect(aigul.history()).toHaveLength(messages);
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "CLOSED" });
});

test("a second tap on the act or on «Undo» says nothing new", async () => {
  const { town, aigul, mediator } = await inHand();
  await withdraws(aigul);
  const messages = aigul.history();
  await aigul.forges("x:yes:1");
  expect(aigul.history()).toEqual(messages);
  expect(await database.prisma.pendingAct.count()).toBe(1);
  const { id } = await database.prisma.pendingAct.findFirstOrThrow();
  for (let tap = 0; tap < 2; tap += 1) await aigul.forges(`u:undo:${id}`);
  expect(aigul.history()).toHaveLength(messages.length);
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.undone"));
  await town.takesEffect();
  await withdraws(aigul);
  await aigul.forges("x:yes:1");
  await town.takesEffect();
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(1);
  expect(said(aigul, "cases:withdraw.done")).toHaveLength(1);
});

test("nobody takes back what another person has put off", async () => {
  const { town, aigul } = await inHand();
  const stranger = await citizen(town, "Бөтен");
  await withdraws(aigul);
  const { id } = await database.prisma.pendingAct.findFirstOrThrow();
  await stranger.forges(`u:undo:${id}`);
  expect(stranger.reads()).toMatch(phrase("kk", "undo:unknown"));
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "CLOSED" });
});

test("a withdrawal is refused if a coordinator was quicker, and the person is told", async () => {
  const town = await openTown(database);
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await coordinator.forges("q:closeAbuse:1");
  await withdraws(aigul);
  await town.takesEffect();
  expect(said(aigul, "cases:abuse")).toHaveLength(1);
  expect(said(aigul, "cases:withdraw.refused")).toHaveLength(1);
  expect(await database.prisma.case.findFirst()).toMatchObject({ outcome: "ABUSE" });
});

test("somebody who adds to a case does not withdraw it", async () => {
  const { town, aigul } = await inHand();
  await withdraws(aigul);
  await aigul.opens("report");
  for (const step of reportSteps("kk").slice(stepOf.danger)) await step(aigul);
  await aigul.presses("f:openCase:add");
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED" });
});

test("a seat is given up a minute after the tap: before that it is offered to nobody", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 1 });
  const [first, second] = [await citizen(town, "Бірінші"), await citizen(town, "Екінші")];
  await hasRegistered(town, first, event);
  await hasRegistered(town, second, event, true);
  await first.opens(`event_${event}`);
  await first.taps("Бармаймын");
  expect(first.reads()).toMatch(phrase("kk", "events:state.leaving"));
  expect(first.buttons()).not.toContain("🎟 Билетім");
  await first.presses("el:list");
  await first.presses("el:mine");
  expect(first.reads()).toContain(plain("events:list.leaving"));
  await town.passes(0);
  expect(said(second, "events:offered")).toEqual([]);
  await town.takesEffect();
  expect(said(second, "events:offered")).toHaveLength(1);
  await first.opens(`event_${event}`);
  expect(first.reads()).toMatch(phrase("kk", "events:state.notGoing"));
});

test("a seat is kept by «Undo» and by registering again, and so is a turn on the waiting list", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 1 });
  const [first, second] = [await citizen(town, "Бірінші"), await citizen(town, "Екінші")];
  await hasRegistered(town, first, event);
  await hasRegistered(town, second, event, true);
  await first.opens(`event_${event}`);
  await first.taps("Бармаймын");
  await first.taps(undo);
  expect(first.reads()).toMatch(phrase("kk", "events:leave.undone"));
  await second.opens(`event_${event}`);
  await second.taps(plain("events:button.leave"));
  await second.forges(`ev:wait:${event}:card`);
  await second.opens(`event_${event}`);
  expect(second.reads()).toMatch(phrase("kk", "events:state.waiting"));
  await town.takesEffect();
  const rows = await database.prisma.registration.findMany({ orderBy: { id: "asc" }, select: { status: true } });
  expect(rows).toEqual([{ status: "GOING" }, { status: "WAITING" }]);
});

test("a seat stays if the event has begun within the minute, and the person is told", async () => {
  const town = await openTown(database, { at: "2026-10-29T09:59:30+05:00" });
  const event = await publish(database);
  const aigul = await citizen(town, "Айгүл");
  await hasRegistered(town, aigul, event);
  await aigul.opens(`event_${event}`);
  await aigul.taps("Бармаймын");
  await town.takesEffect();
  expect(aigul.reads()).toMatch(phrase("kk", "events:leave.refused"));
  expect(await database.prisma.registration.findFirst()).toMatchObject({ status: "GOING" });
});

test("somebody without a seat declines at once", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const aigul = await citizen(town, "Айгүл");
  await aigul.opens(`event_${event}`);
  await aigul.taps("Бармаймын");
  expect(aigul.reads()).toMatch(phrase("kk", "events:state.notGoing"));
  expect(await database.prisma.pendingAct.count()).toBe(0);
});

/** A citizen who has told a story and paused the report. */
async function paused(): Promise<{ town: Town; aigul: Townsperson }> {
  const town = await openTown(database);
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.kind);
  await aigul.presses("f:stop");
  return { town, aigul };
}

test("what was told is erased a minute after the tap, and not before", async () => {
  const { town, aigul } = await paused();
  await aigul.taps(plain("intake:drop"));
  expect(aigul.reads()).toMatch(phrase("kk", "intake:dropSoon"));
  expect(await database.prisma.storyPart.count()).toBe(1);
  await town.takesEffect();
  expect(aigul.reads()).toMatch(phrase("kk", "intake:dropped"));
  expect([await database.prisma.draft.count(), await database.prisma.storyPart.count()]).toEqual([0, 0]);
});

test("«Undo» and «Continue» keep what was told", async () => {
  const { town, aigul } = await paused();
  await aigul.taps(plain("intake:drop"));
  await aigul.taps(undo);
  expect(aigul.reads()).toMatch(phrase("kk", "intake:dropUndone"));
  await town.takesEffect();
  await aigul.taps(plain("people:home.continue"));
  await aigul.presses("f:stop");
  await aigul.taps(plain("intake:drop"));
  await aigul.opens("report");
  await town.takesEffect();
  expect(await database.prisma.storyPart.count()).toBe(1);
  expect(said(aigul, "intake:dropped")).toEqual([]);
});

test("a story that is started over is erased a minute later; «Undo» puts it before what was told meanwhile", async () => {
  const town = await openTown(database);
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.storyDone);
  await aigul.presses("f:story:again");
  expect(aigul.reads()).toMatch(phrase("kk", "intake:story.clearSoon"));
  await aigul.writes("Басқа әңгіме.");
  expect(await database.prisma.storyPart.count()).toBe(2);
  await aigul.taps(undo);
  expect(said(aigul, "intake:story.clearUndone")).toHaveLength(1);
  expect(await database.prisma.draft.findFirst()).toMatchObject({
    storyParts: 2,
    storyLength: `${tale.kk}Басқа әңгіме.`.length,
  });
  await aigul.taps(plain("people:home.continue"));
  await aigul.presses("f:story:again");
  await aigul.writes("Үшінші әңгіме.");
  await town.takesEffect();
  expect(await database.prisma.storyPart.count()).toBe(1);
  expect(await database.prisma.draft.findFirst()).toMatchObject({ storyParts: 1 });
});

test("a report is filed without the story that was started over, and «Undo» comes too late for it", async () => {
  const town = await openTown(database);
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.storyDone);
  await aigul.presses("f:story:again");
  for (const step of reportSteps("kk", "Басқа әңгіме.").slice(stepOf.story)) await step(aigul);
  const filed = await database.prisma.case.findFirstOrThrow({ include: { story: true } });
  expect(filed.story).toHaveLength(1);
  const { id } = await database.prisma.pendingAct.findFirstOrThrow();
  await aigul.forges(`u:undo:${id}`);
  expect(aigul.reads()).toMatch(phrase("kk", "intake:story.cleared"));
  expect(await database.prisma.storyPart.count()).toBe(1);
  await town.takesEffect();
  expect(await database.prisma.storyPart.count()).toBe(1);
});

test("somebody who does not want a coordinator to look can think again for a minute", async () => {
  const town = await openTown(database);
  const aigul = town.person("Айгүл");
  await reports(aigul, "kk", stepOf.remit);
  await aigul.presses("f:remit:VIOLENCE");
  await aigul.presses("f:remitDone");
  await aigul.presses("f:verdict:no");
  expect(aigul.reads()).toMatch(phrase("kk", "intake:remit.ended"));
  expect(await database.prisma.draft.count()).toBe(1);
  await aigul.taps(undo);
  await town.takesEffect();
  expect(await database.prisma.draft.count()).toBe(1);
  await aigul.taps(plain("people:home.continue"));
  await aigul.presses("f:verdict:no");
  await town.takesEffect();
  expect(await database.prisma.draft.count()).toBe(0);
});
