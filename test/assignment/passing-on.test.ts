import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { type AssignmentContext, offerNew } from "../../src/features/assignment/assignment.ts";
import { escalateOverdue, remindOfOffers } from "../../src/features/assignment/jobs.ts";
import { claimMediators } from "../../src/features/assignment/mediator-rows.ts";
import { claimOverdue, claimUnreachable, claimUnreminded } from "../../src/features/assignment/offer-rows.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import { notSetAside } from "../../src/platform/database/due-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { sql } from "../../src/platform/database/sql.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { hourMs } from "../../src/platform/time/units.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";
import { addMediators, fillCaseload } from "../harness/caseload.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";
import { rowsRead, scannedWhole, stepsOf } from "../harness/plan.ts";

const now = new Date("2026-10-27T05:00:00Z");
const region = "KZ-19";

let database: Database;
let context: AssignmentContext;
beforeAll(async () => {
  database = await openTestDatabase();
  const places = await loadPlaces(database.prisma);
  const calendar = calendarOf(defaultOperator, places.holidays);
  context = { vault: createVault([randomBytes(32)]), places, operator: defaultOperator, calendar, adminIds: [] };
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

/** Mediators of the whole country, each of whom takes a given number of cases. */
async function mediatorsWhoTake(count: number, maxOpenCases: number): Promise<void> {
  await addMediators(database.prisma, count, 1, now);
  await database.prisma.mediator.updateMany({ data: { maxOpenCases } });
}

/** Cases whose mediator, who takes no others, has not answered for an hour. @param dueAt by when an answer was due */
async function silence(cases: number, dueAt = new Date(now.getTime() - hourMs)): Promise<void> {
  const { prisma } = database;
  const { id: mediatorId } = await prisma.person.create({ data: { telegramId: 1, createdAt: now } });
  const applicant = await prisma.person.create({ data: { telegramId: 2, createdAt: now } });
  const numbers = Array.from({ length: cases }, (_, position) => `silent-${position}`);
  const made = await prisma.case.createManyAndReturn({
    data: numbers.map((number) => caseOf(applicant.id, number)),
    select: { id: true },
  });
  const times = { offeredAt: new Date(0), remindAt: new Date(now.getTime() - hourMs), dueAt };
  await prisma.offer.createMany({
    data: made.map(({ id: caseId }) => ({ caseId, mediatorId, round: 1, why: {}, ...times })),
  });
}

function caseOf(personId: number, number: string) {
  const facts = { kind: "NEIGHBOURS" as const, regionId: region, districtId: "195200000", languages: ["kk"] };
  return { ...facts, number, draftId: number, personId, nameSealed: new Uint8Array(1), filedAt: now };
}

/** How many cases each mediator is asked to take. */
async function loads(): Promise<number[]> {
  const rows = await database.prisma.offer.groupBy({
    by: ["mediatorId"],
    where: { status: "OFFERED" },
    _count: { _all: true },
  });
  return rows.map(({ _count }) => _count._all).sort((a, b) => a - b);
}

test("what is passed on at once is spread, nobody is offered more than they take, and the rest goes to coordinators", async () => {
  await mediatorsWhoTake(4, 2);
  await silence(11);
  expect(await escalateOverdue(jobTools(database), context, now)).toBe(11);
  expect(await loads()).toEqual([2, 2, 2, 2]);
  expect(await database.prisma.case.count({ where: { escalatedAt: now } })).toBe(3);
  expect(await database.prisma.offer.count({ where: { status: "EXPIRED" } })).toBe(11);
  expect(await database.prisma.delivery.count({ where: { message: "assignment.ping" } })).toBe(8);
  expect(await database.prisma.delivery.count({ where: { message: "cases.offeredNext" } })).toBe(8);
  expect(await database.prisma.delivery.count({ where: { message: "cases.escalated" } })).toBe(3);
  // Once.
  expect(await escalateOverdue(jobTools(database), context, now)).toBe(0);
});

test("an offer that cannot be passed on keeps no other from it, and one that cannot be reminded of no other reminder", async () => {
  await mediatorsWhoTake(20, 5);
  await silence(9);
  await database.sql.rows(`ALTER TABLE "Offer" ADD CONSTRAINT broken CHECK ("caseId" <> 4 OR round = 1)`);
  expect(await escalateOverdue(jobTools(database), context, now)).toBe(8);
  await database.sql.rows(`ALTER TABLE "Offer" DROP CONSTRAINT broken`);
  expect(await database.prisma.offer.findMany({ where: { caseId: 4 }, select: { status: true } })).toEqual([
    { status: "OFFERED" },
  ]);
  await clearDatabase(database);
  await silence(9, new Date(now.getTime() + hourMs));
  await database.sql.rows(
    `ALTER TABLE "Delivery" ADD CONSTRAINT broken CHECK (message <> 'assignment.reminder' OR subject <> '4')`,
  );
  expect(await remindOfOffers(jobTools(database), context, now)).toBe(8);
  await database.sql.rows(`ALTER TABLE "Delivery" DROP CONSTRAINT broken`);
  expect(await database.prisma.offer.findMany({ where: { remindedAt: null }, select: { id: true } })).toEqual([
    { id: 4 },
  ]);
});

describe.runIf(inject("postgresUrl") !== null)("several processes at once", () => {
  test("pass on each offer once, and nobody is offered more than they take", async () => {
    await mediatorsWhoTake(100, 3);
    await silence(450);
    const tools = jobTools(database);
    const counts = await Promise.all([1, 2, 3].map(() => escalateOverdue(tools, context, now)));
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
    expect(counts.reduce((sum, count) => sum + count)).toBe(450);
    expect(await loads()).toEqual(Array.from({ length: 100 }, () => 3));
    expect(await database.prisma.offer.count()).toBe(450 + 300);
    expect(await database.prisma.case.count({ where: { escalatedAt: now } })).toBe(150);
  });

  test("file reports of one region: each goes to another mediator while there is one", async () => {
    await mediatorsWhoTake(8, 1);
    const { id: personId } = await database.prisma.person.create({ data: { telegramId: 2, createdAt: now } });
    const kinds = await Promise.all(
      Array.from({ length: 10 }, (_, position) =>
        database.prisma.$transaction(async (tx) => {
          const made = await tx.case.create({ data: caseOf(personId, `report-${position}`) });
          return (await offerNew(tx, context, made, now)).kind;
        }),
      ),
    );
    expect(kinds.filter((kind) => kind === "offered")).toHaveLength(8);
    expect(await loads()).toEqual(Array.from({ length: 8 }, () => 1));
  });
});

describe("ten years later", () => {
  test.each(["before", "after"])("%s the statistics are there, what is due is found by its index", async (when) => {
    await fillCaseload(database, { mediators: 100, cases: 5_000 }, now);
    await silence(300);
    if (when === "after") await database.sql.rows("ANALYZE");
    await database.sql.rows(`UPDATE "Person" SET "blockedAt" = $1 WHERE id % 10 = 0`, [now]);
    const also = notSetAside(jobTools(database), "any", sql`'1'`);
    for (const statement of [
      claimOverdue(now, null, 50, also),
      claimUnreminded(new Date(0), null, 50, also),
      claimUnreachable(now, null, 50, also),
      claimMediators(now, 0, 50, also),
    ]) {
      const steps = await stepsOf(database, statement);
      expect(scannedWhole(steps).filter((table) => table === "Offer" || table === "Case")).toEqual([]);
      // Of thousands those that are open.
      expect(rowsRead(steps, "Offer")).toBeLessThanOrEqual(300);
      expect(rowsRead(steps, "Case")).toBeLessThanOrEqual(300);
    }
  });
});
