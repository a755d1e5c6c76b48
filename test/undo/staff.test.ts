import { afterAll, beforeAll, expect, test } from "vitest";
import { fields } from "../../src/features/composing/rules.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { changesField } from "../composing/composing.ts";
import { citizen, hasRegistered } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");
const undo = plain("undo:button");
const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));
const ends = (outcome: "DONE" | "UNDONE" | "REFUSED") => database.prisma.pendingAct.count({ where: { outcome } });

type Member = Townsperson & { personId: number };

/** Two mediators and a citizen whose case is offered to the first. */
async function offered(): Promise<{ town: Town; first: Member; second: Member; aigul: Townsperson }> {
  const town = await openTown(database);
  const first = await town.staff("Бірінші", "kk", { role: "MEDIATOR" });
  const second = await town.staff("Екінші", "kk", { role: "MEDIATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  return { town, first, second, aigul };
}

async function declines(mediator: Townsperson): Promise<void> {
  await mediator.presses("o:decline");
  await mediator.presses("o:reason");
}

test("an offer is declined a minute after the tap: before that nobody else is asked", async () => {
  const { town, first, second } = await offered();
  await declines(first);
  expect(first.reads()).toMatch(phrase("kk", "assignment:declineSoon"));
  expect(said(second, "assignment:ping")).toEqual([]);
  await town.takesEffect();
  expect(said(second, "assignment:ping")).toHaveLength(1);
  expect(first.reads()).toMatch(phrase("kk", "assignment:declined"));
  expect(first.buttons()).toEqual([]);
});

test("«Undo» offers the case again, and who accepts it has not declined", async () => {
  const { town, first, second } = await offered();
  await declines(first);
  await first.taps(undo);
  expect(first.reads()).toMatch(phrase("kk", "assignment:ping"));
  await declines(first);
  await first.forges("o:accept:1");
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED", mediatorId: first.personId });
  expect(said(second, "assignment:ping")).toEqual([]);
  expect(await ends("REFUSED")).toBe(0);
});

test("the reason of a mediator who declines is sealed while it waits", async () => {
  const { first } = await offered();
  await declines(first);
  const row = await database.prisma.pendingAct.findFirstOrThrow();
  expect(JSON.stringify({ ...row, detailSealed: Buffer.from(row.detailSealed ?? []).toString("latin1") })).not.toMatch(
    /BUSY/,
  );
});

test("a mediator who is no longer a mediator declines nothing, and is told", async () => {
  const { town, first, second } = await offered();
  await declines(first);
  await database.prisma.staffRole.deleteMany({ where: { personId: first.personId } });
  await town.takesEffect();
  expect(first.history().at(-1)).toMatch(phrase("kk", "assignment:declineRefused"));
  expect(said(second, "assignment:ping")).toEqual([]);
});

test("a case is given back a minute after the tap: before that the mediator has it and the applicant is told nothing", async () => {
  const { town, first, second, aigul } = await offered();
  await first.presses("o:accept");
  await first.presses("w:giveBack");
  await first.presses("w:backFor:1:CONFLICT_OF_INTEREST");
  expect(first.history().join()).toMatch(phrase("kk", "assignment:giveBackSoon"));
  await first.writes("/work");
  expect(first.reads()).toMatch(phrase("kk", "casework:list.leaving"));
  await first.presses("k:card");
  expect(first.reads()).toMatch(phrase("kk", "assignment:givenBackSoon"));
  expect(first.buttons()).toContain(undo);
  expect(said(aigul, "cases:left")).toEqual([]);
  expect(said(second, "assignment:ping")).toEqual([]);
  await town.takesEffect();
  expect(said(aigul, "cases:left")).toHaveLength(1);
  expect(said(second, "assignment:ping")).toHaveLength(1);
  expect(first.history().join()).toMatch(phrase("kk", "assignment:givingBack.done"));
});

test("«Undo» leaves the case with its mediator; a case that was withdrawn meanwhile is not given back", async () => {
  const { town, first, aigul } = await offered();
  await first.presses("o:accept");
  await first.presses("w:giveBack");
  await first.presses("w:backFor:1:CONFLICT_OF_INTEREST");
  await first.taps(undo);
  expect(said(first, "assignment:givingBack.undone")).toHaveLength(1);
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ mediatorId: first.personId });
  await aigul.forges("x:yes:1");
  await first.forges("w:backFor:1:ILLNESS");
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ outcome: "WITHDRAWN" });
  expect(said(first, "assignment:givingBack.refused")).toHaveLength(1);
  expect(said(aigul, "cases:left")).toEqual([]);
});

/** A coordinator to whom a citizen's case has come. */
async function queued(): Promise<{ town: Town; coordinator: Member; aigul: Townsperson }> {
  const town = await openTown(database);
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await coordinator.presses("q:case");
  await coordinator.presses("q:abuse");
  await coordinator.presses("q:closeAbuse");
  return { town, coordinator, aigul };
}

test("a case is closed a minute after the tap: before that the applicant is told nothing", async () => {
  const { town, coordinator, aigul } = await queued();
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:queue.closeSoon"));
  await coordinator.presses("q:list");
  await coordinator.presses("q:case");
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:queue.closeSoon"));
  expect(said(aigul, "cases:abuse")).toEqual([]);
  await town.takesEffect();
  expect(said(aigul, "cases:abuse")).toHaveLength(1);
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:queue.closing.done"));
});

test("«Undo» leaves the case in the queue; a coordinator of another region by then closes nothing and is told", async () => {
  const { town, coordinator, aigul } = await queued();
  await coordinator.taps(undo);
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:queue.closing.undone"));
  await coordinator.forges("q:closeAbuse:1");
  await database.prisma.staffRole.updateMany({
    where: { personId: coordinator.personId },
    data: { regions: ["KZ-10"] },
  });
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "WAITING" });
  expect(said(aigul, "cases:abuse")).toEqual([]);
  expect(said(coordinator, "assignment:queue.closing.refused")).toHaveLength(1);
  expect(await database.prisma.staffAct.count({ where: { act: "closeAbusiveCase" } })).toBe(0);
});

/** An editor and a participant of a published event. */
async function editing(): Promise<{ town: Town; editor: Member; aigul: Townsperson; event: number }> {
  const town = await openTown(database);
  const editor = await town.staff("Дәурен", "kk", { role: "EDITOR" });
  const event = await publish(database, { answered: [...fields] });
  const aigul = await citizen(town, "Айгүл");
  await hasRegistered(town, aigul, event);
  return { town, editor, aigul, event };
}

test("an event is cancelled a minute after the tap: before that nobody is told", async () => {
  const { town, editor, aigul, event } = await editing();
  await editor.forges(`cp:cancel:${event}`);
  await editor.presses("cp:cancelNow");
  expect(editor.reads()).toMatch(phrase("kk", "composing:cancel.soon"));
  await editor.presses("cp:facts");
  expect(editor.reads()).toMatch(phrase("kk", "composing:cancel.soon"));
  expect(said(aigul, "events:cancelled")).toEqual([]);
  await editor.taps(undo);
  expect(editor.reads()).toMatch(phrase("kk", "composing:cancel.undone"));
  await town.takesEffect();
  expect(said(aigul, "events:cancelled")).toEqual([]);
  await editor.forges(`cp:cancelNow:${event}`);
  await town.takesEffect();
  expect(said(aigul, "events:cancelled")).toHaveLength(1);
  expect(editor.reads()).toMatch(phrase("kk", "composing:cancel.done"));
});

test("an editor whose role has ended within the minute cancels nothing, and is told", async () => {
  const { town, editor, aigul, event } = await editing();
  await editor.forges(`cp:cancelNow:${event}`);
  await database.prisma.staffRole.deleteMany({ where: { personId: editor.personId } });
  await town.takesEffect();
  expect(said(aigul, "events:cancelled")).toEqual([]);
  expect(said(editor, "composing:cancel.refused")).toHaveLength(1);
});

test("a change is discarded a minute after the tap; «Undo» and going on with it keep it", async () => {
  const { town, editor, event } = await editing();
  const draft = async () => (await database.prisma.event.findUniqueOrThrow({ where: { id: event } })).draft;
  await changesField(editor, event, "titleKk", "Басқа атау");
  await editor.presses("cp:discard");
  expect(editor.reads()).toMatch(phrase("kk", "composing:discard.soon"));
  expect(await draft()).not.toBeNull();
  await editor.taps(undo);
  expect(editor.reads()).toMatch(phrase("kk", "composing:discard.undone"));
  await editor.forges(`cp:discard:${event}`);
  await editor.forges(`cm:open:${event}`);
  await town.takesEffect();
  expect(await draft()).not.toBeNull();
  await editor.forges(`cp:discard:${event}`);
  await town.takesEffect();
  expect(await draft()).toBeNull();
});
