import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Townsperson } from "../harness/town.ts";
import { accepted, beginsToClose, closes, fillsIn } from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const said = (person: Townsperson, key: Parameters<typeof phrase>[1]) =>
  person.history().filter((text) => phrase("kk", key).test(text));
const theCase = () => database.prisma.case.findFirstOrThrow();

test("a mediator closes a case a minute after the tap, and the applicant reads how it ended, the word, and what they can do", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await beginsToClose(mediator);
  expect(said(mediator, "closing:form.outcome")).toHaveLength(1);
  await mediator.presses("ef:outcome:AGREEMENT");
  expect(said(mediator, "closing:form.people")).toHaveLength(1);
  await mediator.writes("4 адам");
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.word"));
  await mediator.writes("Бір-біріңізді түсінгеніңізге қуаныштымын.");
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.summary"));
  await mediator.presses("ef:send");
  expect(said(mediator, "closing:soon")).toHaveLength(1);
  expect(await theCase()).toMatchObject({ status: "ASSIGNED" });
  expect(said(citizen, "closing:closed.title")).toEqual([]);

  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "CLOSED" });
  const [told] = said(citizen, "closing:closed.title");
  expect(told).toMatch(phrase("kk", "closing:outcomeSaid.AGREEMENT"));
  expect(told).toContain("Медиатор сізге жазды:\n«Бір-біріңізді түсінгеніңізге қуаныштымын.»");
  expect(told).toMatch(phrase("kk", "closing:closed.reopen"));
  expect(citizen.buttons().filter((label) => label.startsWith("⭐"))).toHaveLength(5);
  expect(await database.prisma.closing.findFirstOrThrow()).toMatchObject({
    status: "DONE",
    outcome: "AGREEMENT",
    people: 4,
  });
});

test("«Undo» keeps the case open", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await beginsToClose(mediator);
  await fillsIn(mediator);
  await mediator.presses("ef:send");
  await mediator.presses("u:undo");
  expect(said(mediator, "closing:ended.undone")).toHaveLength(1);
  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "ASSIGNED" });
  expect(said(citizen, "closing:closed.title")).toEqual([]);
});

test("the mediator reads the story no longer, and a coordinator is not asked for another mediator", async () => {
  const all = await accepted(database);
  await closes(all);
  const { mediator, town } = all;
  await mediator.forges(`o:open:${all.caseId}`);
  expect(mediator.reads()).toMatch(phrase("kk", "assignment:gone"));
  await town.passes(24 * 60);
  expect(await database.prisma.showing.count({ where: { takenBackAt: null } })).toBe(0);
  expect(await database.prisma.delivery.count({ where: { message: "assignment.needed" } })).toBe(0);
});

test.each([
  ["0", "closing:form.outside"],
  ["-3", "closing:form.outside"],
  ["1000000000", "closing:form.outside"],
  ["99999999999", "closing:form.outside"],
  ["1e9", "closing:form.unclear"],
  ["2,5", "closing:form.unclear"],
  ["2-3", "closing:form.unclear"],
  ["көп", "closing:form.unclear"],
] as const)("«%s» is not a number of people, and the question stays", async (typed, complaint) => {
  const { mediator } = await accepted(database);
  await beginsToClose(mediator);
  await mediator.presses("ef:outcome:AGREEMENT");
  await mediator.writes(typed);
  expect(mediator.reads()).toMatch(phrase("kk", complaint));
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.people"));
  await mediator.presses("ef:people:3");
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.word"));
});

test("a sticker answers no question of the form", async () => {
  const { town, mediator } = await accepted(database);
  await beginsToClose(mediator);
  town.playground.sendSticker(mediator.id);
  await town.settles();
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.onlyButtons"));
  await mediator.presses("ef:outcome:AGREEMENT");
  town.playground.sendSticker(mediator.id);
  await town.settles();
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.unclear"));
  await mediator.presses("ef:people:2");
  town.playground.sendSticker(mediator.id);
  await town.settles();
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.onlyText"));
  await mediator.writes("я".repeat(1001));
  expect(mediator.reads()).toMatch(phrase("kk", "closing:form.tooLong"));
  await mediator.presses("ef:skip");
  await mediator.writes("Жабу");
  expect(mediator.reads()).toMatch(phrase("kk", "chat:mustBeTapped"));
  expect(await database.prisma.pendingAct.count()).toBe(0);
});

test("«Back» leads to the question before, and «Do not close» leaves the case open", async () => {
  const { mediator } = await accepted(database);
  await beginsToClose(mediator);
  await mediator.presses("ef:outcome:AGREEMENT");
  await mediator.presses("ef:people:2");
  await mediator.presses("ef:back");
  expect(said(mediator, "closing:form.people")).toHaveLength(1);
  await mediator.presses("ef:back");
  expect(said(mediator, "closing:form.outcome")).toHaveLength(1);
  await mediator.presses("ef:stop");
  expect(said(mediator, "closing:form.stopped")).toHaveLength(1);
  await mediator.forges("ef:send");
  expect(mediator.reads()).toMatch(phrase("kk", "closing:gone"));
  expect(await database.prisma.pendingAct.count()).toBe(0);
});

test("a mediator who loses the case while they fill in the form closes nothing", async () => {
  const { town, mediator, caseId } = await accepted(database);
  await beginsToClose(mediator);
  await fillsIn(mediator);
  const lost = { status: "WAITING" as const, mediatorId: null, assignedAt: null };
  await database.prisma.case.update({ where: { id: caseId }, data: lost });
  await mediator.presses("ef:send");
  expect(mediator.reads()).toMatch(phrase("kk", "closing:gone"));
  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "WAITING" });
});

test("a mediator who loses the case within the minute closes nothing, and is told", async () => {
  const { town, mediator, caseId } = await accepted(database);
  await beginsToClose(mediator);
  await fillsIn(mediator);
  await mediator.presses("ef:send");
  const lost = { status: "WAITING" as const, mediatorId: null, assignedAt: null };
  await database.prisma.case.update({ where: { id: caseId }, data: lost });
  await town.takesEffect();
  expect(mediator.reads()).toMatch(phrase("kk", "closing:ended.refused"));
  expect(await theCase()).toMatchObject({ status: "WAITING" });
  expect(await database.prisma.closing.count()).toBe(0);
});

test("an applicant who withdraws while the mediator closes ends the case once, and each is told", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("x:ask");
  await citizen.presses("x:yes");
  await beginsToClose(mediator);
  await fillsIn(mediator);
  await mediator.presses("ef:send");
  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "CLOSED", outcome: "WITHDRAWN" });
  expect(said(mediator, "closing:ended.refused")).toHaveLength(1);
  expect(said(citizen, "cases:withdraw.done")).toHaveLength(1);
  expect(said(citizen, "closing:closed.title")).toEqual([]);
});

test("a second tap on the summary, or a second form, closes the case once", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await beginsToClose(mediator);
  await fillsIn(mediator, "AGREEMENT");
  await mediator.presses("ef:send");
  await mediator.forges("ef:send");
  await mediator.forges(`e:close:${(await theCase()).id}`);
  expect(mediator.reads()).toMatch(phrase("kk", "closing:soon"));
  await town.takesEffect();
  expect(await database.prisma.closing.count()).toBe(1);
  expect(said(citizen, "closing:closed.title")).toHaveLength(1);
});

test("the word to the applicant is sealed while it waits and afterwards", async () => {
  const { town, mediator } = await accepted(database);
  const secret = "Сабыр түбі – сары алтын";
  await beginsToClose(mediator);
  await fillsIn(mediator, "AGREEMENT", secret);
  await mediator.presses("ef:send");
  const dump = async () =>
    JSON.stringify([
      (await database.prisma.pendingAct.findMany()).map((row) => Buffer.from(row.detailSealed ?? []).toString("utf8")),
      (await database.prisma.closing.findMany()).map((row) => Buffer.from(row.wordSealed ?? []).toString("utf8")),
    ]);
  expect(await dump()).not.toContain("Сабыр");
  await town.takesEffect();
  expect(await dump()).not.toContain("Сабыр");
  expect((await database.prisma.closing.findFirstOrThrow()).wordSealed).not.toBeNull();
});
