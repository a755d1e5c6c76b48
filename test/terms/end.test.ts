import { afterAll, beforeAll, expect, test } from "vitest";
import { caseAnswers, sealAnswers } from "../../src/features/cases/sealed-answers.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { accepted, beginsToClose, fillsIn } from "../closing/hands.ts";
import { openTestDatabase } from "../harness/database.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { phrase } from "../harness/town.ts";
import { beginsToRecord, proposes, recordsToday, said, termOf } from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const day = 24 * 60;
const theCase = () => database.prisma.case.findFirstOrThrow();

test("the mediator is warned a week and two days before the end, once each, also after a restart", async () => {
  const { town, mediator } = await accepted(database);
  await recordsToday(mediator);
  await town.passes(22 * day);
  expect(said(mediator, "terms:warning.week")).toEqual([]);
  await town.passes(day);
  await town.restarts();
  await town.passes(day);
  expect(said(mediator, "terms:warning.week")).toHaveLength(1);
  await town.passes(4 * day);
  await town.passes(1);
  expect(said(mediator, "terms:warning.twoDays")).toHaveLength(1);
  expect(said(mediator, "terms:over.mediator")).toEqual([]);
});

test("at the end the mediator, the coordinators and every side are told once, and three working days later the case closes", async () => {
  const { town, mediator, citizen } = await accepted(database);
  const other = await joinAsOtherSide(town, "Болат", "ru");
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  await recordsToday(mediator);
  // 27 November, a Friday.
  await town.passes(31 * day);
  await town.passes(1);
  expect(said(mediator, "terms:over.mediator")).toHaveLength(1);
  expect(said(coordinator, "terms:over.coordinator")).toHaveLength(1);
  expect(said(citizen, "terms:ended.told")).toHaveLength(1);
  expect(said(other, "terms:ended.told", "ru")).toHaveLength(1);
  await town.passes(3 * day);
  expect(await theCase()).toMatchObject({ status: "ASSIGNED" });
  await town.passes(3 * day);
  expect(await theCase()).toMatchObject({ status: "CLOSED" });
  expect(said(mediator, "terms:closed.done")).toHaveLength(1);
  const [closed] = said(citizen, "closing:closed.title");
  expect(closed).toMatch(phrase("kk", "closing:outcomeSaid.TERM_OVER"));
  expect(closed).toMatch(phrase("kk", "closing:closed.reopen"));
  await town.passes(day);
  expect(await database.prisma.closing.findMany()).toMatchObject([{ outcome: "TERM_OVER", status: "DONE", people: 2 }]);
});

test("after a correction and after an extension the warnings are reckoned again", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await recordsToday(mediator);
  await town.passes(24 * day);
  expect(said(mediator, "terms:warning.week")).toHaveLength(1);
  await beginsToRecord(mediator);
  await mediator.writes("1 қараша");
  await town.passes(2 * day);
  expect(said(mediator, "terms:warning.week")).toHaveLength(1);
  await town.passes(3 * day);
  expect(said(mediator, "terms:warning.week")).toHaveLength(2);
  await proposes(mediator, "2026-12-08");
  await citizen.presses("tx:yes");
  expect(await termOf(database)).toMatchObject({ lastDay: "2026-12-08", nextStep: "SEVEN_DAYS" });
  // 1 December: the last day before would have been today.
  await town.passes(6 * day);
  expect(said(mediator, "terms:warning.week")).toHaveLength(3);
  expect(said(mediator, "terms:warning.twoDays")).toEqual([]);
});

test("a process that slept through the warnings tells only what is true now, and leaves the mediator three working days", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await recordsToday(mediator);
  await proposes(mediator, "2026-12-26");
  await town.passes(40 * day);
  expect(said(mediator, "terms:warning.week")).toEqual([]);
  expect(said(mediator, "terms:over.mediator")).toHaveLength(1);
  expect(await theCase()).toMatchObject({ status: "ASSIGNED" });
  // It cannot be extended after its end.
  await citizen.forges(`tx:yes:${(await database.prisma.termExtension.findFirstOrThrow()).id}`);
  expect((await termOf(database))?.lastDay).toBe("2026-11-26");
  expect(said(citizen, "terms:question.over")).not.toEqual([]);
});

test("a closing that waits for a coordinator counts, and what nobody has closed is submitted where it must be approved", async () => {
  const { town, mediator } = await accepted(database, {
    before: (id) => database.prisma.case.update({ where: { id }, data: { kind: "INTERETHNIC" } }),
  });
  await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  await recordsToday(mediator);
  await town.passes(30 * day);
  await beginsToClose(mediator);
  await fillsIn(mediator, "AGREEMENT");
  await mediator.presses("ef:send");
  await town.passes(day);
  await town.passes(8 * day);
  expect(await database.prisma.closing.findMany()).toMatchObject([{ outcome: "AGREEMENT", status: "PENDING" }]);
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("e:takeBack");
  await town.passes(5 * day);
  expect(await theCase()).toMatchObject({ status: "ASSIGNED" });
  expect(await database.prisma.closing.findMany({ where: { status: "PENDING" } })).toMatchObject([
    { outcome: "TERM_OVER" },
  ]);
  expect(said(mediator, "terms:closed.submitted")).toHaveLength(1);
});

test("a case that its mediator has closed hears nothing more of its term, and after it was opened again no term runs", async () => {
  const { town, mediator, citizen } = await accepted(database);
  await recordsToday(mediator);
  await beginsToClose(mediator);
  await fillsIn(mediator, "NO_AGREEMENT");
  await mediator.presses("ef:send");
  await town.takesEffect();
  await town.passes(10 * day);
  await citizen.presses("e:reopen");
  await citizen.writes("Тағы бір рет сөйлескіміз келеді.");
  await mediator.presses("o:accept");
  await mediator.writes("/work");
  await mediator.presses("k:card");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:card.none"));
  await town.passes(25 * day);
  expect(said(mediator, "terms:over.mediator")).toEqual([]);
  expect(said(citizen, "terms:ended.told")).toEqual([]);
});

test("where somebody is in danger a party reads only that there is news", async () => {
  const { town, mediator, citizen, caseId } = await accepted(database);
  const { number } = await theCase();
  const answersSealed = sealAnswers(town.vault, number, caseAnswers({ danger: ["violence"] }));
  await database.prisma.case.update({ where: { id: caseId }, data: { answersSealed } });
  await recordsToday(mediator);
  await town.passes(31 * day);
  expect(said(citizen, "terms:ended.told")).toEqual([]);
  expect(said(citizen, "closing:closed.news")).toHaveLength(1);
});
