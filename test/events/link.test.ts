import { afterAll, beforeAll, expect, test } from "vitest";
import { inlineResult, searchEvents } from "../../src/features/events/inline.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase } from "../harness/town.ts";
import { citizen, hasRegistered } from "./participants.ts";
import { publish } from "./sample.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const link = "https://meet.example.kz/room";

test("only those who go see the link: on the card, in its full text and in the calendar's file", async () => {
  const town = await openTown(database);
  const event = await publish(database, {
    venue: "ONLINE",
    link,
    places: 1,
    textKk: "Сөз. ".repeat(450),
    picture: null,
  });
  const [going, waiting] = [await citizen(town, "Бірінші"), await citizen(town, "Екінші")];
  await going.opens(`event_${event}`);
  expect(going.reads()).toMatch(phrase("kk", "events:card.linkForGoing"));
  await hasRegistered(town, going, event);
  await hasRegistered(town, waiting, event, true);
  for (const [person, sees] of [
    [going, true],
    [waiting, false],
  ] as const) {
    await person.opens(`event_${event}`);
    expect(person.reads().includes(link)).toBe(sees);
    const said = person.history().length;
    await person.forges(`ev:more:${event}`);
    expect(person.history().slice(said).join().includes(link)).toBe(sees);
  }
  await going.opens(`event_${event}`);
  await going.taps("Бармаймын");
  expect(going.reads()).not.toContain(link);
  expect(waiting.history().join()).not.toContain(link);
});

test("a card that is sent into another chat has no link", async () => {
  const event = await publish(database, { venue: "HYBRID", link });
  const [texts, places] = [createTexts()("kk"), await loadPlaces(database.prisma)];
  const now = new Date("2026-10-27T05:00:00Z");
  const [found] = await searchEvents(database.prisma, texts, places, `event_${event}`, now);
  if (found === undefined) throw new Error("The event was not found.");
  expect(JSON.stringify(inlineResult(texts, places, found, "bot"))).not.toContain(link);
});
