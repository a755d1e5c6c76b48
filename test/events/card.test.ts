import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cardText, makeCard } from "../../src/features/events/card.ts";
import { type EventFields, noFields } from "../../src/features/events/fields.ts";
import { truncate, visibleLength } from "../../src/features/events/truncate.ts";
import { venueText } from "../../src/features/events/venue.ts";
import { loadPlaces, type Places } from "../../src/features/places/places.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { roundTable } from "./sample.ts";

const texts = createTexts();
let database: Database;
let places: Places;
beforeAll(async () => {
  database = await openTestDatabase();
  places = await loadPlaces(database.prisma);
});
afterAll(() => database.close());

const card = (fields: Partial<EventFields>, maxLength?: number) =>
  cardText(texts("kk"), places, { ...roundTable, ...fields }, maxLength === undefined ? {} : { maxLength });

describe("the card of an event", () => {
  test("says what happens, when and where in the language of the reader", () => {
    const text = cardText(texts("ru"), places, {
      ...roundTable,
      places: 50,
      registerUntil: "2026-10-28T13:00:00.000Z",
    });
    expect(text).toBe(
      [
        "Круглый стол · Примирение и согласие",
        "<b>Мир и согласие: круглый стол</b>",
        "",
        '🗓 <tg-time unix="1793250000">29 октября 2026 года, четверг, 10:00–13:00</tg-time>',
        "📍 Астана, Мәңгілік Ел даңғылы, 8",
        "👥 Организаторы: Ассамблея народа Казахстана",
        "🗣 Языки: казахский, русский",
        "🪑 Мест: 50",
        "✍️ Запись до: 28 октября, 18:00",
        "",
        "Медиаторы обмениваются опытом.",
      ].join("\n"),
    );
  });

  test("leaves out fields that a draft does not have yet", () => {
    expect(cardText(texts("kk"), places, noFields)).toBe("");
    expect(cardText(texts("kk"), places, { ...noFields, titleRu: "Только по-русски" })).toBe("<b>Только по-русски</b>");
  });

  test("says first that the event is cancelled", () => {
    expect(cardText(texts("kk"), places, roundTable, { cancelled: true })).toMatch(/^❌ <b>Іс-шара өтпейді<\/b>\n\n/);
  });

  test("shows the address in the language of the reader, or in the nearest language that has it", () => {
    const both = { ...roundTable, address: "Абай көшесі, 1", addressRu: "ул. Абая, 1" };
    expect(languages.map((language) => venueText(texts(language), places, both))).toEqual([
      "Абай көшесі, 1",
      "ул. Абая, 1",
      "ул. Абая, 1",
    ]);
    const onlyOne = { ...both, addressRu: null };
    expect(languages.map((language) => venueText(texts(language), places, onlyOne))).toEqual(
      languages.map(() => both.address),
    );
  });

  test("shows the link of an online event, or says that it will follow", () => {
    expect(card({ venue: "ONLINE", link: "https://example.org/x" })).toContain("💻 Онлайн: https://example.org/x");
    expect(card({ venue: "ONLINE", link: "https://example.org/x" })).not.toContain("📍");
    expect(card({ venue: "HYBRID" })).toMatch(/📍.*\n💻 Онлайн: сілтемесін/);
  });

  test("lists the stages of a caravan", () => {
    const stages = [{ at: "2026-10-30T04:00:00.000Z", words: "Қонаев" }];
    expect(card({ stages })).toContain("🚩 Кезеңдері:\n• 30 қазан, 09:00 – Қонаев");
  });

  test("shows typed markup as text", () => {
    const text = card({ titleKk: "<b>A & B", textKk: "</b><script>", address: '<a href="x">' });
    expect(text).toContain("<b>&lt;b&gt;A &amp; B</b>");
    expect(text).toContain("&lt;/b&gt;&lt;script&gt;");
    expect(text).not.toContain("<a");
  });

  test.each([
    ["a long text", { textKk: "Ұзақ мәтін & басқа. ".repeat(300) }],
    ["an endless word", { textKk: "а".repeat(5000) }],
    [
      "every long field",
      Object.fromEntries(
        ["titleKk", "textKk", "agendaKk", "organisersKk", "address"].map((item) => [item, "<&> сөз ".repeat(700)]),
      ),
    ],
  ])("truncates %s for a caption and for a message, with complete markup", (_, fields) => {
    for (const maxLength of [1024, 4096]) {
      const { text, isComplete } = makeCard(texts("kk"), places, { ...roundTable, ...fields }, { maxLength });
      expect(visibleLength(text)).toBeLessThanOrEqual(maxLength);
      expect(isComplete).toBe(false);
      expect(text).toContain("…");
      expect(text.match(/<\w/g)?.length).toBe(text.match(/<\/\w/g)?.length);
      expect(text.replaceAll(/<\/?(b|tg-time)[^>]*>|&(lt|gt|amp);/g, "")).not.toMatch(/[<>&]/);
    }
  });

  test("shows everything if it fits", () => {
    expect(makeCard(texts("kk"), places, roundTable, { maxLength: 1024 }).isComplete).toBe(true);
  });
});

test.each([
  ["a word that fits", 10, "a word…"],
  ["short", 10, "short"],
  ["abcdefghijkl", 6, "abcde…"],
  ["🙂🙂🙂🙂", 4, "🙂…"],
  ["anything", 1, ""],
])("%j in %i characters is %j", (words, maxLength, truncated) => {
  expect(truncate(words, maxLength)).toBe(truncated);
});
