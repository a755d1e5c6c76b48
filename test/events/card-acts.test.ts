import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, stepOf } from "../harness/report.ts";
import { openTown, phrase } from "../harness/town.ts";
import { citizen, hasRegistered } from "./participants.ts";
import { change, publish } from "./sample.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("a link opens the card before a language is chosen; a consent is followed by the registration, which can be cancelled", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 50 });
  const aigul = town.person("Айгүл");
  await aigul.opens(`event_${event}`);
  await aigul.taps("Қазақша");
  expect(aigul.reads()).toContain("2026 жылғы 29 қазан, бейсенбі, 10:00–13:00");
  expect(aigul.buttons()).toEqual(
    expect.arrayContaining(["👍 Барамын", "Бармаймын", "🗓 Күнтізбеге", "📍 Картадан көру"]),
  );
  await aigul.taps("👍 Барамын");
  await aigul.writes("иә");
  expect(aigul.reads()).toMatch(phrase("kk", "chat:mustBeTapped"));
  expect(await database.prisma.registration.count()).toBe(0);
  await aigul.taps("Келісемін");
  expect(aigul.reads()).toContain("Сіз барасыз");
  expect(aigul.buttons()).toContain("🎟 Билетім");
  expect(await database.prisma.registration.findFirst()).toMatchObject({ status: "GOING" });
  await aigul.taps("Бармаймын");
  await town.takesEffect();
  await aigul.opens(`event_${event}`);
  expect(aigul.reads()).toContain("сіз бармайсыз");
  await aigul.taps("👍 Барамын");
  expect(aigul.reads()).toContain("Сіз барасыз");
});

test("the card shows the present state: full, closed, over or cancelled", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 1 });
  const [first, second] = [await citizen(town, "Бірінші"), await citizen(town, "Екінші")];
  await second.opens(`event_${event}`);
  await hasRegistered(town, first, event);
  await second.presses(`ev:going:${event}`);
  expect(second.reads()).toContain("Бос орын қалмады");
  await second.taps("Күту тізіміне");
  await second.taps("Келісемін");
  expect(second.reads()).toContain("Күту тізіміндесіз");
  await first.opens(`event_${event}`);
  await first.taps("Бармаймын");
  await town.takesEffect();
  expect(second.reads()).toContain("Сізге орын босады");
  await second.taps("👍 Барамын");
  expect(second.reads()).toContain("Сіз барасыз");
  await cancelEvent(database.prisma, event, town.now());
  await town.settles();
  expect(second.reads()).toContain("сіз тіркелген іс-шара өтпейді");
  await first.forges(`ev:going:${event}:card`);
  expect(first.reads()).toContain("Іс-шара өтпейді");
  expect(await database.prisma.registration.count({ where: { status: "GOING" } })).toBe(1);
});

test("fewer places than people who go are shown as their number: nobody has lost a seat", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 3 });
  const [first, second] = [await citizen(town, "Бірінші"), await citizen(town, "Екінші")];
  await hasRegistered(town, first, event);
  await hasRegistered(town, second, event);
  await change(database, event, { places: 1 }, town.now());
  await first.opens(`event_${event}`);
  expect(first.reads()).toContain("Орын саны: 2");
  expect(first.reads()).toContain("Сіз барасыз");
});

test("an offer without an answer says that its time is over", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 1 });
  const [first, second] = [await citizen(town, "Бірінші"), await citizen(town, "Екінші")];
  await hasRegistered(town, first, event);
  await hasRegistered(town, second, event, true);
  await first.opens(`event_${event}`);
  await first.taps("Бармаймын");
  await town.takesEffect();
  expect(second.reads()).toContain("Барасыз ба?");
  await town.passes(12 * 60 + 1);
  expect(second.reads()).toMatch(phrase("kk", "events:offerOver"));
  expect(second.reads()).not.toMatch(phrase("kk", "events:state.notGoing"));
});

test("somebody who accepted an offer is not told that its time is over, and a cancelled event makes no offers", async () => {
  const town = await openTown(database);
  const event = await publish(database, { places: 2 });
  const [goes, first, second] = [
    await citizen(town, "Барады"),
    await citizen(town, "Бірінші"),
    await citizen(town, "Екінші"),
  ];
  await hasRegistered(town, goes, event);
  await hasRegistered(town, await citizen(town, "Тағы"), event);
  for (const person of [first, second]) await hasRegistered(town, person, event, true);
  // Two offers are made at the same moment.
  await change(database, event, { places: 4 }, town.now());
  await town.settles();
  await first.taps("👍 Барамын");
  await first.taps("Келісемін");
  await town.passes(12 * 60 + 1);
  expect(first.history().join()).not.toMatch(phrase("kk", "events:offerOver"));
  expect(second.reads()).toMatch(phrase("kk", "events:offerOver"));
});

test("a link to an unknown, damaged or unpublished event says so", async () => {
  const town = await openTown(database);
  const draft = await database.prisma.event.create({ data: { createdById: 1, changedAt: town.now() } });
  const aigul = await citizen(town, "Айгүл");
  for (const link of ["event_99999", "event_x", "event_", `event_${draft.id}`]) {
    await aigul.opens(link);
    expect(aigul.reads(), link).toContain("Мұндай іс-шара табылмады");
  }
  await aigul.forges("ev:going:99999:news");
  expect(aigul.reads()).toContain("Мұндай іс-шара табылмады");
});

test("the map, the full text and the calendar are separate messages", async () => {
  const town = await openTown(database);
  const event = await publish(database, {
    textKk: "Өте ұзақ мәтін. ".repeat(200),
    agendaKk: "10:00 Ашылуы\n".repeat(60),
  });
  const aigul = await citizen(town, "Айгүл");
  await aigul.opens(`event_${event}`);
  expect(aigul.reads()).toContain("…");
  await aigul.taps("Картадан");
  const messages = () => town.playground.chat(aigul.id).messages;
  expect(messages().at(-1)?.venue).toMatchObject({ location: { latitude: 51.09, longitude: 71.41 } });
  await aigul.taps("Толық мәтіні");
  expect(aigul.reads()).toContain("Бағдарламасы");
  expect(aigul.buttons()).toEqual(["⬅️ Іс-шараға"]);
  await aigul.taps("⬅️ Іс-шара");
  await aigul.taps("Күнтізбеге");
  expect(messages().at(-1)?.media).toMatchObject({ kind: "document", name: `event-${event}.ics` });
});

test("participants are told what has changed, and nobody is told about a comma", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const goes = await citizen(town, "Пётр", "ru");
  await hasRegistered(town, goes, event);
  expect(await change(database, event, { textRu: "Медиаторы обмениваются опытом!" }, town.now())).toEqual(["other"]);
  await town.settles();
  expect(goes.history().join()).not.toContain("Есть изменения");
  const moved = { startsAt: "2026-10-29T06:00:00.000Z", address: "Алматы" };
  expect(await change(database, event, moved, town.now())).toEqual(["time", "place", "other"]);
  await town.settles();
  expect(goes.reads()).toContain("Есть изменения: время, место");
  expect(goes.reads()).toContain("11:00–13:00");
});

test("a card keeps its picture, and the caption shows the outcome", async () => {
  const town = await openTown(database);
  const photo = town.playground.sendPhoto((await citizen(town, "Редактор")).id);
  await town.settles();
  const picture = photo.photo?.at(-1)?.file_id ?? "";
  const event = await publish(database, { picture, textKk: "Өте ұзақ мәтін. ".repeat(200) });
  const aigul = await citizen(town, "Айгүл");
  await aigul.writes("/events");
  await aigul.presses(`ev:open:${event}`);
  const messages = () => town.playground.chat(aigul.id).messages;
  expect(messages().at(-1)?.media?.kind).toBe("photo");
  expect(aigul.reads().length).toBeLessThanOrEqual(1024);
  await aigul.taps("👍 Барамын");
  await aigul.taps("Келісемін");
  expect(messages().at(-1)?.media?.kind).toBe("photo");
  expect(aigul.reads()).toContain("Сіз барасыз");
  const count = messages().length;
  await aigul.taps("Бармаймын");
  expect(aigul.reads()).toMatch(phrase("kk", "events:state.leaving"));
  expect(messages()).toHaveLength(count);
});

test("the buttons of a card work in the middle of a report, and the open question stays open", async () => {
  const town = await openTown(database);
  const event = await publish(database);
  const aigul = await citizen(town, "Айгүл");
  await aigul.opens(`event_${event}`);
  await aigul.opens("report");
  for (const step of reportSteps("kk").slice(stepOf.danger, stepOf.name)) await step(aigul);
  await aigul.presses(`ev:going:${event}`);
  await aigul.taps("Келісемін");
  expect(aigul.history().join()).toContain("Сіз барасыз");
  await aigul.writes("Айгүл Серікова");
  expect(await database.prisma.draft.findFirst()).toMatchObject({ status: "ASKING" });
});
