import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown } from "../harness/town.ts";
import { citizen, hasRegistered } from "./participants.ts";
import { publish } from "./sample.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const on = (day: string) => ({ startsAt: `${day}T05:00:00.000Z`, endsAt: `${day}T08:00:00.000Z` });

test("anybody sees upcoming events, soonest first, and opens them, but no drafts and no events that are over", async () => {
  const town = await openTown(database);
  await publish(database, { titleKk: "Екінші", ...on("2026-11-05") });
  await publish(database, { titleKk: "Бірінші", ...on("2026-10-29") });
  await publish(database, { titleKk: "Өткен", ...on("2026-10-26") });
  await database.prisma.event.create({ data: { createdById: 1, changedAt: town.now() } });
  const aigul = await citizen(town, "Айгүл");
  await aigul.taps("📅 Іс-шаралар");
  expect(aigul.reads()).toMatch(/Бірінші[\s\S]*Екінші/);
  expect(aigul.reads()).not.toContain("Өткен");
  await aigul.taps("5 қараша · Екінші");
  expect(aigul.reads()).toContain("2026 жылғы 5 қараша");
  await aigul.taps("📅 Барлық іс-шара");
  expect(aigul.reads()).toContain("Алдағы іс-шаралар");
});

test("events are filtered by region, kind and month, and events of the whole country are in the list of every region", async () => {
  const town = await openTown(database);
  await publish(database, { titleKk: "Астанада", regions: ["KZ-71"], kind: "SEMINAR", ...on("2026-10-29") });
  await publish(database, { titleKk: "Алматыда", regions: ["KZ-75"], kind: "FORUM", ...on("2026-10-30") });
  // The last night of October in UTC is already the first of November in Kazakhstan.
  await publish(database, {
    titleKk: "Бүкіл елде",
    regions: [],
    kind: "FORUM",
    startsAt: "2026-10-31T20:00:00.000Z",
    endsAt: "2026-10-31T22:00:00.000Z",
  });
  const aigul = await citizen(town, "Айгүл");
  const titles = () => ["Астанада", "Алматыда", "Бүкіл елде"].filter((title) => aigul.reads().includes(title));
  await aigul.writes("/events");
  expect(titles()).toHaveLength(3);
  await aigul.taps("Барлық өңір");
  await aigul.presses("el:list:KZ-71");
  expect(titles()).toEqual(["Астанада", "Бүкіл елде"]);
  await aigul.taps("Барлық түр");
  await aigul.taps("Форум");
  expect(titles()).toEqual(["Бүкіл елде"]);
  await aigul.presses("el:regions");
  await aigul.taps("Барлық өңір");
  expect(titles()).toEqual(["Алматыда", "Бүкіл елде"]);
  await aigul.taps("Барлық ай");
  expect(aigul.buttons()).toEqual(["Барлық ай", "2026 ж. қазан", "2026 ж. қараша"]);
  await aigul.taps("2026 ж. қараша");
  expect(titles()).toEqual(["Бүкіл елде"]);
  await aigul.forges("el:list:KZ-99:ALL:x:77");
  expect(titles()).toEqual(["Бүкіл елде"]);
});

test("a long list has pages", async () => {
  const town = await openTown(database);
  for (let day = 1; day <= 7; day += 1) await publish(database, { titleKk: `Жиын ${day}`, ...on(`2026-11-0${day}`) });
  const aigul = await citizen(town, "Айгүл");
  await aigul.writes("/events");
  expect(aigul.reads()).toContain("1 / 2");
  await aigul.taps("▶️");
  expect(aigul.reads()).toContain("Жиын 7");
  expect(aigul.reads()).not.toContain("Жиын 5");
  expect(aigul.buttons()).not.toContain("▶️");
});

test("«My events» lists the events that a person goes to or waits for, and nobody else's", async () => {
  const town = await openTown(database);
  const goesTo = await publish(database, { titleKk: "Баратыным" });
  const full = await publish(database, { titleKk: "Күтетінім", places: 0 });
  await publish(database, { titleKk: "Басқа" });
  const aigul = await citizen(town, "Айгүл");
  await aigul.writes("/events");
  await aigul.taps("Менің іс-шараларым");
  expect(aigul.reads()).toContain("ешбір іс-шараға тіркелмедіңіз");
  await hasRegistered(town, aigul, goesTo);
  await hasRegistered(town, aigul, full, true);
  await aigul.writes("/events");
  await aigul.taps("Менің іс-шараларым");
  expect(aigul.reads()).toMatch(/Баратыным\n✅ барамын[\s\S]*Күтетінім\n🕓 күту/);
  expect(aigul.reads()).not.toContain("Басқа");
});

test("a label is never cut inside an emoji", async () => {
  const town = await openTown(database);
  for (let length = 15; length < 30; length += 1) {
    await publish(database, { titleKk: `${"Б".repeat(length)}👨‍👩‍👧‍👦${"в".repeat(30)}`, ...on("2026-10-29") });
  }
  const aigul = await citizen(town, "Айгүл");
  await aigul.writes("/events");
  for (let page = 1; page <= 3; page += 1) {
    expect(aigul.buttons().filter((label) => label.includes("БББ"))).toHaveLength(5);
    for (const label of aigul.buttons()) expect([label.isWellFormed(), /\u200d…$/.test(label)]).toEqual([true, false]);
    if (page < 3) await aigul.taps("▶️");
  }
});
