import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { needsClearance } from "../../src/features/clearance/clearance.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportsViolence, tellsOfViolence } from "../harness/endangered.ts";
import { reports } from "../harness/report.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";

const region = "KZ-19";

let database: Database;
let town: Town;
let aigul: Townsperson;
let erlan: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  aigul = town.person("Айгүл");
});

const isGated = () => needsClearance(database.prisma, 1);

test("a case without danger needs no clearance; a child in danger, reported by its mediator, changes that", async () => {
  await reports(aigul);
  await erlan.forges("o:accept:1");
  expect(await isGated()).toBe(false);
  await erlan.forges("ch:yes:1");
  expect(await isGated()).toBe(true);
});

test.each([
  ["ticked in the report", reportsViolence],
  ["heard in the story", tellsOfViolence],
])("violence that was %s", async (_, reportsIt) => {
  await reportsIt(aigul);
  expect(await database.prisma.case.count()).toBe(1);
  expect(await isGated()).toBe(true);
});

test("a party who asks for help now", async () => {
  await reports(aigul);
  await erlan.forges("o:accept:1");
  await aigul.forges("ct:wanted");
  expect(await isGated()).toBe(true);
});

test("a case of the version before counts as dangerous until somebody has looked, and so does an unknown case", async () => {
  await reports(aigul);
  await database.prisma.case.update({ where: { id: 1 }, data: { dangers: null } });
  expect(await isGated()).toBe(true);
  expect(await needsClearance(database.prisma, 99)).toBe(true);
  await town.restarts();
  expect(await isGated()).toBe(false);
});
