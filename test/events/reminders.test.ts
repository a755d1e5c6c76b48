import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";
import { citizen, hasRegistered } from "./participants.ts";
import { change, publish } from "./sample.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const tomorrow = "ертең күтеміз";
const today = "бүгін күтеміз";
const hour = "Бір сағатқа жетпей";
const remindersOf = (person: Townsperson) => person.history().filter((text) => text.includes("🔔")).length;

/** A Tuesday morning. The event of the sample is on Thursday at ten. */
async function begin(): Promise<{ town: Town; event: number; goes: Townsperson }> {
  const town = await openTown(database);
  const event = await publish(database);
  const goes = await citizen(town, "Айгүл");
  await hasRegistered(town, goes, event);
  return { town, event, goes };
}

test("people who go are reminded once a day before and once an hour before", async () => {
  const { town, event, goes } = await begin();
  await change(database, event, { places: 1 }, town.now());
  const waits = await citizen(town, "Күтуші");
  await hasRegistered(town, waits, event, true);
  const stranger = await citizen(town, "Бөтен");
  await town.passes(23 * 60);
  expect(remindersOf(goes)).toBe(0);
  await town.passes(70);
  await town.passes(1);
  expect(goes.reads()).toContain(tomorrow);
  expect(goes.reads()).toContain("дөңгелек үстел");
  expect(goes.buttons()).toContain("🎟 Билетім");
  await town.passes(22 * 60 + 55);
  await town.passes(1);
  expect(goes.reads()).toContain(hour);
  expect(remindersOf(goes)).toBe(2);
  expect([remindersOf(waits), remindersOf(stranger)]).toEqual([0, 0]);
});

test("somebody who registers less than a day before is only reminded an hour before", async () => {
  const { town, event } = await begin();
  await town.passes(26 * 60);
  const late = await citizen(town, "Соңғы");
  await hasRegistered(town, late, event);
  await town.passes(1);
  expect(remindersOf(late)).toBe(0);
  await town.passes(21 * 60 + 30);
  expect(late.reads()).toContain(hour);
  expect(remindersOf(late)).toBe(1);
});

test("a bot that starts late sends the reminders that still make sense", async () => {
  const { town, goes } = await begin();
  // Wednesday, six in the evening: sixteen hours before.
  await town.passes(32 * 60);
  expect(goes.reads()).toContain(tomorrow);
  await town.close();

  const other = await begin();
  // Thursday, eight in the morning: too late for the reminder a day ahead.
  await other.town.passes(46 * 60);
  expect(remindersOf(other.goes)).toBe(0);
  // The event has begun.
  await other.town.passes(3 * 60);
  expect(remindersOf(other.goes)).toBe(0);
});

test("nobody is reminded at night of an event of the next day", async () => {
  const town = await openTown(database);
  const event = await publish(database, { startsAt: "2026-10-28T18:00:00.000Z", endsAt: "2026-10-28T20:00:00.000Z" });
  const goes = await citizen(town, "Айгүл");
  await hasRegistered(town, goes, event);
  // Tuesday, 23:30; the event begins on Wednesday at 23:00.
  await town.passes(13 * 60 + 30);
  expect(remindersOf(goes)).toBe(0);
  await town.passes(9 * 60 + 40);
  expect(goes.reads()).toContain(today);
});

test("a moved event is reminded of again at its new time, and the reminder for the old time is not sent", async () => {
  const { town, event, goes } = await begin();
  await town.passes(24 * 60 + 10);
  expect(remindersOf(goes)).toBe(1);
  await change(
    database,
    event,
    { startsAt: "2026-10-31T05:00:00.000Z", endsAt: "2026-10-31T08:00:00.000Z" },
    town.now(),
  );
  await town.passes(23 * 60 + 20);
  expect(remindersOf(goes)).toBe(1);
  await town.passes(24 * 60 + 40);
  expect(goes.reads()).toContain(tomorrow);
  expect(goes.reads()).toContain("31 қазан");
  await town.passes(23 * 60 + 10);
  expect(goes.reads()).toContain(hour);
  expect(remindersOf(goes)).toBe(3);
});

test("an event that is moved away and back before its reminder was sent is reminded of once", async () => {
  const { town, event, goes } = await begin();
  const later = { startsAt: "2026-10-31T05:00:00.000Z", endsAt: "2026-10-31T08:00:00.000Z" };
  // On Tuesday evening the reminder of an event on Wednesday at ten in the evening waits for the morning.
  const evening = { startsAt: "2026-10-28T17:00:00.000Z", endsAt: "2026-10-28T19:00:00.000Z" };
  await change(database, event, evening, town.now());
  await town.passes(12 * 60 + 30);
  await change(database, event, later, town.now());
  town.jumps(11 * 60);
  await town.settles();
  expect(remindersOf(goes)).toBe(0);
  await change(database, event, evening, town.now());
  await town.passes(1);
  await town.passes(1);
  expect(goes.history().filter((text) => text.includes(today))).toHaveLength(1);
});

test("the offer of a seat shows the present time of the event and ends when the event begins", async () => {
  const { town, event, goes } = await begin();
  await change(database, event, { places: 1 }, town.now());
  const waits = await citizen(town, "Күтуші");
  await hasRegistered(town, waits, event, true);
  await goes.opens(`event_${event}`);
  await goes.taps("Бармаймын");
  await town.takesEffect();
  const offer = () => waits.history().find((text) => text.includes("Барасыз ба?")) ?? "";
  expect(offer()).toContain("29 қазан");
  // The event now begins today at half past twelve, and the seat was offered until ten in the evening.
  const soon = { startsAt: "2026-10-27T07:30:00.000Z", endsAt: "2026-10-27T09:00:00.000Z", places: 1 };
  await change(database, event, soon, town.now());
  await town.settles();
  expect(offer()).toContain("27 қазан, сейсенбі, 12:30");
  expect(offer()).toMatch(/27 қазан, 12:30$/m);
  await town.passes(3 * 60);
  expect(offer()).toBe("");
  expect(await database.prisma.registration.count({ where: { status: "OFFERED" } })).toBe(0);
});

test("nobody is reminded of a cancelled event or after cancelling their registration", async () => {
  const { town, event, goes } = await begin();
  const back = await citizen(town, "Бас тартқан");
  await hasRegistered(town, back, event);
  await back.opens(`event_${event}`);
  await back.taps("Бармаймын");
  await town.passes(24 * 60 + 10);
  expect([remindersOf(goes), remindersOf(back)]).toEqual([1, 0]);
  await cancelEvent(database.prisma, event, town.now());
  await town.passes(23 * 60);
  expect(remindersOf(goes)).toBe(1);
  expect(goes.reads()).toContain("өтпейді");
});

test("people are reminded of each stage of a caravan by its name", async () => {
  const town = await openTown(database);
  const stages = [
    { at: "2026-10-29T05:00:00.000Z", words: "Астана" },
    { at: "2026-10-31T05:00:00.000Z", words: "Қонаев" },
  ];
  const event = await publish(database, { stages, endsAt: "2026-10-31T12:00:00.000Z" });
  const goes = await citizen(town, "Айгүл");
  await hasRegistered(town, goes, event);
  await town.passes(24 * 60 + 10);
  expect(goes.reads()).toContain("Астана");
  expect(remindersOf(goes)).toBe(1);
  await town.passes(48 * 60);
  expect(goes.reads()).toMatch(/🚩 31 қазан, 10:00 – Қонаев/);
  expect(remindersOf(goes)).toBe(2);
});
