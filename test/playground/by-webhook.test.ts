import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

test("by webhook a report is filed even if every update arrives only at the third attempt, and over a restart", async () => {
  const town = await openTown(database, { receiving: "webhook" });
  town.playground.deliveryFaults = ({ attempt }) => (attempt < 3 ? { status: 502, reached: attempt === 2 } : undefined);
  const citizen = town.person("Айгүл");
  await reports(citizen, "kk", stepOf.story);
  await town.restarts();
  for (const step of reportSteps("kk").slice(stepOf.story)) await step(citizen);
  expect(await database.prisma.case.count()).toBe(1);
  expect(town.playground.pendingUpdates()).toBe(0);
}, 60_000);
