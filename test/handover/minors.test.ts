import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { tale } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, findMessage, joinTown, type Staff, useTalkingTown } from "../talks/talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});
let coordinator: Staff;
let elsewhere: Staff;
beforeEach(async () => {
  coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
  elsewhere = await town.staff("Болат", "kk", { role: "COORDINATOR", regions: ["KZ-11"] });
});

const age = "Маған 15 жас.";
const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));
const theCase = () => database.prisma.case.findFirstOrThrow({ orderBy: { id: "asc" } });
const waiting = () => database.prisma.talkMessage.count({ where: { status: { in: ["GATHERING", "ASKED", "HELD"] } } });

test("a party who says that they are under 18 reads at once whom to call and how it can go on", async () => {
  await citizen.writes(age);
  const [read] = said(citizen, "handover:minor.soon");
  for (const words of ["111", "112", "заңды өкіл"]) expect(read).toContain(words);
  expect(read?.indexOf("111")).toBe(0);
  // What they have said to their mediator is the mediator's to read.
  expect(copiesOf(town, mediator).map(({ text }) => text)).toContain(age);
});

test("in a minute the coordinator has the case, and the mediator has nothing of it left", async () => {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("o:open");
  expect(mediator.history().join()).toContain(tale.kk);
  await citizen.writes(age);
  expect((await theCase()).status).toBe("ASSIGNED");
  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "WAITING", mediatorId: null });
  expect(said(citizen, "handover:minor.said.done")).toHaveLength(1);
  expect(said(mediator, "handover:minor.left")).toHaveLength(1);
  expect(said(coordinator, "handover:minor.ping")).toHaveLength(1);
  expect(said(elsewhere, "handover:minor.ping")).toEqual([]);
  expect(mediator.history().join()).not.toContain(tale.kk);
  // Nothing of what was said, and no story: the applicant has asked for no review.
  for (const secret of [age, "15", tale.kk, "Айгүл"]) expect(coordinator.history().join()).not.toContain(secret);
  await coordinator.presses("q:case");
  expect(coordinator.reads()).toMatch(phrase("kk", "assignment:minor"));
  await coordinator.forges(`q:read:${(await theCase()).id}`);
  expect(coordinator.history().join()).not.toContain(tale.kk);
  await mediator.forges(`k:card:${(await theCase()).id}`);
  expect(mediator.reads()).toMatch(phrase("kk", "assignment:gone"));
  await citizen.writes("Бұл кімге барады?");
  expect(copiesOf(town, mediator).map(({ text }) => text)).not.toContain("Бұл кімге барады?");
});

test("what waits to be sent is dropped at once, of the party and of the mediator", async () => {
  await citizen.writes("Нөмірім +7 701 234 56 78");
  town.playground.sendText(mediator.id, "Менікі +7 702 234 56 78", { replyTo: lastOf(mediator) });
  await town.settles();
  expect(await waiting()).toBe(2);
  await citizen.writes(age);
  expect(await waiting()).toBe(0);
  expect(await database.prisma.talkMessage.count({ where: { status: "DROPPED", contentSealed: null } })).toBe(2);
  for (const person of [citizen, mediator]) {
    await person.taps("Иә, жіберу");
    expect(said(person, "talks:over")).toHaveLength(1);
  }
  // Held within that minute: it is dropped when the case goes.
  await citizen.writes("Тағы бір нөмір: +7 705 234 56 78");
  expect(await waiting()).toBe(1);
  await town.takesEffect();
  expect(await waiting()).toBe(0);
});

function lastOf(reader: Townsperson): number {
  return findMessage(town, reader, "№").id;
}

test("an edit and a caption are heard too, an answer to a form is not", async () => {
  await citizen.writes("Сәлеметсіз бе");
  await citizen.edits("Сәлеметсіз бе", "Мен 15 жастамын");
  expect(said(citizen, "handover:minor.soon")).toHaveLength(1);
  await citizen.taps("Болдырмау");
  expect(said(citizen, "handover:minor.said.undone")).toHaveLength(1);
  await town.takesEffect();
  expect((await theCase()).status).toBe("ASSIGNED");
  expect(said(coordinator, "handover:minor.ping")).toEqual([]);
  await citizen.writes("/report");
  await citizen.writes(age);
  expect(said(citizen, "handover:minor.soon")).toEqual([]);
  await citizen.writes("/start");
  await citizen.sends("photo", { caption: age });
  expect(said(citizen, "handover:minor.soon")).toHaveLength(1);
});

test("only the coordinator decides then: nobody is asked by matching, not even once the coordinator's choice has declined", async () => {
  await town.staff("Марат", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  await citizen.writes(age);
  await town.takesEffect();
  const { id } = await theCase();
  await town.passes(60);
  expect(await database.prisma.offer.count({ where: { caseId: id, status: "OFFERED" } })).toBe(0);
  await coordinator.forges(`q:choose:${id}`);
  await coordinator.presses("q:assign");
  const { id: offer, mediatorId } = await database.prisma.offer.findFirstOrThrow({ where: { status: "OFFERED" } });
  const asked = await database.prisma.person.findUniqueOrThrow({ where: { id: mediatorId } });
  town.playground.press(Number(asked.telegramId), 0, `o:reason:${offer}:BUSY`);
  await town.settles();
  await town.takesEffect();
  expect(await database.prisma.offer.count({ where: { caseId: id, status: "OFFERED" } })).toBe(0);
  expect(await theCase()).toMatchObject({ status: "WAITING" });
});

test("a second case of the same person goes too, a case of another person stays", async () => {
  await joinTown(town, mediator, "Самал");
  const { personId } = await theCase();
  const { id } = await database.prisma.case.findFirstOrThrow({ orderBy: { id: "desc" } });
  await database.prisma.case.update({ where: { id }, data: { personId } });
  await joinTown(town, mediator, "Марал");
  await citizen.writes(age);
  await town.takesEffect();
  const cases = await database.prisma.case.findMany({ orderBy: { id: "asc" }, select: { status: true } });
  expect(cases.map(({ status }) => status)).toEqual(["WAITING", "WAITING", "ASSIGNED"]);
});

test("somebody without an open case, and a mediator, are not taken for a party", async () => {
  const stranger = town.person("Самат");
  await stranger.writes("/start");
  await stranger.taps("Қазақша");
  await stranger.writes(age);
  await mediator.writes(age);
  for (const person of [stranger, mediator]) expect(said(person, "handover:minor.soon")).toEqual([]);
  expect(await database.prisma.pendingAct.count()).toBe(0);
});

test("a mediator marks it on the card of the case; a minute later the party is told, and it is recorded", async () => {
  await citizen.writes("Нөмірім +7 701 234 56 78");
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("mi:ask");
  expect(mediator.reads()).toMatch(phrase("kk", "handover:minor.ask"));
  await mediator.presses("mi:yes");
  expect(await waiting()).toBe(0);
  const heard = citizen.history().length;
  await mediator.taps("Болдырмау");
  await town.takesEffect();
  expect(citizen.history()).toHaveLength(heard);
  expect((await theCase()).status).toBe("ASSIGNED");
  await mediator.forges(`mi:yes:${(await theCase()).id}`);
  await town.takesEffect();
  expect(await theCase()).toMatchObject({ status: "WAITING", mediatorId: null });
  expect(citizen.reads()).toMatch(phrase("kk", "handover:minor.told"));
  expect(citizen.reads()).toContain("111");
  expect(mediator.reads()).toMatch(phrase("kk", "handover:minor.marking.done"));
  expect(said(mediator, "handover:minor.left")).toEqual([]);
  expect(said(coordinator, "handover:minor.ping")).toHaveLength(1);
  expect(await database.prisma.staffAct.findMany({ where: { act: "markMinor" } })).toMatchObject([
    { actorId: mediator.personId, role: "MEDIATOR", subject: "case", subjectId: (await theCase()).id },
  ]);
});

test("a mark is refused in the end if the role has ended within that minute, and nobody else can set it", async () => {
  const { id } = await theCase();
  const colleague = await town.staff("Марат", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  for (const person of [colleague, coordinator, elsewhere, citizen]) {
    await person.forges(`mi:yes:${id}`);
    expect(person.reads()).toMatch(phrase("kk", "handover:refused.gone"));
  }
  await mediator.forges(`mi:yes:${id}`);
  await database.prisma.staffRole.updateMany({ where: { personId: mediator.personId }, data: { regions: ["KZ-11"] } });
  await town.takesEffect();
  expect(mediator.reads()).toMatch(phrase("kk", "handover:minor.marking.refused"));
  expect(await database.prisma.staffAct.count({ where: { act: "markMinor" } })).toBe(0);
});

test("the coordinator who is told later sees the case only while it waits and is theirs to see", async () => {
  await citizen.writes(age);
  town.jumps(1);
  await town.holdsEverybody(5);
  const { id } = await theCase();
  await database.prisma.staffRole.updateMany({
    where: { personId: coordinator.personId },
    data: { regions: ["KZ-11"] },
  });
  await town.passes(10);
  expect(said(coordinator, "handover:minor.ping")).toEqual([]);
  expect((await database.prisma.case.findUniqueOrThrow({ where: { id } })).status).toBe("WAITING");
});
