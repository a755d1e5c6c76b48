import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, stepOf } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("somebody who deleted the bot's message and taps it on another phone gets a new message", async () => {
  const town = await openTown(database);
  const citizen = town.person("Айгүл");
  await reports(citizen, "kk", stepOf.name);
  const newest = () => town.playground.chat(citizen.id).messages.findLast(({ fromBot }) => fromBot)?.id ?? 0;
  const deleted = newest();
  town.playground.removeMessage(citizen.id, deleted);
  town.playground.press(citizen.id, deleted, "f:back:name");
  await town.settles();
  expect(await database.prisma.update.count()).toBe(0);
  expect(newest()).toBeGreaterThan(deleted);
}, 60_000);
