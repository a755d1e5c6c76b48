import { afterAll, beforeAll, expect, test } from "vitest";
import { partiesChanged } from "../../src/features/terms/extensions.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { type Accepted, accepted } from "../closing/hands.ts";
import { openTestDatabase } from "../harness/database.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { phrase, type Townsperson } from "../harness/town.ts";
import { acceptedWith, opensTerm, proposes, recordsToday, said, termOf } from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const lastDay = async () => (await termOf(database))?.lastDay;
const latest = "2026-12-26";

/** A case of two sides with a term until 26 November, and what is proposed. */
async function proposed(): Promise<Accepted & { other: Townsperson & { personId: number } }> {
  const all = await accepted(database);
  const other = await joinAsOtherSide(all.town, "Болат", "ru");
  await recordsToday(all.mediator);
  await proposes(all.mediator, latest);
  return { ...all, other };
}

test("all sides are asked; when the last one has said yes, everybody reads the new last day", async () => {
  const { mediator, citizen, other } = await proposed();
  expect(citizen.reads()).toMatch(phrase("kk", "terms:question.ask"));
  expect(other.reads()).toMatch(phrase("ru", "terms:question.ask"));
  await citizen.presses("tx:yes");
  // A second tap, and a "no" from another device.
  const { id } = await database.prisma.termExtension.findFirstOrThrow();
  await citizen.forges(`tx:no:${id}`);
  expect(await lastDay()).toBe("2026-11-26");
  await other.presses("tx:yes");
  expect(await lastDay()).toBe(latest);
  expect(said(citizen, "terms:question.AGREED")).not.toEqual([]);
  expect(said(other, "terms:question.AGREED", "ru")).not.toEqual([]);
  expect(said(mediator, "terms:proposal.AGREED")).toHaveLength(1);
  // Not a day more, and a late tap changes nothing.
  await opensTerm(mediator);
  expect(mediator.buttons()).not.toContain("Мерзімді ұзарту");
  await other.forges(`tx:no:${id}`);
  expect(await lastDay()).toBe(latest);
});

test("a «no» is told to the mediator, and the other side reads only that nothing changes", async () => {
  const { mediator, citizen, other } = await proposed();
  await other.presses("tx:no");
  expect(said(mediator, "terms:proposal.REFUSED").join()).toContain("2-тарап: келіспеді");
  expect(said(citizen, "terms:question.REFUSED")).toHaveLength(1);
  expect(citizen.history().join()).not.toContain("келіспеді");
  await citizen.forges(`tx:yes:${(await database.prisma.termExtension.findFirstOrThrow()).id}`);
  expect(await lastDay()).toBe("2026-11-26");
});

test("another proposal voids the answers to the one before, and so does another date of the contract", async () => {
  const { mediator, citizen, other } = await proposed();
  await citizen.presses("tx:yes");
  const { id: old } = await database.prisma.termExtension.findFirstOrThrow();
  await proposes(mediator, "2026-12-03");
  await other.presses("tx:yes");
  expect(await lastDay()).toBe("2026-11-26");
  await citizen.forges(`tx:yes:${old}`);
  expect(said(citizen, "terms:question.over")).not.toEqual([]);
  expect(await lastDay()).toBe("2026-11-26");
  const { id } = await database.prisma.termExtension.findFirstOrThrow({ where: { status: "ASKED" } });
  await mediator.presses("tm:contract");
  await mediator.writes("кеше");
  await mediator.presses("td:sure");
  await citizen.forges(`tx:yes:${id}`);
  expect(await lastDay()).toBe("2026-11-25");
});

test("a side that has left is not waited for and cannot answer; a side that joins meanwhile is asked too", async () => {
  const { town, citizen, other, caseId } = await proposed();
  const { prisma } = database;
  const { id } = await prisma.termExtension.findFirstOrThrow();
  await citizen.presses("tx:yes");
  const third = await joinAsOtherSide(town, "Сәуле");
  await prisma.$transaction((tx) => partiesChanged(tx, caseId, town.now()));
  await town.settles();
  expect(third.reads()).toMatch(phrase("kk", "terms:question.ask"));
  await third.presses("tx:yes");
  expect(await lastDay()).toBe("2026-11-26");
  await prisma.party.updateMany({ where: { personId: other.personId }, data: { leftAt: town.now() } });
  await other.forges(`tx:no:${id}`);
  expect(other.reads()).toMatch(phrase("ru", "terms:question.nothing"));
  await prisma.$transaction((tx) => partiesChanged(tx, caseId, town.now()));
  await town.settles();
  expect(await lastDay()).toBe(latest);
  expect(other.history().join()).not.toMatch(phrase("ru", "terms:question.AGREED"));
});

test("after the case went to another mediator the proposal is void, and strangers answer nothing", async () => {
  const { town, citizen, other, caseId } = await proposed();
  const { prisma } = database;
  const { id } = await prisma.termExtension.findFirstOrThrow();
  const stranger = await town.staff("Дана", "kk", { role: "MEDIATOR" });
  await stranger.forges(`tx:yes:${id}`);
  expect(stranger.reads()).toMatch(phrase("kk", "terms:question.nothing"));
  await prisma.case.update({ where: { id: caseId }, data: { mediatorId: stranger.personId } });
  await citizen.presses("tx:yes");
  await other.presses("tx:yes");
  expect(said(citizen, "terms:question.over")).not.toEqual([]);
  expect(await lastDay()).toBe("2026-11-26");
});

test("beyond sixty days or before the last day nothing is proposed, and what is typed needs a tap", async () => {
  const { mediator, citizen } = await accepted(database);
  await recordsToday(mediator);
  await opensTerm(mediator);
  await mediator.presses("tm:extend");
  await mediator.writes("27 желтоқсан");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:form.tooFar"));
  await mediator.writes("26 қараша");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:form.notLater"));
  await mediator.writes("31 желтоқсан 2026 жыл");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:form.tooFar"));
  await mediator.writes("1 желтоқсан");
  // The other side is not in the bot.
  expect(mediator.reads()).toMatch(phrase("kk", "terms:form.oneSide"));
  await mediator.writes("Сұрау");
  expect(said(citizen, "terms:question.ask")).toEqual([]);
  await mediator.presses("td:send");
  await citizen.presses("tx:yes");
  expect(await lastDay()).toBe("2026-12-01");
});

test("in enforcement nothing can be extended, even by a forged button", async () => {
  const { mediator, caseId } = await acceptedWith(database, ["ENFORCEMENT"]);
  await recordsToday(mediator);
  expect(await lastDay()).toBe("2026-11-26");
  await mediator.forges(`tm:extend:${caseId}`);
  expect(said(mediator, "terms:said.unfit")).toHaveLength(1);
});
