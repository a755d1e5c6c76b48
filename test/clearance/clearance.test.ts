import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { needsClearance } from "../../src/features/clearance/clearance.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportsViolence } from "../harness/endangered.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

const region = "KZ-19";

let database: Database;
let town: Town;
let aigul: Townsperson;
let erlan: Staff;
let saule: Staff;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  aigul = town.person("Айгүл");
  await reportsViolence(aigul);
  const { prisma } = database;
  // A coordinator has looked, and a mediator has taken the case.
  await saule.forges("q:suits:1");
  if ((await prisma.offer.count()) === 0) throw new Error("The case was offered to nobody.");
  await erlan.forges("o:accept:1");
});

const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));
const isClosed = () => needsClearance(database.prisma, 1);

/** The mediator asks on the card of the case. */
async function asks(): Promise<void> {
  await erlan.writes("/work");
  await erlan.presses("k:card");
  expect(erlan.reads()).toMatch(phrase("kk", "clearance:card.locked"));
  await erlan.presses("cl:ask");
  await erlan.presses("cl:yes");
}

/** All the way: a coordinator clears the case, and the applicant says yes again. */
async function isCleared(): Promise<void> {
  await asks();
  await saule.presses("cd:clear");
  await aigul.presses("cy:yes");
  expect(await isClosed()).toBe(false);
}

test("the mediator asks, a coordinator clears, and only the applicant's second yes opens anything", async () => {
  expect(await isClosed()).toBe(true);
  const before = aigul.history().length;
  await asks();
  const [ping] = said(saule, "clearance:ping");
  expect(ping).toContain("2026-000001");
  expect(ping).toMatch(phrase("kk", "assignment:ticked.VIOLENCE"));
  for (const secret of [tale.kk, "Айгүл", "Серікова"]) expect(saule.history().join()).not.toContain(secret);
  // Nothing is asked of the applicant before a coordinator has looked.
  expect(aigul.history()).toHaveLength(before);
  await saule.presses("cd:clear");
  expect(await isClosed()).toBe(true);
  expect(said(erlan, "clearance:standing.cleared")).toHaveLength(1);
  expect(aigul.reads()).toMatch(phrase("kk", "clearance:second.cleared"));
  expect(aigul.reads()).toContain("102");
  await aigul.presses("cy:yes");
  expect(await isClosed()).toBe(false);
  expect(said(erlan, "clearance:standing.open")).toHaveLength(1);
  const acts = await database.prisma.staffAct.findMany({ where: { act: { contains: "learance" } } });
  expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual([
    ["askForClearance", erlan.personId],
    ["decideOnClearance", saule.personId],
  ]);
});

test("the yes can be taken back at any time and given again; the same answer twice is told once", async () => {
  await isCleared();
  await aigul.writes("2026-000001");
  await aigul.presses("cy:read");
  await aigul.presses("cy:no");
  expect(await isClosed()).toBe(true);
  expect(aigul.reads()).toMatch(phrase("kk", "clearance:second.declined"));
  await aigul.forges("cy:no:1");
  expect(said(erlan, "clearance:standing.declined")).toHaveLength(1);
  // Nobody asks again: only the applicant may change it.
  await erlan.forges("cl:yes:1");
  expect(await database.prisma.clearance.count()).toBe(1);
  await aigul.presses("cy:yes");
  expect(await isClosed()).toBe(false);
  expect(said(erlan, "clearance:standing.open")).toHaveLength(2);
});

test("a coordinator refuses with a reason that only the mediator reads; the applicant is told nothing", async () => {
  const before = aigul.history().length;
  await asks();
  await saule.presses("cd:refuse");
  await saule.writes("Әуелі полициямен сөйлесу керек.");
  expect(saule.reads()).toMatch(phrase("kk", "clearance:decided.refused"));
  expect(erlan.reads()).toContain("Әуелі полициямен сөйлесу керек.");
  expect(aigul.history()).toHaveLength(before);
  expect(await isClosed()).toBe(true);
  // They may ask again.
  await erlan.presses("cl:ask");
  await erlan.presses("cl:yes");
  expect(saule.reads()).toMatch(phrase("kk", "clearance:ping"));
  await saule.forges("cd:clear:1");
  expect(saule.reads()).toMatch(phrase("kk", "clearance:decide.over"));
  expect(await isClosed()).toBe(true);
});

test("danger that is heard afterwards makes it void: everybody is told, and an old yes opens nothing", async () => {
  await isCleared();
  await aigul.forges("ct:wanted");
  expect(await isClosed()).toBe(true);
  await town.passes(1);
  expect(said(erlan, "clearance:standing.locked")).toHaveLength(1);
  await aigul.forges("cy:yes:1");
  expect(aigul.reads()).toMatch(phrase("kk", "clearance:second.over"));
  expect(await isClosed()).toBe(true);
  await isCleared();
});

test("nobody but a coordinator of the region decides, and nobody but the applicant says yes", async () => {
  await asks();
  const other = await town.staff("Болат", "kk", { role: "MEDIATOR", regions: [region] });
  const elsewhere = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: ["KZ-10"] });
  // The mediator of the case does not clear it as a coordinator either.
  await database.prisma.staffRole.create({
    data: { personId: erlan.personId, role: "COORDINATOR", regions: [], since: town.now() },
  });
  for (const person of [erlan, other, elsewhere, aigul]) {
    await person.forges("cd:clear:1");
    expect(person.reads()).toMatch(phrase("kk", "clearance:decide.over"));
  }
  for (const person of [other, saule, aigul]) await person.forges("cl:yes:1");
  expect(await database.prisma.clearance.count({ where: { status: "ASKED" } })).toBe(1);
  await saule.forges("cd:clear:1");
  for (const person of [erlan, saule, other]) {
    await person.forges("cy:yes:1");
    expect(person.reads()).toMatch(phrase("kk", "clearance:second.over"));
  }
  expect(await isClosed()).toBe(true);
});

test("the other side never learns of any of this", async () => {
  const other = await joinAsOtherSide(town, "Болат");
  const before = other.history().length;
  await isCleared();
  await aigul.forges("cy:no:1");
  expect(other.history()).toHaveLength(before);
  await other.forges("cy:read:1");
  expect(other.reads()).toMatch(phrase("kk", "clearance:second.over"));
  await other.forges("cy:yes:1");
  expect(await isClosed()).toBe(true);
});

test("in quiet mode the question is nowhere before it is opened", async () => {
  const { id } = await database.prisma.person.findFirstOrThrow({ where: { telegramId: BigInt(aigul.id) } });
  await database.prisma.person.update({ where: { id }, data: { quietSince: town.now() } });
  await asks();
  await saule.presses("cd:clear");
  expect(said(aigul, "clearance:second.cleared")).toEqual([]);
  await aigul.taps("Ашу");
  expect(said(aigul, "clearance:second.cleared")).toHaveLength(1);
});

test("a case that is closed and opened again is asked about again", async () => {
  await isCleared();
  await database.prisma.case.update({ where: { id: 1 }, data: { reopened: 1 } });
  expect(await isClosed()).toBe(true);
});
