import { afterAll, beforeAll, expect, test } from "vitest";
import { createPersonFinder } from "../../src/features/people/people.ts";
import { recordContract } from "../../src/features/terms/terms.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { accepted } from "../closing/hands.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase } from "../harness/town.ts";
import { opensPaper, sendsVersion, twoSides } from "../papers/hands.ts";
import { acceptedWith, beginsToRecord, opensTerm, recordsToday, said, termOf } from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const recordedActs = () => database.prisma.staffAct.count({ where: { act: "recordContract" } });

test("no term runs before the contract's date is recorded; after one tap the cards say until when it lasts", async () => {
  const { mediator, citizen } = await accepted(database);
  await mediator.writes("/work");
  await mediator.presses("k:card");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:card.none"));
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  expect(citizen.reads()).toMatch(phrase("kk", "terms:card.partyNone"));

  await recordsToday(mediator);
  const until = "Медиацияның соңғы күні: 2026 жылғы 26 қараша, бейсенбі";
  expect(said(mediator, "terms:said.recorded").join()).toContain(until);
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  expect(citizen.reads()).toContain(until);
  // A second tap on the same button, and the same date once more.
  await mediator.forges("td:today");
  await recordsToday(mediator);
  expect(said(mediator, "terms:said.same")).toHaveLength(1);
  expect(await database.prisma.mediationTerm.count()).toBe(1);
  expect(await recordedActs()).toBe(1);
});

test("what is no date of a signed contract is not recorded, and the question stays", async () => {
  const { town, mediator } = await accepted(database);
  await beginsToRecord(mediator);
  const typed = [
    ["31 ақпан", "terms:form.noSuchDay"],
    ["29 қазан 2026", "terms:form.future"],
    ["ертең", "terms:form.future"],
    ["27 қазан 2006", "terms:form.tooOld"],
    ["жұма, 26 қазан", "terms:form.otherWeekday"],
    ["өткен аптада келістік", "terms:form.notUnderstood"],
    ["27.10.2026 немесе 26.10.2026", "terms:form.notUnderstood"],
    ["15", "terms:form.notUnderstood"],
    ["1".repeat(4096), "terms:form.notUnderstood"],
  ] as const;
  for (const [text, complaint] of typed) {
    await mediator.writes(text);
    expect(mediator.reads()).toMatch(phrase("kk", complaint));
  }
  town.playground.sendSticker(mediator.id);
  await town.settles();
  expect(mediator.reads()).toMatch(phrase("kk", "terms:form.notUnderstood"));
  expect(await termOf(database)).toBeNull();
  await mediator.presses("td:stop");
  expect(said(mediator, "terms:said.unchanged")).toHaveLength(1);
  // An old button of the form that is over.
  await mediator.forges("td:today");
  expect(await termOf(database)).toBeNull();
});

test("a contract from before the request is recorded only after a question, which words do not answer", async () => {
  const { mediator } = await accepted(database);
  await beginsToRecord(mediator);
  await mediator.writes("кеше");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:form.before"));
  await mediator.writes("Иә, бұрын");
  expect(await termOf(database)).toBeNull();
  await mediator.presses("td:other");
  await mediator.writes("20 октября");
  await mediator.presses("td:sure");
  expect(await termOf(database)).toMatchObject({ contractDay: "2026-10-20", lastDay: "2026-11-19" });
});

test("a correction leaves a record, and on two devices the second date does not replace one that it did not know", async () => {
  const { town, mediator, caseId } = await accepted(database);
  await recordsToday(mediator);
  await beginsToRecord(mediator);
  await mediator.writes("26.10.2026");
  await mediator.presses("td:sure");
  expect(await termOf(database)).toMatchObject({ contractDay: "2026-10-26", lastDay: "2026-11-25" });
  expect(await database.prisma.mediationTerm.findMany({ where: { endedAt: { not: null } } })).toMatchObject([
    { contractDay: "2026-10-27", nextAt: null },
  ]);
  expect(await recordedActs()).toBe(2);

  const person = await createPersonFinder(database.sql, [])(mediator.id, town.now());
  const other = { caseId, day: "2026-10-25", known: null };
  const recorded = await recordContract(database.prisma, town.vault, person, other, town.now());
  expect(recorded.kind).toBe("overtaken");
  expect((await termOf(database))?.contractDay).toBe("2026-10-26");
});

test.each(["IN_COURT", "CRIME"])(
  "%s: the bot gives no date, and asks for the one that the body has set",
  async (remit) => {
    const { mediator, citizen } = await acceptedWith(database, [remit]);
    await recordsToday(mediator);
    expect(await termOf(database)).toMatchObject({ lastDay: null, nextAt: null });
    expect(said(mediator, "terms:card.bodyMissing")).not.toEqual([]);
    await citizen.writes("/cases");
    await citizen.presses("c:case");
    expect(citizen.reads()).toMatch(phrase("kk", "terms:card.partyBody"));
    await opensTerm(mediator);
    await mediator.presses("tm:body");
    await mediator.writes("20 қазан 2026");
    expect(mediator.reads()).toMatch(phrase("kk", "terms:form.past"));
    await mediator.writes("20 қаңтар");
    expect(await termOf(database)).toMatchObject({ contractDay: "2026-10-27", lastDay: "2027-01-20" });
    await opensTerm(mediator);
    expect(mediator.buttons()).not.toContain("Мерзімді ұзарту");
  },
);

test("where the day of signing of the contract's document is recorded, the term runs from that day", async () => {
  const all = await twoSides(database);
  const { mediator, citizen, other } = all;
  await opensPaper(mediator, "CONTRACT");
  await sendsVersion(mediator, "CONTRACT");
  await citizen.presses("pv:confirm");
  await other.presses("pv:confirm");
  expect(await termOf(database)).toBeNull();
  const { id } = await database.prisma.paperVersion.findFirstOrThrow();
  await mediator.forges(`pp:sign:${id}`);
  await mediator.presses("py:day:0");
  expect(await termOf(database)).toMatchObject({ contractDay: "2026-10-27", lastDay: "2026-11-26" });
});

test("a mediator who has lost the case records nothing", async () => {
  const { mediator, caseId } = await accepted(database);
  await beginsToRecord(mediator);
  const lost = { status: "WAITING" as const, mediatorId: null, assignedAt: null };
  await database.prisma.case.update({ where: { id: caseId }, data: lost });
  await mediator.presses("td:today");
  expect(mediator.history().join()).toMatch(phrase("kk", "assignment:gone"));
  expect(await termOf(database)).toBeNull();
});
