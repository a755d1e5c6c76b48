import { afterAll, beforeAll, expect, test } from "vitest";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { citizen, hasRegistered } from "../events/participants.ts";
import { publish } from "../events/sample.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { codeOf, registered, scan } from "./tickets.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** An hour before the sample event. */
const morning = "2026-10-29T09:00:00+05:00";

/** Opens a town with an event on this morning. */
async function begin(): Promise<{ town: Town; event: number }> {
  const town = await openTown(database, { at: morning });
  return { town, event: await publish(database, { places: 2 }) };
}

test("a participant registers on the card, gets a ticket and is checked in, in Kazakh", async () => {
  const { town, event } = await begin();
  const aigul = await citizen(town, "Айгүл");
  await hasRegistered(town, aigul, event);
  const editor = await town.staff("Редактор", "kk", { role: "EDITOR", regions: ["KZ-71"] });
  await aigul.opens(`event_${event}`);
  await aigul.taps("🎟 Билетім");
  const code = await codeOf(town, aigul, event);
  expect(aigul.reads()).toContain("дөңгелек үстел");
  expect(aigul.reads()).toContain("2026 жылғы 29 қазан, бейсенбі, 10:00–13:00");
  expect(aigul.reads()).toContain(`Кодыңыз: ${code.slice(0, 3)} ${code.slice(3)}`);
  expect(town.playground.chat(aigul.id).messages.at(-1)?.media).toMatchObject({ kind: "photo" });
  const payload = await scan(town, aigul);
  expect(payload).toMatch(/^in_\d+_[\w-]{16}$/);
  expect(payload.length).toBeLessThanOrEqual(40);

  await editor.writes("/door");
  expect(editor.buttons()[0]).toMatch(/^29 қазан, 10:00 · Бейбітшілік/);
  await editor.taps("29 қазан");
  expect(editor.reads()).toContain("✅ Келді: 0\n⏳ Әлі келмеді: 1");
  await editor.opens(payload);
  expect(editor.reads()).toMatch(phrase("kk", "attendance:checkIn.came"));
  expect(editor.reads()).toContain("👤 Қатысушы");
  town.jumps(7);
  await editor.opens(payload);
  expect(editor.reads()).toContain("бұрын белгіленген: 29 қазан, 09:00");
  await editor.taps("🚪 Кіреберіс");
  expect(editor.reads()).toContain("✅ Келді: 1\n⏳ Әлі келмеді: 0");
  await aigul.taps("⬅️ Іс-шара");
  expect(aigul.reads()).toContain("Сіз қатыстыңыз");
  await aigul.opens(payload);
  expect(aigul.reads()).toContain("Келгеніңіз белгіленді: 29 қазан, 09:00");
});

test("a participant is checked in with the code read out at the door, in Russian", async () => {
  const { town, event } = await begin();
  const petr = await citizen(town, "Пётр", "ru");
  await hasRegistered(town, petr, event);
  const code = "K7M42Q";
  await database.prisma.registration.updateMany({ where: { eventId: event }, data: { code } });
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR" });
  await editor.writes(`${code.slice(0, 3)} ${code.slice(3)}`.toLowerCase());
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.came"));
  await editor.writes(code);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.already"));
  await editor.writes("9X9 9X9");
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.unknown"));
  // A text that may be a word is left to other features.
  await editor.writes("change");
  expect(editor.reads()).not.toMatch(phrase("ru", "attendance:checkIn.unknown"));
  // The participant sees the own ticket, however the code is written, and nobody else does.
  const stranger = await citizen(town, "Иван", "ru");
  for (const between of ["", "\u00a0", "–", " \u2011 "]) {
    const typed = `${code.slice(0, 3)}${between}${code.slice(3)}`;
    await petr.writes("/start");
    await petr.writes(typed);
    expect(petr.reads()).toMatch(phrase("ru", "attendance:ticket.used"));
    await stranger.writes(typed);
    expect(stranger.reads()).toMatch(phrase("ru", "attendance:ticket.otherNone"));
  }
});

test("a participant's code with a mistake offers the ticket; another code says that it is not theirs, whosever it is", async () => {
  const { town, event } = await begin();
  const [aigul, damir] = [await citizen(town, "Айгүл"), await citizen(town, "Дамир")];
  await hasRegistered(town, aigul, event);
  const where = { eventId: event };
  await database.prisma.registration.updateMany({ where, data: { code: "K7M42Q" } });
  const taken = await registered(town, event, "GOING", { code: "N4P93X" });
  for (const typed of ["K7M 42", "k7m 42qx", "К7М-42R", "7KM42Q"]) {
    await aigul.writes("/start");
    await aigul.writes(typed);
    expect(aigul.reads()).toMatch(phrase("kk", "attendance:ticket.near"));
  }
  await aigul.taps("🎟 K7M 42Q");
  expect(aigul.reads()).toContain("Кодыңыз: K7M 42Q");
  for (const typed of [taken.code, "n4p 93w", "KTM WQR"]) {
    await aigul.writes(typed);
    expect(aigul.reads()).toMatch(phrase("kk", "attendance:ticket.other"));
    expect(aigul.buttons().join()).toContain("K7M 42Q");
    await damir.writes(typed);
    expect(damir.reads()).toMatch(phrase("kk", "attendance:ticket.otherNone"));
  }
  // What may be a word or a part of an address is read by others.
  for (const typed of ["change", "5 мкр", "Сенека", "2026"]) {
    await damir.writes("/start");
    await damir.writes(typed);
    expect(damir.reads()).not.toMatch(phrase("kk", "attendance:ticket.otherNone"));
  }
});

test("the code of a seat that was given back says so", async () => {
  const { town, event } = await begin();
  const aigul = await citizen(town, "Айгүл");
  await hasRegistered(town, aigul, event);
  await database.prisma.registration.updateMany({
    where: { eventId: event },
    data: { code: "K7M42Q", status: "CANCELLED" },
  });
  await aigul.writes("K7M 42Q");
  expect(aigul.reads()).toMatch(phrase("kk", "attendance:ticket.none"));
});

test("the owner of a link sees the ticket, others see nothing, and a forged link is refused", async () => {
  const { town, event } = await begin();
  const [aigul, stranger] = [await citizen(town, "Айгүл"), await citizen(town, "Бөтен")];
  await hasRegistered(town, aigul, event);
  await aigul.opens(`event_${event}`);
  await aigul.taps("🎟 Билетім");
  const payload = await scan(town, aigul);
  await aigul.opens(payload);
  expect(await scan(town, aigul)).toBe(payload);
  const mediator = await town.staff("Медиатор", "kk", { role: "MEDIATOR" });
  const council = await town.staff("Кеңес", "kk", { role: "COUNCIL" });
  for (const person of [stranger, mediator, council]) {
    await person.opens(payload);
    expect(person.reads()).toMatch(phrase("kk", "attendance:ticket.stranger"));
    expect(person.reads()).not.toContain("дөңгелек үстел");
  }
  const editor = await town.staff("Редактор", "kk", { role: "EDITOR" });
  const forged = [
    payload.slice(0, -1) + (payload.endsWith("A") ? "B" : "A"),
    "in_1_",
    "in_x",
    "in_99999999999_x",
    "in_",
  ];
  for (const link of forged) {
    await editor.opens(link);
    expect(editor.reads(), link).toMatch(phrase("kk", "attendance:checkIn.unknown"));
  }
  expect(await database.prisma.registration.count({ where: { status: "ATTENDED" } })).toBe(0);
});

test("a person on the waiting list has no seat and may be let in; the staff learn that the event is overbooked", async () => {
  const { town, event } = await begin();
  for (const status of ["GOING", "ATTENDED"] as const) await registered(town, event, status);
  await database.prisma.event.update({ where: { id: event }, data: { taken: 2 } });
  const waits = await registered(town, event, "WAITING");
  const gone = await registered(town, event, "CANCELLED");
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR" });
  await editor.writes(waits.code);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.waits"));
  await editor.taps("Впустить");
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.came"));
  expect(editor.reads()).toContain("Людей больше, чем мест: 3 / 2");
  await editor.forges(`at:letIn:${waits.id}`);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.already"));
  await editor.writes(gone.code);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.notGoing"));
  await editor.taps("Впустить");
  await editor.taps("🚪 Ко входу");
  expect(editor.reads()).toContain("✅ Пришли: 3");
  expect(editor.reads()).toContain("4 / 2");
});

test("a person with an offered seat is let in on that seat", async () => {
  const { town, event } = await begin();
  const offered = await registered(town, event, "OFFERED");
  await database.prisma.event.update({ where: { id: event }, data: { taken: 1 } });
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR" });
  await editor.writes(offered.code);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.waits"));
  await editor.taps("Впустить");
  expect(await database.prisma.event.findFirst()).toMatchObject({ taken: 1 });
});

test("a ticket for another day, a cancelled event or another region says which event it is for", async () => {
  const { town, event } = await begin();
  const later = { titleRu: "Через неделю", startsAt: "2026-11-05T05:00:00.000Z", endsAt: "2026-11-05T08:00:00.000Z" };
  const other = await registered(town, await publish(database, later), "GOING");
  const off = await registered(town, await publish(database, { titleRu: "Отменённое" }), "GOING");
  await database.prisma.$transaction((tx) => cancelEvent(tx, event + 2, town.now()));
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR", regions: ["KZ-71"] });
  await editor.writes(other.code);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.otherDay"));
  expect(editor.reads()).toContain("Через неделю");
  await editor.writes(off.code);
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.cancelled"));
  const saule = await citizen(town, "Сәуле");
  const almaty = await publish(database, { titleRu: "В Алматы", regions: ["KZ-75"] });
  await hasRegistered(town, saule, almaty);
  await saule.opens(`event_${almaty}`);
  await saule.taps("🎟 Билетім");
  await editor.opens(await scan(town, saule));
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.notYours"));
  expect(editor.reads()).toContain("В Алматы");
  const code = await codeOf(town, saule, almaty);
  expect(editor.history().join().replaceAll(" ", "")).not.toContain(code);
  // With its code it is not even found.
  await editor.writes(await codeOf(town, saule, almaty));
  expect(editor.reads()).not.toContain("на месте, отмечено");
  expect(await database.prisma.registration.count({ where: { status: "ATTENDED" } })).toBe(0);
});

test("a code that two events of the day share leads to the question which event it is for", async () => {
  const { town, event } = await begin();
  const second = await publish(database, { titleRu: "Второе мероприятие" });
  for (const id of [event, second]) await registered(town, id, "GOING", { code: "K7M42Q" });
  const editor = await town.staff("Редактор", "ru", { role: "EDITOR" });
  await editor.writes("K7M42Q");
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.which"));
  await editor.taps("Второе мероприятие");
  expect(editor.reads()).toMatch(phrase("ru", "attendance:checkIn.came"));
  const came = await database.prisma.registration.findMany({ where: { status: "ATTENDED" } });
  expect(came.map(({ eventId }) => eventId)).toEqual([second]);
});

test("there is no ticket without a seat or for a cancelled event", async () => {
  const { town, event } = await begin();
  const aigul = await citizen(town, "Айгүл");
  await aigul.forges(`tk:show:${event}`);
  expect(aigul.reads()).toMatch(phrase("kk", "attendance:ticket.none"));
  await aigul.forges("tk:show:99999");
  expect(aigul.reads()).toMatch(phrase("kk", "attendance:ticket.none"));
  await hasRegistered(town, aigul, event);
  await database.prisma.$transaction((tx) => cancelEvent(tx, event, town.now()));
  await town.settles();
  await aigul.forges(`tk:show:${event}`);
  expect(aigul.reads()).toMatch(phrase("kk", "attendance:ticket.cancelled"));
});

test("a mistyped code is answered with a word about the code", async () => {
  const { town } = await begin();
  const editor = await town.staff("Редактор", "kk", { role: "EDITOR", regions: ["KZ-71"] });
  for (const typed of ["K7M42Q", "K7M 42", "k7m 42qx", "К7М-42"]) {
    await editor.writes(typed);
    expect(editor.reads()).toMatch(phrase("kk", "attendance:checkIn.unknown"));
  }
  await editor.writes("Сәлем");
  expect(editor.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
});

test("the staff at the door read the name, and find people by the beginning of it; others and other regions find nobody", async () => {
  const { town, event } = await begin();
  const aigul = await citizen(town, "Айгүл");
  await hasRegistered(town, aigul, event);
  const editor = await town.staff("Редактор", "kk", { role: "EDITOR", regions: ["KZ-71"] });
  const stranger = await town.staff("Басқа", "kk", { role: "EDITOR", regions: ["KZ-19"] });
  for (const person of [stranger, await citizen(town, "Көрші")]) {
    await person.writes("қат");
    expect(person.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
  }
  await editor.writes("қат");
  expect(editor.reads()).toMatch(phrase("kk", "attendance:checkIn.found"));
  await editor.presses("at:came");
  expect(editor.reads()).toMatch(phrase("kk", "attendance:checkIn.came"));
  expect(editor.reads()).toContain("👤 Қатысушы");
  await editor.writes("қат");
  expect(editor.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
});
