import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

const region = "KZ-19";
const { plain } = createTexts()("kk");

let database: Database;
let town: Town;
let erlan: Staff;
let saule: Staff;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  // Sunday night: it may not wait for working hours.
  town = await openTown(database, { at: "2026-10-25T03:00:00+05:00" });
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  aigul = town.person("Айгүл");
  await reports(aigul);
  await erlan.forges("o:accept:1");
  saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
});

const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));

/** Erlan reports from the card of the case. */
async function reportsIt(): Promise<void> {
  await erlan.writes("/work");
  await erlan.presses("k:card");
  await erlan.presses("ch:ask");
  expect(erlan.reads()).toMatch(phrase("kk", "handover:child.ask"));
  await erlan.presses("ch:yes");
}

test("the coordinator of the region is told at once, at night, without a word of what was told", async () => {
  await reportsIt();
  expect(erlan.reads()).toMatch(phrase("kk", "handover:child.told"));
  for (const number of ["111", "102", "112"]) expect(erlan.reads()).toContain(number);
  expect(erlan.reads()).toContain("25-бап");
  const [alarm] = said(saule, "danger:alarm.title");
  for (const known of ["2026-000001", "Ерлан", plain("danger:alarm.kind.childHurt")]) expect(alarm).toContain(known);
  for (const secret of [tale.kk, "Айгүл", "Серікова"]) expect(saule.history().join()).not.toContain(secret);
  expect(await database.prisma.staffAct.findMany({ where: { act: "reportChildInDanger" } })).toMatchObject([
    { actorId: erlan.personId, subject: "case", subjectId: 1 },
  ]);
});

test("the applicant is told nothing, neither of the report nor that somebody looks into it; the mediator is", async () => {
  const before = aigul.history().length;
  await reportsIt();
  await saule.presses("al:take");
  expect(saule.reads()).toMatch(phrase("kk", "danger:alarm.reportYours"));
  expect(saule.buttons()).toEqual([]);
  expect(said(erlan, "danger:looking")).toHaveLength(1);
  await saule.forges("al:ask:1");
  expect(await database.prisma.callQuestion.count()).toBe(0);
  expect(aigul.history()).toHaveLength(before);
});

test("a second tap raises no second alarm; six hours later it may be reported again, and another case at any time", async () => {
  await reportsIt();
  await erlan.forges("ch:yes:1");
  expect(erlan.reads()).toMatch(phrase("kk", "handover:child.known"));
  expect(said(saule, "danger:alarm.title")).toHaveLength(1);
  await reports(town.person("Марат"));
  await erlan.forges("o:accept:2");
  await erlan.forges("ch:yes:2");
  expect(said(saule, "danger:alarm.title")).toHaveLength(2);
  town.jumps(6 * 60 + 1);
  await erlan.forges("ch:yes:1");
  expect(said(saule, "danger:alarm.title")).toHaveLength(3);
});

test("an alarm of the mediator's own does not swallow the report", async () => {
  await database.prisma.alarm.create({ data: { personId: erlan.personId, raisedAt: town.now() } });
  await reportsIt();
  expect(said(saule, "danger:alarm.title")).toHaveLength(1);
});

test("nobody but the mediator who has the case can report, and they learn nothing of it", async () => {
  const other = await town.staff("Болат", "kk", { role: "MEDIATOR", regions: [region] });
  for (const person of [other, saule, aigul]) {
    await person.forges("ch:yes:1");
    expect(person.reads()).toMatch(phrase("kk", "handover:refused.gone"));
  }
  expect(await database.prisma.alarm.count()).toBe(0);
});

test("where nobody can be told, the mediator reads that and the report is recorded", async () => {
  await database.prisma.staffRole.deleteMany({ where: { personId: saule.personId } });
  await reportsIt();
  expect(erlan.reads()).toMatch(phrase("kk", "handover:child.nobody"));
  expect(await database.prisma.staffAct.count({ where: { act: "reportChildInDanger" } })).toBe(1);
});

test("a coordinator who is the applicant is not told, and cannot open the alarm", async () => {
  await database.prisma.case.update({ where: { id: 1 }, data: { personId: saule.personId } });
  const dina = await town.staff("Дина", "kk", { role: "COORDINATOR" });
  await reportsIt();
  expect(said(dina, "danger:alarm.title")).toHaveLength(1);
  expect(said(saule, "danger:alarm.title")).toEqual([]);
  await saule.forges("al:take:1");
  expect(saule.reads()).toMatch(phrase("kk", "danger:alarm.gone"));
});

test("those on the operator's duty list hear of it beside the coordinator, and the administrators if nobody takes it", async () => {
  const operator = { ...defaultOperator, duty: { everywhere: [1005], regions: {} } };
  const small = await openTown(database, { operator, adminIds: [1001] });
  const admin = small.person("Данияр");
  await admin.opens("nothing");
  const mediator = await small.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  const citizen = small.person("Айгүл");
  await reports(citizen);
  await mediator.forges("o:accept:1");
  const coordinator = await small.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  const duty = await small.staff("Кезекші", "kk", { role: "COORDINATOR", regions: ["KZ-10"] });
  expect(duty.id).toBe(1005);
  await mediator.forges("ch:yes:1");
  for (const person of [coordinator, duty]) expect(said(person, "danger:alarm.title")).toHaveLength(1);
  await small.passes(16);
  expect(admin.history().join()).toContain("2026-000001");
});
