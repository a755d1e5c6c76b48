import { afterAll, beforeAll, expect, test } from "vitest";
import { readFigures } from "../../src/features/attendance/figures.ts";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Person, Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { registered } from "./tickets.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

function person(role: Role, regions: string[] = []): Person {
  return { id: 9_999, telegramId: 9_999, language: "kk", blocked: false, staff: [{ role, regions }] };
}

/** In November, after a round table in Astana in October, a national forum in March, a seminar of two regions, and others. */
async function begin(): Promise<Town> {
  const town = await openTown(database, { at: "2026-11-10T10:00:00+05:00" });
  const astana = await publish(database);
  for (const rating of [5, 5, 4, 4, 5]) await registered(town, astana, "ATTENDED", { rating });
  for (const status of ["ATTENDED", "GOING", "CANCELLED", "WAITING"] as const) await registered(town, astana, status);
  await database.prisma.event.update({ where: { id: astana }, data: { walkIns: 4 } });
  const march = { startsAt: "2026-03-10T05:00:00.000Z", endsAt: "2026-03-10T08:00:00.000Z" };
  const forum = await publish(database, { kind: "FORUM", regions: [], ...march });
  for (const rating of [1, 2]) await registered(town, forum, "ATTENDED", { rating });
  await publish(database, { kind: "SEMINAR", regions: ["KZ-71", "KZ-75"] });
  // Events of last year, future events and cancelled events do not count.
  await publish(database, { startsAt: "2025-12-31T05:00:00.000Z", endsAt: "2025-12-31T08:00:00.000Z" });
  await publish(database, { startsAt: "2026-11-20T05:00:00.000Z", endsAt: "2026-11-20T08:00:00.000Z" });
  const cancelled = await publish(database);
  await database.prisma.$transaction((tx) => cancelEvent(tx, cancelled, town.now()));
  return town;
}

const astana = { held: 1, registered: 7, came: 6, walkIns: 4, rating: 4.6 };
const seminar = { held: 1, registered: 0, came: 0, walkIns: 0, rating: null };

test("a person's own events are counted by region and kind, for the year and the last thirty days", async () => {
  const town = await begin();
  const { prisma } = database;
  const now = town.now();
  const year = await readFigures(prisma, person("COUNCIL"), { period: "year", by: "region" }, now);
  expect(year?.total).toMatchObject({ held: 3, registered: 9, came: 8, walkIns: 4 });
  expect(year?.groups).toEqual([
    { name: "KZ-71", ...astana, held: 2 },
    { name: "KZ-75", ...seminar },
    // The mean of two ratings would reveal what each person thinks.
    { name: null, held: 1, registered: 2, came: 2, walkIns: 0, rating: null },
  ]);
  const month = await readFigures(prisma, person("ADMIN"), { period: "month", by: "kind" }, now);
  expect(month?.total).toMatchObject({ held: 2, came: 6 });
  expect(month?.groups).toEqual([
    { name: "ROUND_TABLE", ...astana },
    { name: "SEMINAR", ...seminar },
  ]);
  for (const role of ["EDITOR", "COUNCIL"] as const) {
    const own = await readFigures(prisma, person(role, ["KZ-71"]), { period: "year", by: "region" }, now);
    expect(own).toEqual({ total: { name: null, ...astana }, groups: [{ name: "KZ-71", ...astana }] });
  }
  for (const role of ["MEDIATOR", "COORDINATOR"] as const) {
    expect(await readFigures(prisma, person(role), { period: "year", by: "kind" }, now)).toBeNull();
  }
});

test("the council reads the figures from the home screen, others are refused", async () => {
  const town = await begin();
  const council = await town.staff("Кеңес", "kk", { role: "COUNCIL" });
  await council.writes("/start");
  await council.taps("📊 Іс-шара көрсеткіштері");
  expect(council.reads()).toContain("Астана");
  expect(council.reads()).toContain("📅 2 · ✍️ 7 · ✅ 6 · 🚶 4 · ⭐ 4,6");
  await council.taps("Іс-шара түрлері");
  expect(council.reads()).toContain("Дөңгелек үстел");
  await council.taps("Соңғы 30 күн");
  expect(council.reads()).not.toContain("Форум");
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR", regions: ["KZ-75"] });
  await editor.writes("/door");
  await editor.taps("📊 Посещаемость");
  expect(editor.reads()).toMatch(phrase("ru", "attendance:figures.none"));
  const mediator = await town.staff("Медиатор", "kk", { role: "MEDIATOR" });
  await mediator.writes("/figures");
  expect(mediator.reads()).toMatch(phrase("kk", "attendance:forbidden"));
});
