import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { problemsOf } from "../../src/features/composing/rules.ts";
import { readFields, wordsOf } from "../../src/features/events/fields.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { localTimeOf } from "../../src/platform/time/local-time.ts";
import { seedDemoEvents } from "../../src/playground/demo-events.ts";
import { seedDemoStaff } from "../../src/playground/demo-staff.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

const vault = createVault([randomBytes(32)]);
let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => clearDatabase(database));

async function seeded(now: Date) {
  await seedDemoStaff(database, vault, now);
  await seedDemoEvents(database, vault, now);
  return database.prisma.event.findMany({ orderBy: { startsAt: "asc" } });
}

it.each([
  ["in the morning", "2026-11-25T04:20:00Z"],
  ["late in the evening", "2026-11-25T17:50:00Z"],
  ["at night, before a weekend", "2026-11-26T20:10:00Z"],
])("all events lie ahead and at decent hours if the playground starts %s", async (_, at) => {
  const now = new Date(at);
  const events = await seeded(now);
  expect(events).toHaveLength(7);
  for (const { status, facts, startsAt, endsAt } of events) {
    expect(status).toBe("PUBLISHED");
    expect(problemsOf(readFields(facts), null, now)).toEqual([]);
    const hour = localTimeOf(startsAt ?? new Date(0)).minutes / 60;
    expect(hour).toBeGreaterThanOrEqual(9);
    expect(hour).toBeLessThan(20);
    expect(startsAt && startsAt > now && endsAt && endsAt > startsAt).toBe(true);
  }
});

it("all events have texts in Kazakh and Russian, and the international conference also in English", async () => {
  const facts = (await seeded(new Date())).map((event) => readFields(event.facts));
  for (const fields of facts) {
    for (const language of languages) expect(wordsOf(fields, "title", language)).toBeTruthy();
    expect(fields.titleKk).not.toBe(fields.titleRu);
  }
  expect(facts.filter(({ titleEn, textEn }) => titleEn && textEn)).toHaveLength(1);
});

it("the events are published once, with subscribers, a full event and an event with one place left", async () => {
  const now = new Date();
  const before = await seeded(now);
  expect(await seeded(new Date(now.getTime() + 3_600_000))).toEqual(before);
  expect(before.filter(({ places, taken }) => places === taken)).toHaveLength(1);
  expect(before.filter(({ places, taken }) => places === taken + 1)).toHaveLength(1);
  expect(await database.prisma.subscription.count()).toBe(3);
});

it("several processes that start together publish everything once", async () => {
  const now = new Date();
  await Promise.all(Array.from({ length: 3 }, () => seeded(now)));
  expect(await database.prisma.event.count()).toBe(7);
  expect(await database.prisma.staffRole.count()).toBe(await database.prisma.person.count());
});
