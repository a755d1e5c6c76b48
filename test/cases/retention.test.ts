import { describe, expect, test } from "vitest";
import { erasures } from "../../src/app/erasures.ts";
import { eraseClosedCases } from "../../src/features/cases/jobs.ts";
import { erasesAt, noticeAt } from "../../src/features/cases/retention.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { monthsLater } from "../../src/platform/time/local-month.ts";
import { dayMs, hourMs } from "../../src/platform/time/units.ts";
import { jobTools } from "../harness/job-tools.ts";
import { reports } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const day = 24 * 60;
const soon = phrase("kk", "cases:erasedSoon");
const told = () => citizen.history().filter((text) => soon.test(text)).length;

/** A case that a mediator had, and that its applicant has withdrawn some days ago. */
async function closedCase(daysAgo: number): Promise<void> {
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await reports(citizen);
  await erlan.taps("🤝 Қабылдау");
  town.jumps(1);
  await citizen.writes("Кеше тағы сөзге келіп қалдық.");
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("x:ask");
  await citizen.presses("x:yes");
  await town.takesEffect();
  await town.passes(1);
  await town.settles();
  const closedAt = new Date(town.now().getTime() - daysAgo * dayMs);
  const filedAt = new Date(closedAt.getTime() - 10 * dayMs);
  const assignedAt = new Date(filedAt.getTime() + 5 * hourMs);
  await database.prisma.case.updateMany({ data: { filedAt, assignedAt, closedAt } });
}

/** What the database has of cases. */
async function rowsOfCase(): Promise<Record<string, number>> {
  const { prisma } = database;
  return {
    cases: await prisma.case.count(),
    story: await prisma.storyPart.count(),
    offers: await prisma.offer.count(),
    showings: await prisma.showing.count(),
    parties: await prisma.party.count(),
    talks: await prisma.talk.count(),
    said: await prisma.talkMessage.count(),
    copies: await prisma.delivery.count({ where: { message: { startsWith: "talks." } } }),
    deliveries: await prisma.delivery.count({ where: { message: { startsWith: "cases." } } }),
  };
}
const nothing = {
  cases: 0,
  story: 0,
  offers: 0,
  showings: 0,
  parties: 0,
  talks: 0,
  said: 0,
  copies: 0,
  deliveries: 0,
};

describe("a closed case", () => {
  test("is erased a year later with everything that belongs to it, the applicant is told once a month before, and figures stay", async () => {
    await closedCase(300);
    const { id: byId } = await database.prisma.person.findFirstOrThrow({ where: { staff: { some: {} } } });
    await database.prisma.closing.create({
      data: { caseId: 1, byId, status: "DONE", outcome: "AGREEMENT", people: 3, submittedAt: town.now() },
    });
    await town.passes(day);
    expect(told()).toBe(0);
    await town.passes(36 * day);
    expect(told()).toBe(1);
    expect(citizen.reads()).toContain("№ 2026-000001");
    expect(await rowsOfCase()).toMatchObject({ cases: 1, story: 1, offers: 1 });
    await town.passes(31 * day);
    expect(await rowsOfCase()).toEqual(nothing);
    expect(told()).toBe(1);
    expect(await database.prisma.caseFigure.findMany({ omit: { id: true } })).toEqual([
      {
        kind: "NEIGHBOURS",
        regionId: "KZ-19",
        outcome: "WITHDRAWN",
        filedIn: "2025-12",
        closedIn: "2025-12",
        sides: 0,
        sidesLeft: 0,
        waitedHours: 5,
        openDays: 10,
        mediated: "AGREEMENT",
        people: 3,
      },
    ]);
    await citizen.writes("/cases");
    expect(citizen.reads()).toMatch(phrase("kk", "cases:mine.none"));
    await citizen.writes("2026-000001");
    expect(citizen.reads()).toMatch(phrase("kk", "cases:unknownNumber"));
  });

  test("that is long over its time is erased a month after its applicant was told, not before", async () => {
    await closedCase(900);
    await town.passes(day);
    expect(told()).toBe(1);
    await town.passes(28 * day);
    expect(await rowsOfCase()).toMatchObject({ cases: 1, story: 1 });
    await town.passes(2 * day);
    expect(await rowsOfCase()).toEqual(nothing);
  });

  test("of an applicant who has blocked the bot is erased too", async () => {
    await closedCase(400);
    await database.prisma.person.updateMany({
      where: { telegramId: citizen.id },
      data: { blockedAt: town.now(), blockedFor: "BLOCKED" },
    });
    await town.passes(day);
    await town.passes(30 * day);
    expect(await rowsOfCase()).toEqual(nothing);
    expect(told()).toBe(0);
  });

  test("that was opened again stays, and counts from its new end", async () => {
    await closedCase(400);
    await town.passes(day);
    expect(told()).toBe(1);
    await database.prisma.case.updateMany({ data: { status: "WAITING", closedAt: null } });
    await town.passes(31 * day);
    expect(await rowsOfCase()).toMatchObject({ cases: 1, story: 1 });
    await database.prisma.case.updateMany({ data: { status: "CLOSED", closedAt: town.now() } });
    await town.passes(31 * day);
    expect(await rowsOfCase()).toMatchObject({ cases: 1, story: 1 });
    expect(told()).toBe(1);
  });

  test("whose story still stands in a mediator's chat is taken back first", async () => {
    await closedCase(400);
    const { id: personId } = await database.prisma.person.findFirstOrThrow({ where: { staff: { some: {} } } });
    await database.prisma.showing.create({ data: { caseId: 1, personId, shownAt: town.now() } });
    const at = new Date(town.now().getTime() + 31 * dayMs);
    await database.prisma.case.updateMany({ data: { erasureToldAt: town.now() } });
    expect(await eraseClosedCases(jobTools(database), erasures, 12, at)).toBe(0);
    expect(await database.prisma.showing.count({ where: { takenBackAt: null } })).toBe(0);
    await town.passes(31 * day);
    await town.passes(day);
    expect(await rowsOfCase()).toEqual(nothing);
  });

  test("that cannot be erased does not hold up the others", async () => {
    await closedCase(400);
    await database.prisma.case.updateMany({
      data: {
        erasureToldAt: new Date(town.now().getTime() - 31 * dayMs),
        closedAt: new Date(town.now().getTime() - 400 * dayMs),
      },
    });
    const [{ id: _, ...row }] = (await database.prisma.case.findMany()) as [
      Awaited<ReturnType<typeof database.prisma.case.findFirstOrThrow>>,
    ];
    for (const number of ["2026-000002", "2026-000003"]) {
      await database.prisma.case.create({ data: { ...row, number, draftId: number } });
    }
    const before = await database.prisma.case.findMany({ select: { id: true }, orderBy: { id: "asc" } });
    const stuck = before[1]?.id ?? 0;
    const failing = {
      models: [],
      async erase(_: unknown, cases: readonly { id: number }[]) {
        if (cases.some(({ id }) => id === stuck)) throw new Error("It cannot be erased.");
      },
    };
    await eraseClosedCases(jobTools(database), [...erasures, failing], 12, town.now());
    expect(before).toHaveLength(3);
    expect(await database.prisma.case.findMany({ select: { id: true } })).toEqual([{ id: stuck }]);
    expect(await database.prisma.caseFigure.count()).toBe(2);
  });
});

describe("the months after closing", () => {
  const closedAt = new Date("2026-01-31T12:00:00+05:00");
  test.each([
    ["2026-01-31T12:00:00+05:00", 1, "2026-02-28T12:00:00+05:00"],
    ["2026-03-31T23:30:00+05:00", 12, "2027-03-31T23:30:00+05:00"],
    ["2026-10-15T09:00:00+05:00", -11, "2025-11-15T09:00:00+05:00"],
  ])("%s and %i months are %s", (from, months, to) => {
    expect(monthsLater(new Date(from), months)).toEqual(new Date(to));
  });

  test("end never sooner than a month after the applicant was told", () => {
    expect(erasesAt({ closedAt, erasureToldAt: null }, 12)).toEqual(new Date("2027-01-31T12:00:00+05:00"));
    const erasureToldAt = new Date("2027-01-20T12:00:00+05:00");
    expect(erasesAt({ closedAt, erasureToldAt }, 12)).toEqual(new Date("2027-02-19T12:00:00+05:00"));
    expect(noticeAt({ closedAt }, 12)).toEqual(new Date("2027-01-01T12:00:00+05:00"));
  });
});
