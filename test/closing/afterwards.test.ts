import { afterAll, beforeAll, expect, test } from "vitest";
import { openAnswers, sealAnswers } from "../../src/features/cases/sealed-answers.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Townsperson } from "../harness/town.ts";
import { type Accepted, accepted, closes } from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const said = (person: Townsperson, key: Parameters<typeof phrase>[1]) =>
  person.history().filter((text) => phrase("kk", key).test(text));
const theCase = () => database.prisma.case.findFirstOrThrow();
const { plain } = createTexts()("kk");
const day = 24 * 60;
const reason = "Ол қоршауды қайта салды.";

async function closed(outcome?: string): Promise<Accepted> {
  const found = await accepted(database);
  await closes(found, outcome);
  return found;
}

/** The applicant gives the reason for opening the case again. */
async function reopens({ citizen }: Accepted, words = reason): Promise<void> {
  await citizen.presses("e:reopen");
  await citizen.writes(words);
}

async function setDanger({ town, caseId }: Accepted): Promise<void> {
  const row = await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
  const answers = { ...openAnswers(town.vault, row), danger: ["violence"] };
  const answersSealed = sealAnswers(town.vault, row.number, answers);
  await database.prisma.case.update({ where: { id: caseId }, data: { answersSealed } });
}

test("an applicant opens a case again with a reason: the former mediator is asked first, and reads it", async () => {
  const found = await closed();
  const { citizen, mediator } = found;
  await citizen.presses("e:reopen");
  expect(said(citizen, "closing:reopen.ask")).toHaveLength(1);
  found.town.playground.sendSticker(citizen.id);
  await found.town.settles();
  expect(citizen.reads()).toMatch(phrase("kk", "closing:form.onlyText"));
  await citizen.writes(reason);
  expect(citizen.reads()).toMatch(phrase("kk", "closing:reopen.former"));
  expect(await theCase()).toMatchObject({ status: "WAITING", mediatorId: null, reopened: 1, outcome: null });
  expect(mediator.reads()).toMatch(phrase("kk", "assignment:ping"));
  expect(mediator.history().join()).not.toContain(reason);
  await mediator.presses("o:accept");
  expect(mediator.reads()).toContain(reason);
  // The applicant hears of it again, though it is the same mediator.
  expect(citizen.reads()).toMatch(phrase("kk", "talks:opened.party"));
});

test("the former mediator who may no longer have it is not asked: the case goes the ordinary way", async () => {
  const found = await closed();
  const { town, mediator, citizen } = found;
  const other = await town.staff("Мария", "kk", { role: "MEDIATOR" });
  await database.prisma.mediator.updateMany({ where: { personId: mediator.personId }, data: { onDuty: false } });
  await reopens(found);
  expect(citizen.reads()).toMatch(phrase("kk", "closing:reopen.another"));
  expect(said(other, "assignment:ping")).toHaveLength(1);
});

test("a former mediator with a conflict of interest is not asked", async () => {
  const found = await closed();
  await database.prisma.offer.updateMany({ data: { reason: "CONFLICT_OF_INTEREST" } });
  await reopens(found);
  expect(found.citizen.reads()).toMatch(phrase("kk", "closing:reopen.coordinator"));
});

test("a case that its mediator did not find suitable goes to a coordinator", async () => {
  const found = await closed("NOT_SUITABLE");
  const coordinator = await found.town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  await reopens(found);
  expect(found.citizen.reads()).toMatch(phrase("kk", "closing:reopen.coordinator"));
  expect(said(coordinator, "assignment:needed")).toHaveLength(1);
});

test("a case is opened again once, whatever is tapped on a second device", async () => {
  const found = await closed();
  await reopens(found);
  await found.citizen.forges(`e:reopen:${found.caseId}`);
  expect(said(found.citizen, "closing:reopen.open")).toHaveLength(1);
  expect(await theCase()).toMatchObject({ reopened: 1 });
});

test("after thirty days the button is gone, and an old one says so", async () => {
  const { town, citizen, caseId } = await closed("REFERRED");
  const looks = async () => {
    await citizen.writes("/cases");
    await citizen.presses("c:case");
  };
  await looks();
  expect(citizen.reads()).toMatch(phrase("kk", "closing:outcomeSaid.REFERRED"));
  expect(citizen.reads()).toMatch(phrase("kk", "cases:next.reopen"));
  town.jumps(30 * day);
  await looks();
  expect(citizen.buttons()).toContain(plain("closing:reopen.button"));
  town.jumps(day);
  await looks();
  expect(citizen.reads()).not.toMatch(phrase("kk", "cases:next.reopen"));
  expect(citizen.buttons()).not.toContain(plain("closing:reopen.button"));
  await citizen.forges(`e:reopen:${caseId}`);
  expect(said(citizen, "closing:reopen.over")).toHaveLength(1);
});

test("a withdrawn case is opened again, and who withdraws it once more is heard by the mediator again", async () => {
  const found = await accepted(database);
  const { town, citizen, mediator } = found;
  const withdraws = async () => {
    await citizen.writes("/cases");
    await citizen.presses("c:case");
    await citizen.presses("x:ask");
    await citizen.presses("x:yes");
    await town.takesEffect();
  };
  await withdraws();
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await reopens(found);
  await mediator.presses("o:accept");
  await withdraws();
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(2);
});

test("nobody opens again what was closed as abuse", async () => {
  const { town, citizen, caseId } = await accepted(database);
  const ended = { status: "CLOSED" as const, outcome: "ABUSE" as const, closedAt: town.now() };
  await database.prisma.case.update({ where: { id: caseId }, data: ended });
  await citizen.forges(`e:reopen:${caseId}`);
  expect(citizen.history().join()).toMatch(phrase("kk", "closing:reopen.over"));
});

test("after four weeks, by day, the applicant is asked whether the agreement holds; «no» opens the case again, even after thirty days", async () => {
  const found = await closed();
  const { town, citizen, mediator } = found;
  await town.passes(27 * day);
  expect(said(citizen, "closing:held.ask.holds")).toEqual([]);
  // It is two in the morning.
  await town.passes(day + 16 * 60);
  expect(said(citizen, "closing:held.ask.holds")).toEqual([]);
  await town.passes(8 * 60);
  expect(said(citizen, "closing:held.ask.holds")).toHaveLength(1);
  town.jumps(5 * day);
  await citizen.presses("ea:held:1:NO");
  expect(said(citizen, "closing:held.offer")).toHaveLength(1);
  await citizen.presses("eh:write");
  await citizen.writes("Екі рет қайталанды.");
  expect(citizen.reads()).toContain("Екі рет қайталанды.");
  const row = await database.prisma.closing.findFirstOrThrow();
  expect(Buffer.from(row.answerSealed ?? []).toString("utf8")).not.toMatch(/NO|қайталанды/);
  await reopens(found);
  expect(citizen.reads()).toMatch(phrase("kk", "closing:reopen.former"));
  await mediator.presses("o:accept");
  expect(mediator.reads()).toContain("Екі рет қайталанды.");
  expect(mediator.reads()).toContain(reason);
  // The question was about the closing before.
  await citizen.forges("ea:held:1:YES");
  expect(said(citizen, "closing:held.over")).toHaveLength(1);
});

test("«yes» opens nothing after thirty days", async () => {
  const { town, citizen, caseId } = await closed();
  await town.passes(28 * day + 60);
  town.jumps(4 * day);
  await citizen.presses("ea:held:1:YES");
  await citizen.forges(`e:reopen:${caseId}`);
  expect(said(citizen, "closing:reopen.over")).toHaveLength(1);
});

test.each([
  ["INFORMATION_GIVEN", "closing:held.ask.settled", 1],
  ["NOT_SUITABLE", "closing:held.ask.settled", 0],
] as const)("after the outcome %s they are asked %s: %i", async (outcome, key, count) => {
  const { town, citizen } = await closed(outcome);
  await town.passes(28 * day + 60);
  expect(said(citizen, key)).toHaveLength(count);
  expect(said(citizen, "closing:held.ask.holds")).toEqual([]);
});

test("where somebody is in danger nothing is asked later, and the notice of the end says only that there is news", async () => {
  const found = await accepted(database);
  const { town, mediator, citizen } = found;
  await setDanger(found);
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  await closes(found, "AGREEMENT", "Берік болыңыз.");
  await coordinator.presses("ec:approve");
  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "CLOSED" });
  expect(mediator.history().join()).toMatch(phrase("kk", "closing:approved"));
  expect(citizen.reads()).toMatch(phrase("kk", "closing:closed.news"));
  expect(citizen.reads()).not.toContain("2026");
  await citizen.presses("ea:read");
  expect(citizen.reads()).toContain("Берік болыңыз.");
  expect(citizen.reads()).toMatch(/102/);
  await town.passes(29 * day);
  expect(await database.prisma.delivery.count({ where: { message: "closing.question" } })).toBe(0);
});

test("danger that is heard after the end silences the question too", async () => {
  const found = await closed();
  await setDanger(found);
  await found.town.passes(29 * day);
  expect(await database.prisma.delivery.count({ where: { message: "closing.question" } })).toBe(0);
});

test("who opened the case again is not asked about the agreement before", async () => {
  const found = await closed();
  await reopens(found);
  await found.town.passes(29 * day);
  expect(await database.prisma.delivery.count({ where: { message: "closing.question" } })).toBe(0);
});

test("a rating is one tap and counts once; only stars, kind and region are kept", async () => {
  const { town, citizen } = await closed();
  await citizen.presses("ea:rate:1:4");
  expect(citizen.reads()).toMatch(phrase("kk", "closing:rating.rated"));
  expect(citizen.buttons().some((label) => label.startsWith("⭐"))).toBe(false);
  await citizen.forges("ea:rate:1:1");
  expect(citizen.reads()).toMatch(phrase("kk", "closing:rating.before"));
  const ratings = await database.prisma.caseRating.findMany();
  expect(ratings).toEqual([{ kind: "NEIGHBOURS", regionId: "KZ-19", stars: 4, count: 1 }]);
  // What remembers that there was a rating names no case without the key.
  expect(await database.prisma.ratedClosing.findMany()).toEqual([{ key: town.vault.hash("rating", "1") }]);
});

test.each(["ea:rate:1:0", "ea:rate:1:6", "ea:rate:99:5"])("the forged rating %s counts nothing", async (data) => {
  const { citizen } = await closed();
  await citizen.forges(data);
  expect(await database.prisma.caseRating.count()).toBe(0);
  expect(citizen.history().join()).toMatch(phrase("kk", "closing:rating.gone"));
});

test("nobody rates the case of somebody else, and nobody an old one", async () => {
  const { town, citizen } = await closed();
  const other = town.person("Марат");
  await other.opens("nothing");
  await other.taps("Қазақша");
  await other.forges("ea:rate:1:5");
  await other.forges("ea:held:1:NO");
  await other.forges("e:reopen:1");
  town.jumps(61 * day);
  await citizen.presses("ea:rate:1:5");
  expect(await database.prisma.caseRating.count()).toBe(0);
  expect(await theCase()).toMatchObject({ status: "CLOSED" });
});

test("with a case its closings are erased, and what leads to nobody stays: the count of ratings", async () => {
  const { town, citizen } = await closed();
  await citizen.presses("ea:rate:1:4");
  town.jumps(13 * 31 * day);
  await town.passes(60);
  await town.passes(32 * day);
  await town.passes(60);
  expect(await database.prisma.case.count()).toBe(0);
  expect(await database.prisma.closing.count()).toBe(0);
  expect(await database.prisma.delivery.count({ where: { message: { startsWith: "closing." } } })).toBe(0);
  expect(await database.prisma.caseRating.findMany()).toMatchObject([{ stars: 4, count: 1 }]);
});
