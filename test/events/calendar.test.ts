import ICAL from "ical.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calendarFile } from "../../src/features/events/calendar.ts";
import { readPublicEvent } from "../../src/features/events/events.ts";
import type { EventFields } from "../../src/features/events/fields.ts";
import { cancelEvent } from "../../src/features/events/publishing.ts";
import { loadPlaces, type Places } from "../../src/features/places/places.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { change, publish } from "./sample.ts";

let database: Database;
let places: Places;
beforeAll(async () => {
  database = await openTestDatabase();
  await clearDatabase(database);
  places = await loadPlaces(database.prisma);
});
afterAll(() => database.close());

const now = new Date("2026-10-21T05:00:00Z");

/** The lines of a calendar file by name, unfolded as in RFC 5545. */
async function read(id: number, language: "kk" | "ru" = "ru"): Promise<Map<string, string>> {
  const event = await readPublicEvent(database.prisma, id);
  if (event === null) throw new Error("The event is not public.");
  const file = calendarFile(createTexts()(language), places, event, { username: "bitimger_bot", showsLink: true }, now);
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const lines = file.replaceAll("\r\n ", "").split("\r\n").filter(Boolean);
  return new Map(
    lines.map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(":") + 1)] as [string, string]),
  );
}

test("another library reads the file, with the organiser that a published and a cancelled event need", async () => {
  const id = await publish(database);
  for (const method of ["PUBLISH", "CANCEL"]) {
    const event = await readPublicEvent(database.prisma, id);
    if (event === null) throw new Error("The event is not public.");
    const seen = { username: "bitimger_bot", showsLink: true };
    const file = calendarFile(createTexts()("kk"), places, event, seen, now);
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(file.endsWith("\r\n\r\n")).toBe(false);
    const calendar = new ICAL.Component(ICAL.parse(file));
    expect(calendar.getFirstPropertyValue("method")).toBe(method);
    const entry = calendar.getFirstSubcomponent("vevent");
    const { uid, organizer, startDate } = new ICAL.Event(entry ?? undefined);
    expect(uid).toBe(`event-${id}@bitimger_bot.t.me`);
    expect(organizer).toBe("mailto:bitimger_bot@telegram.invalid");
    expect(startDate.toJSDate()).toEqual(event.startsAt);
    await cancelEvent(database.prisma, id, now);
  }
});

test("who does not go gets a file without the link", async () => {
  const id = await publish(database, { venue: "ONLINE", link: "https://meet.example.kz/room" });
  const event = await readPublicEvent(database.prisma, id);
  if (event === null) throw new Error("The event is not public.");
  const fileOf = (showsLink: boolean) =>
    calendarFile(createTexts()("kk"), places, event, { username: "bitimger_bot", showsLink }, now);
  expect(fileOf(true)).toContain("meet.example.kz");
  expect(fileOf(false)).not.toContain("meet.example.kz");
});

test("an event is one entry in UTC, with its place and link", async () => {
  const id = await publish(database);
  const file = await read(id);
  expect(Object.fromEntries(file)).toMatchObject({
    METHOD: "PUBLISH",
    UID: `event-${id}@bitimger_bot.t.me`,
    SEQUENCE: "0",
    DTSTAMP: "20261021T050000Z",
    DTSTART: "20261029T050000Z",
    DTEND: "20261029T080000Z",
    SUMMARY: "Мир и согласие: круглый стол",
    LOCATION: "Астана\\, Мәңгілік Ел даңғылы\\, 8",
    GEO: "51.09;71.41",
    URL: `https://t.me/bitimger_bot?start=event_${id}`,
    STATUS: "CONFIRMED",
  });
});

test("the place is in the language of the file", async () => {
  const id = await publish(database, { address: "Астана, Абай көшесі, 1", addressRu: "Астана, ул. Абая, 1" });
  expect((await read(id, "kk")).get("LOCATION")).toBe("Астана\\, Абай көшесі\\, 1");
  expect((await read(id, "ru")).get("LOCATION")).toBe("Астана\\, ул. Абая\\, 1");
});

test("a changed event keeps its UID and has a higher SEQUENCE, and a cancelled event removes its entry", async () => {
  const id = await publish(database);
  const before = await read(id);
  await change(database, id, { startsAt: "2026-10-29T06:00:00.000Z" }, now);
  const after = await read(id, "kk");
  expect(after.get("UID")).toBe(before.get("UID"));
  expect(after.get("SEQUENCE")).toBe("1");
  expect(after.get("DTSTART")).toBe("20261029T060000Z");
  await cancelEvent(database.prisma, id, now);
  const cancelled = await read(id);
  expect(Object.fromEntries(cancelled)).toMatchObject({
    UID: before.get("UID"),
    METHOD: "CANCEL",
    STATUS: "CANCELLED",
    SEQUENCE: "2",
  });
});

test("words that look like lines of the file remain words", async () => {
  const hostile: Partial<EventFields> = { titleRu: "A\r\nATTACH:evil;x", textRu: "line\nEND:VCALENDAR" };
  const file = await read(await publish(database, hostile));
  expect(file.has("ATTACH")).toBe(false);
  expect(file.get("SUMMARY")).toContain("ATTACH:evil\\;x");
});
