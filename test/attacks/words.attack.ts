import { PGlite } from "@electric-sql/pglite";
import { beforeAll, test, vi } from "vitest";
import { readCode } from "../../src/features/attendance/ticket-code.ts";
import { parseLink, parsePlaces, parseStages, parseWords } from "../../src/features/composing/parse-answer.ts";
import { calendarFile } from "../../src/features/events/calendar.ts";
import { guessKind } from "../../src/features/intake/guess-kind.ts";
import { readPhone } from "../../src/features/people/phone.ts";
import { loadPlaces, type Places } from "../../src/features/places/places.ts";
import { fold, wordsOf } from "../../src/features/places/reading/folding.ts";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { labelWidth, roomForLabel, shortenLabel } from "../../src/platform/chat/label-width.ts";
import { readName } from "../../src/platform/chat/names.ts";
import { fromPGlite } from "../../src/platform/database/open.ts";
import { readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { readDate } from "../../src/platform/time/typed-date.ts";
import { parseHtml } from "../../src/playground/html.ts";
import { roundTable } from "../events/sample.ts";
import { conclude } from "./attack.ts";
import { type Declarations, loadFamilies } from "./declared-buttons.ts";
import { hostileWords, mixed } from "./hostile-words.ts";

const catalogues = readCatalogues();

const declared = vi.hoisted((): Declarations => ({ families: [], choices: new Map() }));
vi.mock("../../src/platform/chat/buttons.ts", async (load) => {
  const { recordDeclarations } = await import("./declared-buttons.ts");
  return recordDeclarations(await load<typeof import("../../src/platform/chat/buttons.ts")>(), declared);
});

const now = new Date("2026-10-27T05:00:00Z");
let places: Places;

beforeAll(async () => {
  await loadFamilies();
  const database = await fromPGlite(await PGlite.create());
  await seedPlaces(database.prisma);
  places = await loadPlaces(database.prisma);
  await database.close();
});

/** Reads a text. Returns what is wrong with the result, or null. */
type Reader = (text: string) => string | null;

/** Checks only that the reader returns. */
const returns =
  (read: (text: string) => unknown): Reader =>
  (text) => {
    read(text);
    return null;
  };
const isWhole = (text: string | null) =>
  text === null || text.isWellFormed() ? null : "the result has half a character";

function cheapReaders(): [string, Reader][] {
  const families = declared.families.map(({ prefix, buttons }): [string, Reader] => [
    `the buttons ${prefix}`,
    (text) => {
      const data = `${prefix}:${text}`;
      const read = buttons.read(data);
      if (read === null) return null;
      const { kind, ...values } = read;
      return buttons.read(buttons.data(kind, values)) === null ? `${data} is read, but cannot be written again` : null;
    },
  ]);
  return [
    ...families,
    ["readName", (text) => (text.isWellFormed() ? isWhole(readName(text)) : null)],
    ["readPhone", (text) => (/^(\+\d{8,15})?$/.test(readPhone(text) ?? "") ? null : "the result is not a number")],
    ["readCode", (text) => (/^([A-Z\d]{6})?$/.test(readCode(text) ?? "") ? null : "the result is not a code")],
    [
      "parseLink",
      (text) => {
        const read = parseLink(text, 300);
        return read.kind === "refused" || /^https:\/\/[^@\s]+$/i.test(read.value.split("/").slice(0, 3).join("/"))
          ? null
          : `the link ${read.value}`;
      },
    ],
    [
      "parsePlaces",
      (text) => {
        const read = parsePlaces(text);
        return read.kind === "refused" || Number.isSafeInteger(read.value) ? null : "the result is not a number";
      },
    ],
    ["parseWords", returns((text) => parseWords(text, 200, true))],
    ["fold", returns((text) => fold(text))],
    ["wordsOf", (text) => (wordsOf(text).length <= 60 ? null : "too many words")],
    ["shortenLabel", (text) => (labelWidth(shortenLabel(text)) <= roomForLabel(1) ? null : "the label is too long")],
    ["guessKind", returns((text) => guessKind(text))],
  ];
}

function expensiveReaders(): [string, Reader][] {
  return [
    [
      "readDate",
      (text) => {
        const read = readDate(text, now);
        return read.kind === "date" && Number.isNaN(read.at.getTime()) ? "the result is not a date" : null;
      },
    ],
    ["parseStages", returns((text) => parseStages(`${text} — ${text}`, roundTable, now))],
    [
      "a place",
      (text) => {
        const read = places.read(text);
        return read.kind === "choice" && read.places.length > 6 ? "too many choices" : null;
      },
    ],
  ];
}

function* breachesOf(readers: [string, Reader][], text: string): Generator<string> {
  for (const [name, read] of readers) {
    try {
      const wrong = read(text);
      if (wrong !== null) yield `${name}: ${wrong}: ${JSON.stringify(text).slice(0, 100)}`;
    } catch (error) {
      yield `${name} throws ${String(error).slice(0, 100)} at ${JSON.stringify(text).slice(0, 100)}`;
    }
  }
}

test("readings of hostile words", (context) => {
  const [cheap, expensive] = [cheapReaders(), expensiveReaders()];
  const breaches: string[] = [];
  let tries = 0;
  for (const text of mixed(20_000)) {
    tries += cheap.length;
    breaches.push(...breachesOf(cheap, text));
  }
  for (const text of mixed(1_500)) {
    tries += expensive.length;
    breaches.push(...breachesOf(expensive, text));
  }
  for (const word of hostileWords) {
    tries += cheap.length + expensive.length;
    breaches.push(...breachesOf([...cheap, ...expensive], `${word} `.repeat(4096).slice(0, 4096)));
  }
  conclude(
    context,
    { name: "readings of hostile words", tries, breaches, notes: `${cheap.length + expensive.length} readers` },
    642_160,
  );
});

/** All texts with placeholders, and the names of the placeholders. */
function filled(node: object, path: string): { key: TextKey; names: string[] }[] {
  return Object.entries(node).flatMap(([name, value]: [string, unknown]) => {
    const key = path === "" ? `${name}:` : `${path}${path.endsWith(":") ? "" : "."}${name}`;
    if (typeof value === "object" && value !== null) return filled(value, key);
    const names = [...String(value).matchAll(/\{\{-?\s*(\w+)[^}]*\}\}/g)].map(([, placeholder = ""]) => placeholder);
    return names.length === 0 ? [] : [{ key: key.replace(/_(zero|one|two|few|many|other)$/, "") as TextKey, names }];
  });
}

test("fillings of texts", (context) => {
  const all = createTexts();
  const breaches: string[] = [];
  let tries = 0;
  const shapeOf = (html: string) =>
    parseHtml(html)
      .entities.map(({ type }) => type)
      .join();
  for (const language of languages) {
    const texts = all(language);
    for (const { key, names } of filled(catalogues[language], "")) {
      const fill = (word: string) =>
        texts.html(key, Object.fromEntries(names.map((name) => [name, name === "count" ? 2 : word])));
      // The formatting must not depend on what is filled in.
      const plain = shapeOf(fill("word"));
      for (const word of hostileWords) {
        if (word === "\u0000") continue;
        tries += 1;
        try {
          const shape = shapeOf(fill(word === "" ? "-" : word));
          if (shape !== plain) breaches.push(`${language} ${key}: ${JSON.stringify(word)} makes ${shape} of ${plain}`);
        } catch (error) {
          breaches.push(`${language} ${key}: ${String(error).slice(0, 80)} at ${JSON.stringify(word)}`);
        }
      }
    }
  }
  conclude(context, { name: "fillings of texts", tries, breaches }, 12_765);
});

test("calendar files", (context) => {
  const all = createTexts();
  const breaches: string[] = [];
  let tries = 0;
  const namesOf = (file: string) =>
    file
      .replaceAll(/\r\n[ \t]/g, "")
      .split("\r\n")
      .map((line) => line.slice(0, line.search(/[:;]/)));
  const fileOf = (language: (typeof languages)[number], word: string) => {
    const facts = {
      ...roundTable,
      titleKk: word,
      titleRu: word,
      titleEn: word,
      textKk: word,
      textRu: word,
      textEn: word,
      address: word,
      addressKk: word,
      addressRu: word,
      agendaKk: word,
      agendaRu: word,
    };
    const at = { startsAt: new Date(roundTable.startsAt ?? 0), endsAt: new Date(roundTable.endsAt ?? 0) };
    const event = { id: 7, facts, sequence: 1, status: "PUBLISHED", ...at } as unknown as Parameters<
      typeof calendarFile
    >[2];
    return calendarFile(all(language), places, event, { username: "bitimger_bot", showsLink: true }, now);
  };
  for (const language of languages) {
    const names = namesOf(fileOf(language, "word")).join();
    for (const word of [...hostileWords.slice(1), ...hostileWords.slice(1, 20).map((word) => `${word}\r\n${word}`)]) {
      tries += 1;
      const file = fileOf(language, word);
      if (namesOf(file).join() !== names) breaches.push(`${language}: ${JSON.stringify(word)} changes the lines`);
      if (/[^\r]\n/.test(file)) breaches.push(`${language}: ${JSON.stringify(word)} breaks a line`);
    }
  }
  conclude(context, { name: "calendar files", tries, breaches }, 180);
});
