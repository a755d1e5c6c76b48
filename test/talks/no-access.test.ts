import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { tale } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { copiesOf, findMessage, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

const before = "Бұрын айтқаным";
const after = "Кейін айтқаным";
const answer = "Медиатордың сөзі";
const own = "Өзімде тұрған мәтін";

/** How a mediator may lose every part in a case: the very next tap or word finds that out. */
const endings = {
  "loses the role": () => database.prisma.staffRole.deleteMany({ where: { personId: mediator.personId } }),
  "serves another region": () =>
    database.prisma.staffRole.updateMany({ where: { personId: mediator.personId }, data: { regions: ["KZ-11"] } }),
  "loses the case to a colleague": async () => {
    await database.prisma.case.updateMany({ data: { mediatorId: colleague.personId } });
  },
  "becomes a party of it": async () => {
    await database.prisma.case.updateMany({ data: { personId: mediator.personId } });
  },
};

let caseId: number;
let talk: number;
let colleague: Staff;
beforeEach(async () => {
  colleague = await town.staff("Марат", "kk", { role: "MEDIATOR" });
  await citizen.writes(before);
  await mediator.repliesTo(before, answer);
  await mediator.writes("/phrases");
  await mediator.presses("ph:add");
  await mediator.writes(own);
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("nt:open");
  await mediator.presses("nt:write");
  await mediator.writes("Ескертпе");
  ({ id: caseId } = await database.prisma.case.findFirstOrThrow());
  ({ id: talk } = await database.prisma.talk.findFirstOrThrow({ where: { kind: "CAUCUS" } }));
});

const said = () => database.prisma.talkMessage.count({ where: { status: "SENT" } });

describe.each(Object.entries(endings))("a mediator who %s", (_, ends) => {
  test("writes to nobody: no reply, no entered talk, no album on its way, no message that waits, no edit", async () => {
    await mediator.repliesTo(before, "Нөмірім +7 701 234 56 78");
    const count = await said();
    await ends();
    const partyReads = citizen.history().length;
    await mediator.repliesTo(before, after);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:closed.staff"));
    await mediator.forges(`ta:write:${talk}`);
    expect(mediator.reads()).toMatch(phrase("kk", "talks:closed.staff"));
    await mediator.writes(after);
    await mediator.taps("Иә, жіберу");
    await mediator.edits(answer, after);
    await mediator.sendsAlbum(2);
    await town.passes(1);
    expect(await said()).toBe(count);
    expect(copiesOf(town, citizen).map(({ text }) => text)).toEqual([answer]);
    expect(citizen.history().slice(partyReads).join()).not.toContain(after);
  });

  test("reads nothing any longer: no copy on its way, no edit, no story, no card, no notes", async () => {
    const earlier = mediator.history();
    await town.holdsEverybody(1);
    town.playground.sendText(citizen.id, after);
    await ends();
    town.jumps(2);
    town.playground.editText(citizen.id, citizen.finds(before).id, "Өзгерткенім");
    await town.settles();
    const taps = [`k:card:${caseId}`, `o:open:${caseId}`, `nt:open:${caseId}`, `k:cardBelow:${caseId}`];
    for (const data of taps) await mediator.forges(data);
    await mediator.writes("/work");
    const read = mediator
      .history()
      .filter((text) => !earlier.includes(text))
      .join("\n");
    for (const secret of [after, "Өзгерткенім", tale.kk, "Айгүл Серікова"]) expect(read).not.toContain(secret);
  });

  test("does nothing by old buttons: the talk is not stopped, the case not closed, given back or handed over", async () => {
    await ends();
    const acts = await database.prisma.staffAct.count();
    const old = [`tl:stop:${talk}`, `tl:opening:${talk}`, `w:giveBack:${caseId}`, `w:backFor:${caseId}:ILLNESS`];
    const others = [`e:close:${caseId}`, `ho:choose:${caseId}:0`, `ch:yes:${caseId}`, `mi:yes:${caseId}`];
    for (const data of [...old, ...others]) await mediator.forges(data);
    await town.takesEffect();
    expect(await database.prisma.staffAct.count()).toBe(acts);
    expect(await database.prisma.talk.count({ where: { stoppedAt: { not: null } } })).toBe(0);
    expect((await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } })).status).toBe("ASSIGNED");
  });
});

test("an album that was still arriving when the role ended goes nowhere", async () => {
  const count = await said();
  await mediator.sendsAlbum(2);
  expect(await database.prisma.talkMessage.count({ where: { status: "GATHERING" } })).toBe(1);
  await endings["loses the role"]();
  await town.passes(1);
  expect(await said()).toBe(count);
  expect(await database.prisma.talkMessage.count({ where: { status: "DROPPED", contentSealed: null } })).toBe(1);
});

test("a mediator without the role has no texts of the service in inline mode and by button, and no cases", async () => {
  await endings["loses the role"]();
  const query = town.playground.inlineQuery(mediator.id, "Өзімде");
  await town.settles();
  expect(JSON.stringify(town.playground.inlineResults(query))).not.toContain(own);
  const { id } = await database.prisma.phrase.findFirstOrThrow();
  await mediator.forges(`ph:open:${id}:kk`);
  expect(mediator.reads()).not.toContain(own);
});

test.each(["loses the role", "serves another region"] as const)(
  "what a mediator who %s had of a case is removed, the coordinators choose again, and the party is told",
  async (how) => {
    await mediator.forges(`o:open:${caseId}`);
    expect(mediator.history().join()).toContain(tale.kk);
    const coordinator = await town.staff("Дана", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
    await endings[how]();
    await town.passes(1);
    expect(await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } })).toMatchObject({
      status: "WAITING",
      mediatorId: null,
    });
    const left = mediator.history().join("\n");
    for (const secret of [tale.kk, before]) expect(left).not.toContain(secret);
    expect(citizen.history().join("\n")).toMatch(phrase("kk", "cases:left"));
    expect(coordinator.reads()).toMatch(phrase("kk", "assignment:nextNeeded"));
  },
);

test("a mediator on leave keeps the cases in hand, and their talks", async () => {
  const leaveUntil = new Date(town.now().getTime() + 7 * 86_400_000);
  await database.prisma.mediator.updateMany({ data: { onDuty: false, leaveUntil } });
  await citizen.writes(after);
  await town.passes(1);
  expect(findMessage(town, mediator, after).text).toContain(after);
});

describe("a coordinator of another region", () => {
  test("sees nothing of the case: neither by its number, nor by any button, nor in a list", async () => {
    const elsewhere = await town.staff("Болат", "kk", { role: "COORDINATOR", regions: ["KZ-11"] });
    const { number } = await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
    await citizen.writes("/cases");
    await citizen.presses("c:case");
    await citizen.taps("🏢 Үйлестірушіге жазу");
    await citizen.writes(after);
    for (const command of ["/queue", "/closings", "/work", "/phrases"]) await elsewhere.writes(command);
    const taps = [`k:overview:${caseId}`, `q:case:${caseId}`, `nt:open:${caseId}`, `ta:deskOf:${caseId}`];
    for (const data of [...taps, `ec:case:${caseId}`, `e:closeForMediator:${caseId}`]) await elsewhere.forges(data);
    const read = elsewhere.history().join("\n");
    for (const secret of [number, after, "Ескертпе", "Ерлан"]) expect(read).not.toContain(secret);
    await elsewhere.writes(number);
    expect(elsewhere.reads()).toMatch(phrase("kk", "cases:unknownNumber"));
  });
});

test.each(["party", "mediator"] as const)(
  "another Telegram account of the %s is somebody else: it sees and writes nothing",
  async (whose) => {
    const other = town.person(whose === "party" ? "Айгүл" : "Ерлан", "kk");
    await other.writes("/start");
    await other.taps("Қазақша");
    const { number } = await database.prisma.case.findUniqueOrThrow({ where: { id: caseId } });
    const count = await said();
    await other.writes(number);
    expect(other.reads()).toMatch(phrase("kk", "cases:unknownNumber"));
    await other.writes("/cases");
    expect(other.reads()).toMatch(phrase("kk", "cases:mine.none"));
    const named = [`c:case:${caseId}`, `ta:write:${talk}`, `ta:desk:${caseId}`, `k:card:${caseId}`, `o:open:${caseId}`];
    for (const data of named) await other.forges(data);
    await other.writes(after);
    expect(await said()).toBe(count);
    for (const secret of [before, answer, tale.kk, "Ескертпе"]) expect(other.history().join()).not.toContain(secret);
    for (const reader of [citizen, mediator]) expect(reader.history().join()).not.toContain(after);
  },
);
