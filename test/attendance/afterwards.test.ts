import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { citizen, hasRegistered } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Five minutes before the sample event ends, at one o'clock. */
const nearTheEnd = "2026-10-29T12:55:00+05:00";

async function begin(changes: Parameters<typeof publish>[1] = {}): Promise<{ town: Town; event: number }> {
  const town = await openTown(database, { at: nearTheEnd });
  return { town, event: await publish(database, changes) };
}

async function came(town: Town, name: string, event: number, language: "kk" | "ru" = "kk"): Promise<Townsperson> {
  const person = await citizen(town, name, language);
  const { prisma } = database;
  const { id } = await prisma.person.findUniqueOrThrow({ where: { telegramId: person.id } });
  const times = { registeredAt: town.now(), attendedAt: town.now() };
  const code = `C${String(id).padStart(5, "0")}`;
  await prisma.registration.create({ data: { eventId: event, personId: id, status: "ATTENDED", code, ...times } });
  return person;
}

const asked = (person: Townsperson) =>
  person.history().filter((text) => /ұнады ма|Как вам мероприятие/.test(text)).length;

test("participants are asked for a rating once, an hour later; the last answer counts", async () => {
  const { town, event } = await begin();
  const aigul = await came(town, "Айгүл", event);
  const petr = await came(town, "Пётр", event, "ru");
  const absent = await citizen(town, "Келмеген");
  await hasRegistered(town, absent, event);
  await town.passes(60);
  expect(asked(aigul)).toBe(0);
  await town.passes(6);
  await town.passes(1);
  await town.passes(24 * 60);
  expect([asked(aigul), asked(petr), asked(absent)]).toEqual([1, 1, 0]);
  await petr.taps("3 ⭐");
  expect(petr.reads()).toContain("Ваша оценка: 3 ⭐⭐⭐");
  await petr.taps("5 ⭐");
  expect(petr.reads()).toContain("Ваша оценка: 5");
  const ratings = await database.prisma.registration.findMany({ where: { rating: { not: null } } });
  expect(ratings.map(({ rating }) => rating)).toEqual([5]);
  for (const data of [`tk:rate:${event}:6`, `tk:rate:${event}:0`, "tk:rate:99999:5"]) {
    await aigul.forges(data);
    expect(aigul.reads(), data).toMatch(phrase("kk", "attendance:rating.notThere"));
  }
  await absent.forges(`tk:rate:${event}:5`);
  expect(await database.prisma.registration.count({ where: { rating: { not: null } } })).toBe(1);
});

test("nobody is asked at night; a late question is still asked within three days, but not later", async () => {
  const evening = { startsAt: "2026-10-29T13:00:00.000Z", endsAt: "2026-10-29T15:30:00.000Z" };
  const night = await begin(evening);
  const aigul = await came(night.town, "Айгүл", night.event);
  // The clock stands at ten in the evening, then at eight in the morning, then at nine.
  await night.town.passes(9 * 60);
  await night.town.passes(10 * 60);
  expect(asked(aigul)).toBe(0);
  await night.town.passes(70);
  expect(asked(aigul)).toBe(1);
  await night.town.close();

  const late = await begin();
  const late2 = await came(late.town, "Кеш", late.event);
  await late.town.passes(2 * 24 * 60);
  expect(asked(late2)).toBe(1);
  await late.town.close();

  const tooLate = await begin();
  const never = await came(tooLate.town, "Тым кеш", tooLate.event);
  await tooLate.town.passes(3 * 24 * 60 + 10);
  expect(asked(never)).toBe(0);
});

test("participants of a cancelled event are not asked", async () => {
  const { town, event } = await begin();
  const aigul = await came(town, "Айгүл", event);
  await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
  await town.passes(2 * 60);
  expect(asked(aigul)).toBe(0);
});

test("results are written in two languages, previewed, and sent once to the participants who came", async () => {
  const { town, event } = await begin();
  const aigul = await came(town, "Айгүл", event);
  const petr = await came(town, "Пётр", event, "ru");
  const absent = await citizen(town, "Келмеген");
  await hasRegistered(town, absent, event);
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR", regions: ["KZ-71"] });
  await editor.writes("/door");
  await editor.taps("29 октября");
  expect(editor.buttons()).not.toContain("📝 Итоги и рекомендации");
  await town.passes(6);
  await editor.writes("/door");
  await editor.taps("🗃 Прошедшие");
  await editor.taps("29 октября");
  await editor.taps("📝 Итоги и рекомендации");
  await editor.taps("✏️ На казахском");
  await town.restarts();
  await editor.writes("Ұ".repeat(2501));
  expect(editor.reads()).toContain("2501");
  await editor.sharesLocation(51, 71);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:results.onlyText"));
  await editor.writes("Қатысқандар <ұсыныс> қабылдады.");
  expect(editor.history().at(-2)).toContain("Қатысқандар <ұсыныс> қабылдады.");
  expect(editor.reads()).toContain("✅ на казахском\n▫️ на русском");
  expect(editor.buttons()).not.toContain("📨 Отправить тем, кто пришёл");
  await editor.taps("✏️ На русском");
  // Any command leaves the question, and nothing is stored.
  await editor.writes("/door");
  await editor.writes("Просто слова");
  expect(await database.prisma.event.findFirst()).toMatchObject({ results: { kk: "Қатысқандар <ұсыныс> қабылдады." } });
  await editor.taps("🗃 Прошедшие");
  await editor.taps("29 октября");
  await editor.taps("📝 Итоги и рекомендации");
  await editor.taps("✏️ На русском");
  await editor.taps("Назад");
  await editor.taps("✏️ На русском");
  await editor.writes("Участники приняли рекомендации.");
  expect(editor.reads()).toContain("Получателей: 2");
  await editor.taps("📨 Отправить");
  expect(editor.reads()).toContain("Получателей: 2");
  await editor.forges(`at:send:${event}`);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:results.already"));
  await town.passes(1);
  const told = (person: Townsperson) => person.history().filter((text) => text.includes("📝")).length;
  expect([told(aigul), told(petr), told(absent)]).toEqual([1, 1, 0]);
  expect(aigul.reads()).toContain("Қатысқандар <ұсыныс> қабылдады.");
  expect(petr.reads()).toContain("Участники приняли рекомендации.");
  await editor.forges(`at:write:${event}:kk`);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:results.sentAt"));
});
