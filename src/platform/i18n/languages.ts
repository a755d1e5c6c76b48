/** The facts about a language of the interface. Its texts are in `locales/<code>/`. */
interface LanguageRow {
  /** The ISO 639-1 code, which Telegram uses too. It is stored for years. */
  code: string;
  /** The name of the language in that language. */
  name: string;
  /** The same for places with little room. */
  shortName: string;
  /** The name in error messages for operators. */
  english: string;
  /** The locale for Intl, which formats numbers and sorts names. */
  locale: string;
  /** Whether everything that the service publishes must be written in it: public bodies publish in Kazakh and Russian. */
  official: boolean;
  /** Codes of other languages (ISO 639): people whose Telegram is in these probably read this language best. */
  guessedFor: readonly string[];
  /** The languages to show for content that is missing in this language, the best first. All other languages follow. */
  fallback: readonly string[];
}

/**
 * The languages of the interface. The first is for people whose language is unknown. To add a language, add a row here and its
 * catalogues; the names of places and of the operator use its fallbacks until somebody translates them.
 */
const rows = [
  {
    code: "kk",
    name: "Қазақша",
    shortName: "Қаз",
    english: "Kazakh",
    locale: "kk-KZ",
    official: true,
    guessedFor: ["kaa", "ky", "ug", "uz"],
    fallback: ["ru"],
  },
  {
    code: "ru",
    name: "Русский",
    shortName: "Рус",
    english: "Russian",
    locale: "ru-KZ",
    official: true,
    guessedFor: ["az", "ba", "be", "ce", "cv", "hy", "ka", "mn", "os", "tg", "tk", "tt", "uk"],
    fallback: ["kk"],
  },
  {
    code: "en",
    name: "English",
    shortName: "Eng",
    english: "English",
    locale: "en-GB",
    official: false,
    // Everybody else: people who live abroad or have come from there.
    guessedFor: ["*"],
    fallback: ["ru"],
  },
] as const satisfies readonly LanguageRow[];

type Row = (typeof rows)[number];
export type Language = Row["code"];
export type OfficialLanguage = Extract<Row, { official: true }>["code"];

export const languages: readonly Language[] = rows.map(({ code }) => code);
export const officialLanguages: readonly OfficialLanguage[] = rows.flatMap((row) => (row.official ? [row.code] : []));
export const firstLanguage = rows[0].code;

/** A name in every language. */
export type Names = Readonly<Record<Language, string>>;
/** A name that may be missing in some languages. */
export type SomeNames = { readonly [Code in Language]?: string | null | undefined };

/** The facts about a language. */
export function aboutLanguage(language: Language): LanguageRow {
  const row = rows.find(({ code }) => code === language);
  if (row === undefined) throw new Error(`The table of languages has no row ${language}.`);
  return row;
}

/**
 * The language of a code that comes from the database, or from Telegram ("ru-RU"). Null if this version does not know it: a newer
 * version may have stored it.
 */
function languageOf(code: string | null | undefined): Language | null {
  return languages.find((language) => language === code?.slice(0, 2)) ?? null;
}

/** The language to begin with for somebody who has not chosen any. @param code the language of their Telegram, which may be missing */
export function guessLanguage(code: string | undefined): Language {
  const [main = ""] = (code ?? "").toLowerCase().split(/[-_]/);
  if (main === "") return firstLanguage;
  const guessedBy = (wanted: string) =>
    rows.find(({ code: own, guessedFor }) => own === wanted || guessedFor.some((other) => other === wanted));
  return (guessedBy(main) ?? guessedBy("*"))?.code ?? firstLanguage;
}

/** A person's stored language; null until they have chosen. A language that only a newer version knows becomes the first language. */
export function storedLanguage(code: string | null): Language | null {
  return code === null ? null : (languageOf(code) ?? firstLanguage);
}

/** For each language, the order in which content is looked for: the language itself, its fallbacks, then all others. */
const orders = new Map(
  rows.map(({ code, fallback }) => {
    const nearest: readonly string[] = [code, ...fallback];
    const others = languages.filter((language) => !nearest.includes(language));
    return [code as Language, [...nearest.flatMap((language) => languageOf(language) ?? []), ...others]];
  }),
);

/** Finds something in a language, or in the next best language that has it; null if no language has it. */
export function readIn<T>(language: Language, find: (code: Language) => T | null | undefined): T | null {
  for (const code of orders.get(language) ?? languages) {
    const found = find(code);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

/** All other languages, the best fallback first. */
export function fallbacksOf(language: Language): Language[] {
  return (orders.get(language) ?? languages).slice(1);
}

/** Fills in a name for every language from its fallbacks; null if the name is missing in all languages. */
export function completeNames(names: SomeNames & { readonly [Code in typeof firstLanguage]: string }): Names;
export function completeNames(names: SomeNames): Names | null;
export function completeNames(names: SomeNames): Names | null {
  const complete = languages.map((language) => [language, readIn(language, (code) => names[code])] as const);
  return complete.some(([, name]) => name === null) ? null : (Object.fromEntries(complete) as Names);
}

/** The column or field that holds something in a language: "titleKk" for "title" in Kazakh. */
export function fieldIn<Field extends string>(field: Field, language: Language): `${Field}${Capitalize<Language>}` {
  return `${field}${language.charAt(0).toUpperCase()}${language.slice(1)}` as `${Field}${Capitalize<Language>}`;
}

/** A name in all languages in which it exists. */
export function everyName(names: SomeNames): string[] {
  return languages.flatMap((language) => names[language] ?? []);
}
