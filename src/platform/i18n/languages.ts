/** What the service must know of a language of its interface. Its words are in `locales/<code>/`. */
interface LanguageRow {
  /** ISO 639-1, as Telegram gives it too. Stored for years. */
  code: string;
  /** What its speakers call it. */
  name: string;
  /** The same where there is little room. */
  shortName: string;
  /** What operators call it. */
  english: string;
  /** For Intl: how numbers are written and names are sorted. */
  locale: string;
  /** What the service publishes must be written in it, as public bodies publish in Kazakh and Russian. */
  official: boolean;
  /** Content that is not in this language is read in these, the nearest first. All the others follow. */
  fallback: readonly string[];
}

/**
 * The languages of the interface, the first one first: it is the language of those about whom nothing is known. A new one is a row
 * here and its catalogues; names of places and the operator's are read in its fallbacks until somebody writes them.
 */
const rows = [
  {
    code: "kk",
    name: "Қазақша",
    shortName: "Қаз",
    english: "Kazakh",
    locale: "kk-KZ",
    official: true,
    fallback: ["ru"],
  },
  {
    code: "ru",
    name: "Русский",
    shortName: "Рус",
    english: "Russian",
    locale: "ru-KZ",
    official: true,
    fallback: ["kk"],
  },
  {
    code: "en",
    name: "English",
    shortName: "Eng",
    english: "English",
    locale: "en-GB",
    official: false,
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
/** A name as it was written: some languages may be missing. */
export type SomeNames = { readonly [Code in Language]?: string | null | undefined };

/** A language's row of the table. */
export function aboutLanguage(language: Language): LanguageRow {
  const row = rows.find(({ code }) => code === language);
  if (row === undefined) throw new Error(`The table of languages has no row ${language}.`);
  return row;
}

/**
 * A language by its code: what a row of the database holds, or what Telegram says of a person ("ru-RU"). Null where this version
 * does not know it; a newer one may have stored it.
 */
export function languageOf(code: string | null | undefined): Language | null {
  return languages.find((language) => language === code?.slice(0, 2)) ?? null;
}

/** A person's language as it is stored; null until they chose one. One that a newer version stored is read as the first. */
export function storedLanguage(code: string | null): Language | null {
  return code === null ? null : (languageOf(code) ?? firstLanguage);
}

/** The languages in the order in which content is read in this one: the language, its fallbacks, the others. */
const orders = new Map(
  rows.map(({ code, fallback }) => {
    const nearest: readonly string[] = [code, ...fallback];
    const others = languages.filter((language) => !nearest.includes(language));
    return [code as Language, [...nearest.flatMap((language) => languageOf(language) ?? []), ...others]];
  }),
);

/** What there is in a language, otherwise in the nearest one that has it; null where none has. */
export function readIn<T>(language: Language, find: (code: Language) => T | null | undefined): T | null {
  for (const code of orders.get(language) ?? languages) {
    const found = find(code);
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

/** All the other languages, the nearest first. */
export function fallbacksOf(language: Language): Language[] {
  return (orders.get(language) ?? languages).slice(1);
}

/** The same name in every language; null where nobody has written it in any. */
export function completeNames(names: SomeNames & { readonly [Code in typeof firstLanguage]: string }): Names;
export function completeNames(names: SomeNames): Names | null;
export function completeNames(names: SomeNames): Names | null {
  const complete = languages.map((language) => [language, readIn(language, (code) => names[code])] as const);
  return complete.some(([, name]) => name === null) ? null : (Object.fromEntries(complete) as Names);
}

/** The column or field that holds something in a language: "titleKk" for "title". */
export function fieldIn<Field extends string>(field: Field, language: Language): `${Field}${Capitalize<Language>}` {
  return `${field}${language.charAt(0).toUpperCase()}${language.slice(1)}` as `${Field}${Capitalize<Language>}`;
}

/** A name in all the languages in which it is written. */
export function everyName(names: SomeNames): string[] {
  return languages.flatMap((language) => names[language] ?? []);
}
