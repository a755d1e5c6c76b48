import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetOldDeliveries } from "../../src/app/old-deliveries.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { dayMs } from "../../src/platform/time/units.ts";
import { openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const now = new Date("2026-10-27T05:00:00Z");
const ago = (days: number) => new Date(now.getTime() - days * dayMs);

/** Puts a delivery into the outbox that was done some days ago. */
function done(personId: number, message: string, subject: string, days: number, more: object = {}) {
  const at = ago(days);
  const row = { message, subject, personId, class: 1, status: "SENT" as const, notBefore: at, createdAt: at };
  return database.prisma.delivery.create({ data: { ...row, doneAt: at, ...more } });
}

test("deliveries that were done long ago go, except those of events that are not over, of cases, and of what waits again", async () => {
  const { prisma } = database;
  const { id: personId } = await prisma.person.create({ data: { telegramId: 77n, createdAt: now } });
  const event = (endsAt: Date) =>
    prisma.event.create({
      data: { createdById: personId, changedAt: now, status: "PUBLISHED", startsAt: endsAt, endsAt },
    });
  const [past, lately, toCome] = [await event(ago(200)), await event(ago(10)), await event(ago(-30))];
  for (const { id } of [past, lately, toCome]) {
    await done(personId, "events.announcement", String(id), 250);
    await done(personId, "events.changed", `${id}/2`, 250);
  }
  await done(personId, "undo.ended", "1", 181);
  await done(personId, "undo.ended", "2", 179);
  await done(personId, "undo.ended", "3", 250, { status: "WAITING", doneAt: null });
  await done(personId, "talks.copy", "0f4f0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b", 900);
  await done(personId, "cases.accepted", "5", 900);
  expect(await forgetOldDeliveries(database, 180, now)).toBe(3);
  const left = await prisma.delivery.findMany({ orderBy: { id: "asc" }, select: { message: true, subject: true } });
  expect(left.map(({ message, subject }) => `${message} ${subject}`)).toEqual([
    `events.announcement ${lately.id}`,
    `events.changed ${lately.id}/2`,
    `events.announcement ${toCome.id}`,
    `events.changed ${toCome.id}/2`,
    "undo.ended 2",
    "undo.ended 3",
    "talks.copy 0f4f0c1e-4b5a-4c57-9a2b-0d8f6f1f2a3b",
    "cases.accepted 5",
  ]);
  expect(await forgetOldDeliveries(database, 180, now)).toBe(0);
});
