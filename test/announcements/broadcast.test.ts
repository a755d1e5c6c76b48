import { afterAll, beforeAll, expect, test } from "vitest";
import { countAudience } from "../../src/features/announcements/audience-rows.ts";
import { startAnnouncements, watchAnnouncements } from "../../src/features/announcements/jobs.ts";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { jobTools } from "../harness/job-tools.ts";
import { openTown, type Town } from "../harness/town.ts";
import { afternoon, announced, heard, statusOf, strangers, subscriber } from "./round.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const editorOf = (town: Town) => town.staff("Мәдина", "ru", { role: "EDITOR" });

test("those whom it concerns hear of it once, in their language; the editor sees it to its end", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const wanting = [
    await subscriber(town, "Айгүл"),
    await subscriber(town, "Пётр", { kinds: ["ROUND_TABLE"], regions: ["KZ-10", "KZ-71"] }, "ru"),
    await subscriber(town, "Болат", { tags: ["RECONCILIATION", "SCHOOL"] }),
  ];
  const others = [
    await subscriber(town, "Басқа түр", { kinds: ["COURSE"] }),
    await subscriber(town, "Басқа өңір", { regions: ["KZ-10"] }),
    await subscriber(town, "Басқа тақырып", { tags: ["SCHOOL"] }),
    await subscriber(town, "Кейін", { pausedUntil: new Date("2026-12-01T00:00:00Z") }),
    await subscriber(town, "Жоқ", { endedAt: new Date("2026-10-01T00:00:00Z"), endedBy: "STOPPED" }),
    town.person("Жазылмаған"),
  ];
  const blocked = await subscriber(town, "Кетті");
  await database.prisma.person.updateMany({
    where: { telegramId: BigInt(blocked.id) },
    data: { blockedAt: town.now() },
  });
  await announced(town, editor.personId);
  await town.passes(0);
  expect(wanting.map(heard)).toEqual([1, 1, 1]);
  expect(wanting[1]?.reads()).toContain("Мир и согласие: круглый стол");
  await town.passes(1);
  expect([...others, blocked].map(heard)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  expect(editor.reads()).toContain("Рассылка закончена.");
  expect(editor.reads()).toContain("Отправлено: 3 из 3");
  expect(editor.buttons()).toEqual([]);
  expect(editor.history().filter((text) => text.includes("Отправлено"))).toHaveLength(1);
  await town.passes(5);
  expect(wanting.map(heard)).toEqual([1, 1, 1]);
});

test("the audience by language and region, before anything is sent", async () => {
  const town = await openTown(database);
  await subscriber(town, "Айгүл", { regions: ["KZ-71", "KZ-10"] });
  await subscriber(town, "Болат");
  await subscriber(town, "Пётр", { regions: ["KZ-71"] }, "ru");
  await subscriber(town, "Анна", { regions: ["KZ-10"] }, "ru");
  const audience = { kind: "FORUM" as const, regions: ["KZ-71"], tags: [] };
  expect(await countAudience(database.prisma, audience, town.now())).toEqual({
    total: 3,
    languages: [
      { language: "kk", count: 2 },
      { language: "ru", count: 1 },
    ],
    regions: [
      { region: "KZ-71", count: 2 },
      { region: null, count: 1 },
    ],
  });
  const everywhere = await countAudience(database.prisma, { ...audience, regions: [] }, town.now());
  expect(everywhere.regions).toEqual([
    { region: "KZ-10", count: 2 },
    { region: "KZ-71", count: 2 },
    { region: null, count: 1 },
  ]);
});

test("nobody gets it twice, however many processes start it and whenever they look again", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const [first, second] = [await subscriber(town, "Айгүл"), await subscriber(town, "Болат")];
  await announced(town, editor.personId);
  await Promise.all(Array.from({ length: 5 }, () => startAnnouncements(database, jobTools(database), town.now())));
  await Promise.all(Array.from({ length: 5 }, () => watchAnnouncements(database, jobTools(database), town.now())));
  await town.settles();
  await town.restarts();
  await town.passes(1);
  expect([first, second].map(heard)).toEqual([1, 1]);
  expect(editor.history().filter((text) => text.includes("Отправлено"))).toHaveLength(1);
});

test("a start that breaks off has not begun, and is made again", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const listener = await subscriber(town, "Айгүл");
  await announced(town, editor.personId);
  // The last that is written.
  await database.sql.rows(`ALTER TABLE "Delivery" ADD CONSTRAINT broken CHECK (message <> 'announcements.progress')`);
  await startAnnouncements(database, jobTools(database), town.now());
  await database.sql.rows(`ALTER TABLE "Delivery" DROP CONSTRAINT broken`);
  expect((await statusOf(town))?.status).toBe("SCHEDULED");
  expect(heard(listener)).toBe(0);
  await town.passes(2);
  expect(heard(listener)).toBe(1);
});

test("not before its time", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const listener = await subscriber(town, "Айгүл");
  await announced(town, editor.personId, { startAt: new Date(town.now().getTime() + 60 * 60_000) });
  await town.passes(59);
  expect(heard(listener)).toBe(0);
  await town.passes(1);
  expect(heard(listener)).toBe(1);
});

test("when it comes too late to make sense nobody is told, and it is over", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const listener = await subscriber(town, "Айгүл");
  await announced(town, editor.personId, { startAt: new Date("2026-10-28T05:00:00Z") });
  await town.passes(3 * 24 * 60);
  await town.passes(1);
  expect(heard(listener)).toBe(0);
  expect((await statusOf(town))?.status).toBe("DONE");
});

test("who unsubscribes while it runs gets nothing more", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const [leaves, stays] = [await subscriber(town, "Айгүл", afternoon), await subscriber(town, "Болат", afternoon)];
  await announced(town, editor.personId);
  await town.passes(1);
  const person = { telegramId: BigInt(leaves.id) };
  await database.prisma.subscription.updateMany({
    where: { person },
    data: { endedAt: town.now(), endedBy: "STOPPED" },
  });
  await town.passes(4 * 60);
  await town.passes(1);
  expect([leaves, stays].map(heard)).toEqual([0, 1]);
  expect(editor.reads()).toContain("Не понадобилось: 1");
});

test("an event that is cancelled while it is announced is told to nobody else", async () => {
  const town = await openTown(database);
  const editor = await editorOf(town);
  const [told, waits] = [await subscriber(town, "Айгүл"), await subscriber(town, "Болат", afternoon)];
  const event = await announced(town, editor.personId);
  await town.passes(0);
  await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
  await town.passes(1);
  await town.passes(5 * 60);
  expect(told.reads()).toContain("Іс-шара өтпейді");
  expect(heard(waits)).toBe(0);
  expect(editor.reads()).toContain("Рассылка остановлена.");
  expect(editor.reads()).toContain("Не понадобилось: 1");
});

test.each([
  ["they end later", "10:00", [9 * 60, 14 * 60], "14:00"],
  ["over midnight, in the evening", "23:10", [21 * 60, 9 * 60], "09:00"],
  ["over midnight, in the morning", "08:59", [21 * 60, 9 * 60], "09:00"],
  ["they have ended", "09:00", [21 * 60, 9 * 60], "09:00"],
  ["they begin now", "21:00", [21 * 60, 9 * 60], "09:00"],
  ["they begin later", "20:59", [21 * 60, 9 * 60], "20:59"],
  ["there are none", "03:00", [0, 0], "03:00"],
])("quiet hours: %s", async (_, at, [quietFrom = 0, quietTo = 0], expected) => {
  const town = await openTown(database, { at: `2026-10-26T${at}:00+05:00` });
  const editor = await editorOf(town);
  await strangers(town, 1, { quietFrom, quietTo });
  await announced(town, editor.personId);
  await startAnnouncements(database, jobTools(database), town.now());
  const { notBefore } = await database.prisma.delivery.findFirstOrThrow({ where: { message: "events.announcement" } });
  expect(notBefore.toLocaleTimeString("en-GB", { timeZone: "Asia/Almaty", timeStyle: "short" })).toBe(expected);
  expect(notBefore.getTime()).toBeGreaterThan(town.now().getTime() - 60_000);
});

test("what has not gone out when the quiet hours begin waits for the morning", async () => {
  const town = await openTown(database, { at: "2026-10-26T20:00:00+05:00" });
  const editor = await editorOf(town);
  const listener = await subscriber(town, "Айгүл", { quietFrom: 21 * 60, quietTo: 9 * 60 });
  await town.holdsEverybody(90);
  await announced(town, editor.personId);
  await startAnnouncements(database, jobTools(database), town.now());
  town.jumps(61);
  await watchAnnouncements(database, jobTools(database), town.now());
  town.jumps(60);
  await town.settles();
  expect(heard(listener)).toBe(0);
  await town.passes(10 * 60 + 59);
  expect(heard(listener)).toBe(1);
});
