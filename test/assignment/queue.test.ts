import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
});
afterEach(() => town.close());

const region = "KZ-19";
const otherRegion = "KZ-11";

type Staff = Awaited<ReturnType<Town["staff"]>>;

function mediator(name: string, regions = [region]): Promise<Staff> {
  return town.staff(name, "kk", { role: "MEDIATOR", regions });
}

function coordinator(name = "Сәуле", regions = [region]): Promise<Staff> {
  return town.staff(name, "kk", { role: "COORDINATOR", regions });
}

/** Reports violence at home, and agrees that a coordinator reviews the report first. */
async function reportsViolence(person: Townsperson): Promise<void> {
  await reports(person, "kk", stepOf.remit);
  await person.presses("f:remit:VIOLENCE");
  await person.presses("f:remitDone");
  await person.presses("f:verdict:yes");
  for (const step of reportSteps("kk").slice(stepOf.otherSide)) await step(person);
}

/** Reports a conflict in Kosshy, in another region. */
async function reportsElsewhere(person: Townsperson): Promise<void> {
  await reports(person, "kk", stepOf.region);
  await person.writes("Қосшы");
  for (const step of reportSteps("kk").slice(stepOf.languages)) await step(person);
}

async function withdraws(person: Townsperson): Promise<void> {
  await person.writes("/cases");
  await person.presses("c:case");
  await person.presses("x:ask");
  await person.presses("x:yes");
  await town.takesEffect();
}

function numbersIn(text: string): string[] {
  return text.match(/2026-\d{6}/g) ?? [];
}

describe("the queue", () => {
  test("a coordinator sees the cases of their regions, the longest wait first; a coordinator of the whole country sees all", async () => {
    const own = await coordinator();
    const both = await coordinator("Екі өңір", [region, otherRegion]);
    const all = await coordinator("Барлығы", []);
    const elsewhere = await coordinator("Басқа", ["KZ-10"]);
    await reports(town.person("Айгүл"));
    await town.passes(5);
    await reportsElsewhere(town.person("Марат"));
    await town.passes(5);
    await reports(town.person("Дана"));
    for (const [person, expected] of [
      [own, ["2026-000001", "2026-000003"]],
      [both, ["2026-000001", "2026-000002", "2026-000003"]],
      [all, ["2026-000001", "2026-000002", "2026-000003"]],
      [elsewhere, []],
    ] as const) {
      await person.writes("/queue");
      expect(numbersIn(person.reads())).toEqual(expected);
    }
    expect(elsewhere.reads()).toMatch(phrase("kk", "assignment:queue.none"));
  });

  test("nobody else sees it", async () => {
    const others = [await mediator("Ерлан"), await town.staff("Олег", "kk", { role: "EDITOR" })];
    await reports(town.person("Айгүл"));
    for (const person of others) {
      await person.writes("/queue");
      expect(person.reads()).toMatch(phrase("kk", "assignment:queue.forbidden"));
    }
  });

  test("no button opens a case of another region", async () => {
    const elsewhere = await coordinator("Басқа", ["KZ-10"]);
    const asked = await mediator("Ерлан");
    await reports(town.person("Айгүл"));
    for (const data of [
      "q:case:1",
      "q:read:1",
      "q:choose:1",
      `q:assign:1:${asked.personId}`,
      "q:suits:1",
      "q:close:1",
    ]) {
      await elsewhere.forges(data);
      expect(elsewhere.reads()).toMatch(phrase("kk", "assignment:queue.over"));
    }
    expect(await database.prisma.offer.count()).toBe(1);
  });
});

describe("assigning by hand", () => {
  test("a mediator off duty may be asked; without an answer the case returns to the coordinator", async () => {
    const person = await coordinator();
    const off = await mediator("Ерлан");
    await database.prisma.mediator.updateMany({ data: { onDuty: false } });
    const citizen = town.person("Айгүл");
    await reports(citizen);
    expect(person.reads()).toMatch(phrase("kk", "assignment:needed"));
    await person.presses("q:case");
    await person.presses("q:choose");
    expect(person.buttons().join()).toContain("Ерлан");
    await person.presses("q:assign");
    // The notice in the same message has changed, perhaps already to what happened.
    expect(person.reads()).not.toMatch(phrase("kk", "assignment:needed"));
    expect(person.reads()).toContain("12:00");
    expect(off.reads()).toMatch(phrase("kk", "assignment:ping"));
    expect(citizen.reads()).toMatch(phrase("kk", "cases:offeredNext"));

    const before = person.history().length;
    await town.passes(121);
    expect(person.history()).toHaveLength(before + 1);
    expect(person.reads()).toMatch(phrase("kk", "assignment:needed"));
    expect(citizen.reads()).toMatch(phrase("kk", "cases:escalated"));
  });

  test("the choice leaves out mediators without a common language, of another region, and the applicant", async () => {
    const person = await coordinator();
    const citizen = await mediator("Өзі");
    const unfit = [
      await town.staff("Тілі бөлек", "kk", { role: "MEDIATOR", regions: [region], languages: ["ko"] }),
      await mediator("Басқа өңір", ["KZ-10"]),
      citizen,
    ];
    await database.prisma.mediator.updateMany({ data: { onDuty: false } });
    await citizen.opens("report");
    for (const step of reportSteps("kk").slice(stepOf.danger)) await step(citizen);
    await person.presses("q:case");
    await person.presses("q:choose");
    expect(person.reads()).toMatch(phrase("kk", "assignment:queue.nobody"));
    for (const { personId } of unfit) {
      await person.forges(`q:assign:1:${personId}`);
      expect(person.reads()).toMatch(phrase("kk", "assignment:queue.over"));
    }
    expect(await database.prisma.offer.count()).toBe(0);
  });

  test("while a mediator is asked, the coordinator may ask another, and the first offer ends", async () => {
    const person = await coordinator();
    const mediators = [await mediator("Бірінші"), await mediator("Екінші")];
    await reports(town.person("Айгүл"));
    const [first, second] = mediators;
    await person.writes("/queue");
    await person.presses("q:case");
    expect(person.reads()).toContain("Бірінші");
    await person.presses("q:choose");
    await person.taps("Екінші");
    expect(first?.buttons()).toEqual([]);
    expect(second?.reads()).toMatch(phrase("kk", "assignment:ping"));
    expect(await database.prisma.offer.count({ where: { status: "OFFERED" } })).toBe(1);
  });
});

describe("a case that a coordinator reviews first", () => {
  test("is offered only after the coordinator has read the story and found the case suitable", async () => {
    const person = await coordinator();
    const asked = await mediator("Ерлан");
    const citizen = town.person("Айгүл");
    await reportsViolence(citizen);
    expect(citizen.reads()).toContain("2026-000001");
    expect(asked.history().join()).not.toContain("2026-000001");
    await citizen.writes("/cases");
    expect(citizen.reads()).toMatch(phrase("kk", "cases:mine.review"));
    expect(person.history().join()).toMatch(phrase("kk", "assignment:needed"));
    expect(person.history().join()).not.toContain(tale.kk);
    await person.presses("q:case");
    await person.presses("q:read");
    expect(person.reads()).toContain(tale.kk);
    await person.presses("q:suits");
    expect(asked.reads()).toMatch(phrase("kk", "assignment:ping"));
    expect(citizen.reads()).toMatch(phrase("kk", "cases:offeredNext"));
    await person.forges("q:read:1");
    expect(person.reads()).toMatch(phrase("kk", "assignment:queue.over"));
  });

  test("that is suitable but has no matching mediator asks the coordinator to choose one", async () => {
    const person = await coordinator();
    await reportsViolence(town.person("Айгүл"));
    await person.presses("q:case");
    await person.presses("q:suits");
    expect(person.history().join()).toMatch(phrase("kk", "assignment:queue.escalated"));
    await person.presses("q:choose");
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "WAITING", review: false });
  });

  test("that is not suitable is closed after a confirmation, and the applicant is told", async () => {
    const person = await coordinator();
    const asked = await mediator("Ерлан");
    const citizen = town.person("Айгүл");
    await reportsViolence(citizen);
    await person.presses("q:case");
    await person.presses("q:unsuitable");
    expect(await database.prisma.case.count({ where: { status: "CLOSED" } })).toBe(0);
    await person.presses("q:close");
    await town.takesEffect();
    expect(citizen.reads()).toMatch(phrase("kk", "cases:unsuitable"));
    expect(asked.history().join()).not.toContain("2026-000001");
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "CLOSED", outcome: "NOT_SUITABLE" });
    await person.writes("/queue");
    expect(person.reads()).toMatch(phrase("kk", "assignment:queue.none"));
  });

  test("differs from an ordinary case, which a coordinator can neither read nor close", async () => {
    const person = await coordinator();
    await reports(town.person("Айгүл"));
    for (const data of ["q:read:1", "q:suits:1", "q:unsuitable:1", "q:close:1"]) {
      await person.forges(data);
      expect(person.reads()).toMatch(phrase("kk", "assignment:queue.over"));
    }
    expect(person.history().join()).not.toContain(tale.kk);
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "WAITING" });
  });
});

describe("a mediator who has a case", () => {
  test("gives it back for a conflict of interest: the next mediator is asked, the applicant told, and this mediator never asked again", async () => {
    const first = await mediator("Бірінші");
    const second = await mediator("Екінші");
    const person = await coordinator();
    const citizen = town.person("Айгүл");
    await reports(citizen);
    await first.presses("o:accept");
    await first.presses("w:giveBack");
    await first.presses("w:backFor:1:CONFLICT_OF_INTEREST");
    await town.takesEffect();
    expect(first.history().join()).toMatch(phrase("kk", "assignment:givingBack.done"));
    expect(second.reads()).toMatch(phrase("kk", "assignment:ping"));
    expect(citizen.reads()).toMatch(phrase("kk", "cases:offeredNext"));
    for (const data of ["o:open:1", "o:accept:1", "w:givenBack:1"]) await first.forges(data);
    expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "WAITING", mediatorId: null });

    await town.passes(121);
    expect(person.reads()).toMatch(phrase("kk", "assignment:needed"));
    await person.presses("q:case");
    await person.presses("q:choose");
    expect(person.buttons().join()).not.toContain("Бірінші");
    await person.forges(`q:assign:1:${first.personId}`);
    expect(person.reads()).toMatch(phrase("kk", "assignment:queue.over"));

    // The applicant's next case is not offered to this mediator either.
    await citizen.opens("report");
    for (const step of reportSteps("kk").slice(stepOf.danger)) await step(citizen);
    await citizen.presses("f:openCase:new");
    expect(await database.prisma.offer.findFirstOrThrow({ where: { caseId: 2 } })).toMatchObject({
      mediatorId: second.personId,
    });
  });

  test("gives it back a second time with nobody left: the coordinator and the applicant are told again", async () => {
    const only = await mediator("Жалғыз");
    const person = await coordinator();
    const citizen = town.person("Айгүл");
    await reports(citizen);
    await town.passes(121);
    const timesTold = (reader: Townsperson, key: "assignment:needed" | "cases:escalated") =>
      reader.history().filter((text) => phrase("kk", key).test(text)).length;
    expect(timesTold(person, "assignment:needed")).toBe(1);
    await only.presses("o:accept");
    expect(person.reads()).toMatch(phrase("kk", "assignment:found"));
    await only.presses("w:giveBack");
    await only.presses("w:backFor:1:CONFLICT_OF_INTEREST");
    await town.takesEffect();
    expect(person.reads()).toMatch(phrase("kk", "assignment:needed"));
    expect(timesTold(person, "assignment:needed")).toBe(2);
    expect(timesTold(citizen, "cases:escalated")).toBe(2);
  });

  test("learns that the applicant has withdrawn, and can no longer open the case", async () => {
    const has = await mediator("Ерлан");
    const person = await coordinator();
    const citizen = town.person("Айгүл");
    await reports(citizen);
    await has.presses("o:accept");
    await withdraws(citizen);
    expect(citizen.reads()).toMatch(phrase("kk", "cases:withdraw.done"));
    expect(has.reads()).toMatch(phrase("kk", "assignment:applicantLeft"));
    await has.forges("o:open:1");
    expect(has.reads()).toMatch(phrase("kk", "assignment:gone"));
    await has.writes("/work");
    expect(has.reads()).toMatch(phrase("kk", "casework:list.none"));
    expect(person.history().join()).not.toContain("2026-000001");
  });
});

test("if the applicant withdraws while a mediator is asked, the offer cannot be accepted and nobody else is asked", async () => {
  const asked = await mediator("Ерлан");
  const next = await mediator("Келесі");
  const citizen = town.person("Айгүл");
  await reports(citizen);
  await withdraws(citizen);
  expect(asked.buttons()).toEqual([]);
  expect(asked.reads()).toMatch(phrase("kk", "assignment:gone"));
  expect(asked.history().join()).not.toContain("2026-000001");
  await asked.forges("o:accept:1");
  expect(await database.prisma.case.findFirstOrThrow()).toMatchObject({ status: "CLOSED", mediatorId: null });
  await town.passes(3 * 60);
  expect(next.history().join()).not.toContain("2026-000001");
});

describe("the choice of a mediator", () => {
  test("leaves out mediators on leave, until the leave ends", async () => {
    const away = await mediator("Ерлан");
    await away.writes("/duty");
    await away.presses("w:leave:7");
    expect(away.reads()).toMatch(phrase("kk", "assignment:duty.leaveUntil"));
    await reports(town.person("Айгүл"));
    expect(away.history().join()).not.toContain("2026-000001");
    await away.presses("w:leave:0");
    await reports(town.person("Марат"));
    expect(away.reads()).toContain("2026-000002");
  });

  test("leaves out mediators who have their maximum of cases, until a case ends", async () => {
    const busy = await mediator("Ерлан");
    await database.prisma.mediator.updateMany({ data: { maxOpenCases: 2 } });
    await busy.writes("/duty");
    await busy.taps("➖");
    expect(await database.prisma.mediator.findFirstOrThrow()).toMatchObject({ maxOpenCases: 1 });
    const citizen = town.person("Айгүл");
    await reports(citizen);
    await busy.presses("o:accept");
    await reports(town.person("Марат"));
    expect(busy.history().join()).not.toContain("2026-000002");
    await withdraws(citizen);
    await reports(town.person("Дана"));
    expect(busy.history().join()).toContain("2026-000003");
  });

  test("leaves out mediators who chose other kinds of conflicts", async () => {
    const family = await mediator("Отбасы");
    const any = await mediator("Бәрі");
    await family.writes("/duty");
    await family.presses("w:fields");
    await family.presses("w:field:FAMILY:on");
    await reports(town.person("Айгүл"));
    expect(any.reads()).toContain("2026-000001");
    expect(family.history().join()).not.toContain("2026-000001");
  });
});
