import { afterAll, beforeAll, expect, test } from "vitest";
import { candidatesQuery, loadCandidates, lockMatching } from "../../src/features/assignment/candidate-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { fillCaseload } from "../harness/caseload.ts";
import { openTestDatabase } from "../harness/database.ts";
import { rowsRead, scannedWhole, stepsOf } from "../harness/plan.ts";

const now = new Date("2026-10-27T05:00:00Z");
const regionId = "KZ-19";
const sought = { regionIds: [regionId], partyIds: [1] };

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
  await fillCaseload(database, { mediators: 200, cases: 5_000, wholeCountryEvery: 50 }, now);
});
afterAll(() => database.close());

test.each(["before", "after"])("%s ANALYZE, candidates are found without reading all cases or offers", async (when) => {
  if (when === "after") await database.sql.rows("ANALYZE");
  const candidates = await loadCandidates(database.prisma, sought, now);
  const steps = await stepsOf(database, candidatesQuery(sought));
  for (const table of ["Case", "Offer"]) {
    expect(scannedWhole(steps)).not.toContain(table);
    // The plan reads the open cases and the last offer of each candidate.
    expect(rowsRead(steps, table)).toBeLessThanOrEqual(5 * candidates.length);
  }
  expect(rowsRead(steps, "Case")).toBeGreaterThan(0);
});

test("only mediators of the region or of the whole country are loaded, without those who cannot be reached", async () => {
  const { prisma } = database;
  const before = await loadCandidates(prisma, sought, now);
  expect(before.length).toBeLessThan(20);
  expect(before.some(({ regions }) => regions.length === 0)).toBe(true);
  for (const { regions } of before) if (regions.length > 0) expect(regions).toContain(regionId);
  const [gone] = before;
  await prisma.person.update({ where: { id: gone?.personId ?? 0 }, data: { blockedAt: now } });
  expect(await loadCandidates(prisma, sought, now)).toEqual(before.slice(1));
  expect(await loadCandidates(prisma, { regionIds: null, partyIds: [] }, now)).toHaveLength(199);
  await prisma.person.updateMany({ data: { blockedAt: null } });
});

test("if nobody serves the region, nobody is chosen, so that a report does not wait for another", async () => {
  const { prisma } = database;
  const lock = (id: string) => prisma.$transaction((tx) => lockMatching(tx, [id]));
  expect(await lock(regionId)).toBe(true);
  expect(await lock("KZ-00")).toBe(true);
  await prisma.staffRole.updateMany({ where: { regions: { isEmpty: true } }, data: { role: "COORDINATOR" } });
  expect(await lock("KZ-00")).toBe(false);
  await prisma.staffRole.updateMany({ where: { regions: { isEmpty: true } }, data: { role: "MEDIATOR" } });
});

test("a candidate's open cases, open offers, last offer and conflicts are counted", async () => {
  const { prisma, sql } = database;
  const [candidate] = await loadCandidates(prisma, sought, now);
  const mediatorId = candidate?.personId ?? 0;
  const cases = await prisma.case.count({ where: { mediatorId, status: "ASSIGNED" } });
  const { id: caseId, personId: applicant } = await prisma.case.findFirstOrThrow({ where: { status: "CLOSED" } });
  const at = new Date("2026-10-27T04:00:00Z");
  const times = { offeredAt: at, remindAt: at, dueAt: at };
  await prisma.offer.create({ data: { caseId, mediatorId, round: 8, why: {}, ...times } });
  const conflict = { status: "DECLINED", reason: "CONFLICT_OF_INTEREST" } as const;
  await prisma.offer.create({ data: { caseId, mediatorId, round: 9, why: {}, ...times, ...conflict } });
  await sql.rows(`UPDATE "Offer" SET "offeredAt" = $2 WHERE "mediatorId" = $1 AND round < 8`, [
    mediatorId,
    new Date(0),
  ]);
  const partyIds = [applicant, applicant + 1];
  const [counted] = await loadCandidates(prisma, { regionIds: [regionId], partyIds }, now);
  expect(counted).toMatchObject({ openCases: cases, openOffers: 1, lastOfferAt: at, conflictsWith: [applicant] });
});
