import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { aboutLanguage, languages } from "../../src/platform/i18n/languages.ts";

const seed = join(import.meta.dirname, "../../prisma/seed");
const seeded = ["regions", "districts", "places", "settlements", "rooms", "languages", "hotlines"];

/** The words in all strings of a value of any shape. */
function wordsIn(value: unknown): string[] {
  if (typeof value === "string") return value.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** What people wrote, and their names, without the messages of the bot that taps and replies contain. */
export function wordsOfPeople(updates: unknown): string[] {
  const theirs: unknown = JSON.parse(
    JSON.stringify(updates, (name, value: unknown) => {
      const isSaid = name === "reply_to_message" || name === "reply_markup";
      const { message, ...tap } = name === "callback_query" ? (value as Record<string, unknown>) : {};
      return isSaid ? undefined : message === undefined ? value : tap;
    }),
  );
  return wordsIn(theirs);
}

/** Words that need not be in a catalogue: the names of places, languages, the operator and the bot. */
export function seededWords(): Set<string> {
  const files = seeded.map((name): unknown => JSON.parse(readFileSync(join(seed, `${name}.json`), "utf8")));
  const named = languages.map((language) => {
    const { name, shortName } = aboutLanguage(language);
    return [name, shortName];
  });
  const { name, shortName, contact } = defaultOperator;
  return new Set(wordsIn([files, named, name, shortName, contact, "Бітімгер"]));
}
