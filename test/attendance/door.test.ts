import { afterAll, beforeAll, expect, test } from "vitest";
import { checkIn, checkInByCode, letIn } from "../../src/features/attendance/check-in.ts";
import { countWalkIn, readDoor, readDoorList, readDoors, readPast } from "../../src/features/attendance/door.ts";
import { readResults, sendResults, writeResults } from "../../src/features/attendance/results.ts";
import type { Person, Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { citizen, hasRegistered } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase } from "../harness/town.ts";
import { codeOf, registered } from "./tickets.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const morning = "2026-10-29T09:00:00+05:00";

function personWith(role: Role | null, regions: string[] = []): Person {
  const staff = role === null ? [] : [{ role, regions }];
  return { id: 9_999, telegramId: 9_999, language: "kk", blocked: false, staff };
}

const editor = personWith("EDITOR", ["KZ-71"]);

test.each([
  ["a person without a role", personWith(null)],
  ["a mediator", personWith("MEDIATOR")],
  ["a coordinator", personWith("COORDINATOR")],
  ["the council", personWith("COUNCIL")],
  ["an editor of another region", personWith("EDITOR", ["KZ-75"])],
])("the door is closed to %s", async (_, person) => {
  const town = await openTown(database, { at: morning });
  const event = await publish(database);
  const going = await registered(town, event, "GOING");
  const waits = await registered(town, event, "WAITING");
  const { prisma } = database;
  const now = town.now();
  expect((await readDoors(prisma, person, now)) ?? []).toEqual([]);
  expect(await readDoor(prisma, person, event, now)).toBeNull();
  expect(await readDoorList(prisma, town.vault, person, event)).toBeNull();
  expect(await countWalkIn(prisma, person, event, "in", now)).toBe(false);
  // Not even the existence of a registration is revealed: an id that does not exist gets the same answer.
  for (const id of [going.id, waits.id, 99_999]) {
    expect(await checkIn(prisma, person, id, now)).toEqual({ kind: "unknown" });
    expect(await letIn(prisma, person, id, now)).toEqual({ kind: "unknown" });
  }
  expect(await checkInByCode(prisma, person, going.code, now)).toEqual({ kind: "unknown" });
  const afterwards = new Date("2026-10-29T15:00:00Z");
  expect((await readPast(prisma, person, afterwards)) ?? []).toEqual([]);
  expect(await readResults(prisma, person, event, afterwards)).toBeNull();
  expect(await writeResults(prisma, person, event, { language: "kk", text: "Қорытынды" }, afterwards)).toBe(false);
  expect(await sendResults(prisma, person, event, afterwards)).toEqual({ kind: "gone" });
  expect(await prisma.event.findFirst()).toMatchObject({ walkIns: 0, results: null, resultsAt: null });
  expect(await prisma.registration.count({ where: { status: "ATTENDED" } })).toBe(0);
});

test("if many people are checked in at once, each counts once, and the number of walk-ins is never below zero", async () => {
  const town = await openTown(database, { at: morning });
  const event = await publish(database, { places: 1 });
  const going = await registered(town, event, "GOING");
  const waits = await registered(town, event, "WAITING");
  const { prisma } = database;
  const now = town.now();
  const ten = Array.from({ length: 10 });
  const scans = await Promise.all(ten.map(() => checkIn(prisma, editor, going.id, now)));
  expect(scans.map(({ kind }) => kind).sort()).toEqual([...ten.slice(1).map(() => "already"), "came"]);
  await prisma.event.update({ where: { id: event }, data: { taken: 1 } });
  const letting = await Promise.all(ten.map(() => letIn(prisma, editor, waits.id, now)));
  expect(letting.filter(({ kind }) => kind === "came")).toHaveLength(1);
  expect(await prisma.event.findFirst()).toMatchObject({ taken: 2 });
  await Promise.all(ten.map(() => countWalkIn(prisma, editor, event, "in", now)));
  expect(await prisma.event.findFirst()).toMatchObject({ walkIns: 10 });
  const back = await Promise.all([...ten, ...ten].map(() => countWalkIn(prisma, editor, event, "back", now)));
  expect(back.filter((item) => item)).toHaveLength(10);
  expect(await prisma.event.findFirst()).toMatchObject({ walkIns: 0 });
  // A day later, walk-ins can no longer be counted.
  expect(await countWalkIn(prisma, editor, event, "in", new Date(now.getTime() + 86_400_000))).toBe(false);
});

test("only staff count walk-ins and see the list of names", async () => {
  const town = await openTown(database, { at: morning });
  const event = await publish(database);
  const aigul = await citizen(town, "Айгүл");
  await hasRegistered(town, aigul, event);
  const code = await codeOf(town, aigul, event);
  const staff = await town.staff("Редактор", "kk", { role: "EDITOR", regions: ["KZ-71"] });
  await staff.writes("/door");
  await staff.taps("29 қазан");
  await staff.taps("+1 тіркелмеген");
  await staff.taps("+1 тіркелмеген");
  await staff.taps("−1");
  expect(staff.reads()).toContain("🚶 Тіркелмей келді: 1");
  await staff.taps("📋 Тізім");
  const shown = `${code.slice(0, 3)} ${code.slice(3)}`;
  expect(staff.reads()).toContain(`▫️ ${shown} Қатысушы`);
  await staff.writes(code);
  await staff.taps("🚪 Кіреберіс");
  await staff.taps("📋 Тізім");
  expect(staff.reads()).toContain(`✓ ${shown} Қатысушы`);
  await aigul.forges(`at:names:${event}`);
  expect(aigul.reads()).toMatch(phrase("kk", "attendance:gone"));
  await aigul.writes("/door");
  expect(aigul.reads()).toMatch(phrase("kk", "attendance:forbidden"));
});

test("a list that is too long for a message becomes a file, which is named after the number of the event only", async () => {
  const town = await openTown(database, { at: morning });
  const event = await publish(database);
  const staff = await town.staff("Редактор", "ru", { role: "EDITOR" });
  const people = Array.from({ length: 400 }, (_, at) => ({ telegramId: 600_000 + at, createdAt: town.now() }));
  const made = await database.prisma.person.createManyAndReturn({ data: people });
  await database.prisma.registration.createMany({
    data: made.map(({ id }) => ({
      eventId: event,
      personId: id,
      status: "GOING" as const,
      code: `K${String(id).padStart(5, "0")}`,
      registeredAt: town.now(),
    })),
  });
  await staff.writes("/door");
  await staff.taps("29 октября");
  await staff.taps("📋 Список");
  expect(town.playground.chat(staff.id).messages.at(-1)?.media).toMatchObject({
    kind: "document",
    name: `door-${event}.txt`,
  });
});
