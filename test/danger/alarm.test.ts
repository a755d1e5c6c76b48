import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { raiseAlarm, takeAlarm } from "../../src/features/danger/alarms.ts";
import { type DutyList, defaultOperator } from "../../src/features/operator/operator.ts";
import { createPersonFinder } from "../../src/features/people/people.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { openTown, phrase, type Town, type TownOptions, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const region = "KZ-19";
const beaten = "Күйеуім мені ұрады, көмектесіңізші";
const wanted = "ct:wanted";

type Staff = Awaited<ReturnType<Town["staff"]>>;

/** A town whose operator's file has this duty list. Telegram ids count from 1001, in the order in which people are added. */
function townWith(duty: Partial<DutyList> = {}, options: TownOptions = {}): Promise<Town> {
  return openTown(database, {
    ...options,
    operator: { ...defaultOperator, duty: { everywhere: [], regions: {}, ...duty } },
  });
}

const alarmsOf = (person: Townsperson) =>
  person.history().filter((text) => phrase("kk", "danger:alarm.title").test(text));

/** Reports a conflict up to the question about languages, with a story of violence. */
async function tellsOfViolence(person: Townsperson, upTo: number): Promise<void> {
  await reports(person, "kk", stepOf.story);
  for (const step of reportSteps("kk", beaten).slice(stepOf.story, stepOf.remit)) await step(person);
  await person.presses("f:remitDone");
  await person.presses("f:verdict:yes");
  for (const step of reportSteps("kk").slice(stepOf.otherSide, upTo)) await step(person);
}

describe("somebody taps «let a person contact me»", () => {
  test("before a language is chosen and before any consent: until the tap nobody is told, then those on duty are", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    expect(alarmsOf(officer)).toEqual([]);
    expect(await database.prisma.alarm.count()).toBe(0);
    await citizen.presses(wanted);
    expect(citizen.reads()).toMatch(phrase("kk", "danger:contact.raised"));
    expect(citizen.reads()).toMatch(phrase("kk", "danger:contact.withoutPhone"));
    const [alarm = ""] = alarmsOf(officer);
    expect(alarm).toMatch(phrase("kk", "danger:alarm.kind.violence"));
    expect(alarm).toMatch(phrase("kk", "danger:alarm.regionUnknown"));
    expect(alarm).toMatch(phrase("kk", "danger:alarm.noPhone"));
    // Nothing else begins by it: the language is still asked, and there is no report.
    expect(await database.prisma.draft.count()).toBe(0);
  });

  test("the alarm holds neither the name nor a word of the story", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const citizen = town.person("Канарейка", "kk", { lastName: "Сарғалдақова" });
    await citizen.writes(`${beaten}. Айдаһарбек деген кісі`);
    await citizen.presses(wanted);
    const stored = JSON.stringify(await database.sql.rows(`SELECT * FROM "Alarm"`));
    for (const text of [alarmsOf(officer).join(), stored]) {
      for (const secret of ["Канарейка", "Сарғалдақова", "Айдаһарбек", "ұрады", "violence"]) {
        expect(text).not.toContain(secret);
      }
    }
    expect(alarmsOf(officer)).toHaveLength(1);
  });

  test("two taps make one alarm and are answered once; a later tap is told that it waits, then that somebody has it", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    for (let taps = 0; taps < 3; taps += 1) await citizen.presses(wanted);
    expect(await database.prisma.alarm.count()).toBe(1);
    expect(citizen.history().filter((text) => phrase("kk", "danger:contact.raised").test(text))).toHaveLength(1);
    await town.passes(2);
    await citizen.presses(wanted);
    expect(citizen.reads()).toMatch(phrase("kk", "danger:contact.waiting"));
    await officer.presses("al:take");
    await citizen.presses(wanted);
    expect(citizen.reads()).toMatch(phrase("kk", "danger:contact.taken"));
    expect(alarmsOf(officer)).toHaveLength(1);
  });

  test("at night too, outside the operator's ping hours", async () => {
    const town = await townWith({}, { at: "2026-10-27T03:10:00+05:00" });
    const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    expect(alarmsOf(coordinator)).toHaveLength(1);
  });

  test("a minor, whose report ends with the question about age, is heard all the same", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const child = town.person("Дана");
    await reports(child, "kk", stepOf.name);
    await child.writes("Мен 13 жастамын, әкем мені ұрады");
    await child.presses("f:adult:no");
    expect(await database.prisma.draft.count()).toBe(0);
    await child.presses(wanted);
    expect(alarmsOf(officer).join()).toMatch(phrase("kk", "danger:alarm.kind.childHurt"));
  });

  test("six hours later a new alarm may be raised, not before", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    await town.passes(5 * 60 + 58);
    await citizen.presses(wanted);
    expect(await database.prisma.alarm.count()).toBe(1);
    await town.passes(3);
    await citizen.presses(wanted);
    expect(await database.prisma.alarm.count()).toBe(2);
    expect(alarmsOf(officer)).toHaveLength(2);
  });

  test("with nobody to tell, the person is told to call, and may tap again", async () => {
    const town = await townWith();
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    expect(citizen.reads()).toMatch(phrase("kk", "danger:contact.nobody"));
    expect(await database.prisma.alarm.count()).toBe(0);
  });

  test("the number of the report goes with it, marked unless Telegram has vouched for it", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const typed = town.person("Айгүл");
    await tellsOfViolence(typed, stepOf.phone);
    await typed.writes("8 701 123 45 67");
    await typed.presses(wanted);
    expect(typed.reads()).toMatch(phrase("kk", "danger:contact.withPhone"));
    expect(alarmsOf(officer).at(-1)).toMatch(phrase("kk", "danger:alarm.phoneUnchecked"));
    expect(alarmsOf(officer).at(-1)).toContain("+7 701 123 45 67");
    expect(alarmsOf(officer).at(-1)).toContain("Алматы облысы");
    const shared = town.person("Дана", "kk", { phone: "+77027654321" });
    await tellsOfViolence(shared, stepOf.phone);
    town.playground.shareContact(shared.id);
    await town.settles();
    await shared.presses(wanted);
    const own = alarmsOf(officer).at(-1) ?? "";
    expect(own).toContain("+7");
    expect(own).not.toMatch(/расталмаған/);
  });
});

describe("a report in which danger was", () => {
  test("heard leaves the alarm when it is filed, not before", async () => {
    const town = await townWith();
    const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    const elsewhere = await town.staff("Басқа", "kk", { role: "COORDINATOR", regions: ["KZ-10"] });
    const citizen = town.person("Айгүл");
    await tellsOfViolence(citizen, stepOf.summary);
    expect(await database.prisma.alarm.count()).toBe(0);
    for (const step of reportSteps("kk").slice(stepOf.summary)) await step(citizen);
    expect(alarmsOf(coordinator)).toHaveLength(1);
    expect(alarmsOf(coordinator).join()).toContain("Алматы облысы");
    expect(alarmsOf(elsewhere)).toEqual([]);
    const filed = citizen.history().find((text) => phrase("kk", "cases:filed.title").test(text)) ?? "";
    expect(filed).toMatch(phrase("kk", "danger:contact.raised"));
  });

  test("said at the first question leaves the alarm too, without a kind", async () => {
    const town = await townWith();
    const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    const citizen = town.person("Айгүл");
    await reports(citizen, "kk", stepOf.danger);
    await citizen.presses("f:danger:yes");
    await citizen.presses("f:safety:safe");
    for (const step of reportSteps("kk").slice(stepOf.name)) await step(citizen);
    expect(alarmsOf(coordinator).join()).toMatch(phrase("kk", "danger:alarm.kind.unnamed"));
  });

  test("neither heard nor ticked leaves none", async () => {
    const town = await townWith();
    await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    await reports(town.person("Айгүл"));
    expect(await database.prisma.case.count()).toBe(1);
    expect(await database.prisma.alarm.count()).toBe(0);
  });

  test("filed after the tap adds the region and the number to the same alarm, and tells the region's coordinator", async () => {
    const town = await townWith();
    const everywhere = await town.staff("Ел", "kk", { role: "COORDINATOR" });
    const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    expect(alarmsOf(coordinator)).toEqual([]);
    await tellsOfViolence(citizen, stepOf.phone);
    await citizen.writes("8 701 123 45 67");
    await citizen.presses("f:send");
    expect(await database.prisma.alarm.count()).toBe(1);
    for (const told of [everywhere, coordinator]) {
      expect(alarmsOf(told)).toHaveLength(1);
      expect(alarmsOf(told).join()).toContain("+7 701 123 45 67");
    }
  });
});

describe("«I am taking this»", () => {
  async function alarmed(town: Town, ...told: Staff[]): Promise<Townsperson> {
    const citizen = town.person("Айгүл");
    await tellsOfViolence(citizen, stepOf.phone);
    await citizen.writes("8 701 123 45 67");
    await citizen.presses(wanted);
    for (const person of told) expect(alarmsOf(person)).toHaveLength(1);
    return citizen;
  }

  test("the first tap takes it, the others are told who by role and see the number no longer, and the person is told", async () => {
    const town = await townWith();
    const first = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    const second = await town.staff("Болат", "kk", { role: "COORDINATOR", regions: [region] });
    const citizen = await alarmed(town, first, second);
    await first.presses("al:take");
    expect(first.reads()).toMatch(phrase("kk", "danger:alarm.yours"));
    expect(first.reads()).toContain("+7 701 123 45 67");
    expect(second.reads()).toMatch(phrase("kk", "danger:alarm.taken"));
    expect(second.reads()).toContain("үйлестіруші");
    for (const hidden of ["Сәуле", "701"]) expect(second.history().join()).not.toContain(hidden);
    expect(citizen.reads()).toMatch(phrase("kk", "danger:looking"));
    const { id } = await database.prisma.alarm.findFirstOrThrow();
    await second.forges(`al:take:${id}`);
    expect(second.reads()).toMatch(phrase("kk", "danger:alarm.taken"));
    await first.forges(`al:take:${id}`);
    expect(first.reads()).toMatch(phrase("kk", "danger:alarm.yours"));
    expect(citizen.history().filter((text) => phrase("kk", "danger:looking").test(text))).toHaveLength(1);
  });

  test("of two who tap at the same time, one takes it; one act is recorded", async () => {
    const town = await townWith();
    const both = [
      await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] }),
      await town.staff("Болат", "kk", { role: "COORDINATOR", regions: [region] }),
    ];
    await alarmed(town, ...both);
    const { id } = await database.prisma.alarm.findFirstOrThrow();
    const find = createPersonFinder(database.sql, []);
    const persons = await Promise.all(both.map((person) => find(person.id, town.now())));
    const { jobs } = town.service;
    const taken = await Promise.all(persons.map((person) => takeAlarm(database.prisma, jobs, person, id, town.now())));
    expect(taken.map(({ kind }) => kind).sort()).toEqual(["taken", "yours"]);
    expect(await database.prisma.staffAct.count({ where: { act: "takeAlarm" } })).toBe(1);
  });

  test("forged by somebody else, or of an alarm that is not there, it gets a clear answer", async () => {
    const town = await townWith();
    const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    const others = [
      await town.staff("Басқа", "kk", { role: "COORDINATOR", regions: ["KZ-10"] }),
      await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] }),
      await town.staff("Олег", "kk", { role: "EDITOR" }),
    ];
    const citizen = await alarmed(town, coordinator);
    const { id } = await database.prisma.alarm.findFirstOrThrow();
    for (const person of [...others, citizen]) {
      await person.forges(`al:take:${id}`);
      expect(person.reads()).toMatch(phrase("kk", "danger:alarm.gone"));
    }
    await coordinator.forges("al:take:999");
    expect(coordinator.reads()).toMatch(phrase("kk", "danger:alarm.gone"));
    expect(await database.prisma.alarm.count({ where: { takenById: null } })).toBe(1);
  });

  test("those whose role has ended cannot take it, although their message still has the button", async () => {
    const town = await townWith({ everywhere: [1001] });
    const removed = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    await alarmed(town, removed);
    await database.prisma.staffRole.deleteMany({ where: { personId: removed.personId } });
    await removed.presses("al:take");
    expect(removed.reads()).toMatch(phrase("kk", "danger:alarm.gone"));
    expect(removed.history().join()).not.toContain("701");
  });

  test("nobody is told of their own alarm", async () => {
    const town = await townWith({ everywhere: [1001, 1002] });
    const inDanger = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const colleague = await town.staff("Болат", "kk", { role: "COORDINATOR" });
    await inDanger.writes(beaten);
    await inDanger.presses(wanted);
    expect(alarmsOf(inDanger)).toEqual([]);
    expect(alarmsOf(colleague)).toHaveLength(1);
  });
});

describe("an alarm that nobody takes", () => {
  const untaken = (person: Townsperson) =>
    person.history().filter((text) => phrase("kk", "danger:alarm.untaken").test(text)).length;

  test("is told to the administrators after fifteen minutes, once, also if the bot was restarted meanwhile", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const admin = await town.staff("Әкім", "kk", { role: "ADMIN" });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    await town.passes(14);
    expect(untaken(admin)).toBe(0);
    await town.restarts();
    await town.passes(2);
    expect(untaken(admin)).toBe(1);
    expect(alarmsOf(admin)).toEqual([]);
    await town.restarts();
    await town.passes(60);
    expect(untaken(admin)).toBe(1);
    expect(untaken(officer)).toBe(0);
    await admin.presses("al:take");
    expect(admin.reads()).toMatch(phrase("kk", "danger:alarm.yours"));
    expect(officer.reads()).toMatch(phrase("kk", "danger:alarm.taken"));
    expect(officer.reads()).toContain("әкімші");
    expect(citizen.reads()).toMatch(phrase("kk", "danger:looking"));
  });

  test("is not told to them if somebody has taken it in time", async () => {
    const town = await townWith();
    const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const admin = await town.staff("Әкім", "kk", { role: "ADMIN" });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    await town.passes(10);
    await coordinator.presses("al:take");
    await town.passes(60);
    expect(untaken(admin)).toBe(0);
  });

  test("is deleted after 30 days, and its button then says so", async () => {
    const town = await townWith({ everywhere: [1001] });
    const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    const citizen = town.person("Айгүл");
    await citizen.writes(beaten);
    await citizen.presses(wanted);
    await town.passes(30 * 24 * 60 + 1);
    expect(await database.prisma.alarm.count()).toBe(0);
    await officer.presses("al:take");
    expect(officer.reads()).toMatch(phrase("kk", "danger:alarm.gone"));
  });
});

describe("whom an alarm goes to", () => {
  /** Who of these is told of an alarm of the region. */
  async function told(
    duty: Partial<DutyList>,
    roles: Record<string, Parameters<Town["staff"]>[2] | null>,
    adminIds: number[] = [],
  ) {
    const town = await townWith(duty, { adminIds });
    const people: [string, Townsperson][] = [];
    for (const [name, row] of Object.entries(roles)) {
      const person = await town.staff(name, "kk", row ?? { role: "EDITOR" });
      if (row === null) await database.prisma.staffRole.deleteMany({ where: { personId: person.personId } });
      people.push([name, person]);
    }
    const citizen = town.person("Айгүл");
    await tellsOfViolence(citizen, stepOf.phone);
    await citizen.presses(wanted);
    return people.filter(([, person]) => alarmsOf(person).length > 0).map(([name]) => name);
  }

  const coordinator = { role: "COORDINATOR", regions: [region] } as const;
  const roles = {
    "а 1001": { role: "MEDIATOR", regions: ["KZ-10"] } as const,
    "ә 1002": { role: "COORDINATOR", regions: ["KZ-10"] } as const,
    "б 1003": { ...coordinator, regions: [region] },
    "в 1004": { role: "ADMIN" } as const,
    "г 1005": null,
  };
  type Roles = Record<string, Parameters<Town["staff"]>[2] | null>;

  test.each([
    [
      "those on the list for everywhere and for the region",
      { everywhere: [1001], regions: { [region]: [1002] } },
      ["а 1001", "ә 1002"],
    ],
    ["not those of another region's list: the region's coordinators", { regions: { "KZ-10": [1002] } }, ["б 1003"]],
    ["with an empty list the region's coordinators", {}, ["б 1003"]],
    [
      "nobody without a role, although the list names them: the region's coordinators",
      { everywhere: [1005] },
      ["б 1003"],
    ],
  ])("%s", async (_, duty, expected) => {
    expect(await told(duty, roles as unknown as Roles)).toEqual(expected);
  });

  test("without a coordinator of the region the administrators, those of the settings too", async () => {
    const others = {
      "а 1001": null,
      "ә 1002": { role: "ADMIN" },
      "б 1003": { role: "COORDINATOR", regions: ["KZ-10"] },
    };
    expect(await told({}, others as unknown as Roles, [1001])).toEqual(["а 1001", "ә 1002"]);
  });
});

test("however many raise it at the same time, there is one alarm", async () => {
  const town = await townWith();
  await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const citizen = town.person("Айгүл");
  await citizen.writes("/start");
  const { id } = await database.prisma.person.findFirstOrThrow({ where: { telegramId: BigInt(citizen.id) } });
  const facts = { kinds: ["violence" as const], phone: null, phoneShared: false, regionId: null };
  const raised = await Promise.all(
    Array.from({ length: 6 }, () =>
      database.prisma.$transaction((tx) => raiseAlarm(tx, town.service.jobs, id, facts, town.now())),
    ),
  );
  expect(raised.map(({ kind }) => kind).sort()).toEqual(["raised", ...Array.from({ length: 5 }, () => "waiting")]);
  expect(await database.prisma.alarm.count()).toBe(1);
});
