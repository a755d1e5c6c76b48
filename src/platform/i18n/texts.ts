import { createInstance, type i18n } from "i18next";
import { type Catalogue, readCatalogues } from "./catalogues.ts";
import { firstLanguage, type Language, languages } from "./languages.ts";

type Plural = "zero" | "one" | "two" | "few" | "many" | "other";
type Singular<Name extends string> = Name extends `${infer Stem}_${Plural}` ? Stem : Name;
type Paths<Node> = {
  [Name in keyof Node & string]: Node[Name] extends string ? Singular<Name> : `${Name}.${Paths<Node[Name]>}`;
}[keyof Node & string];

/** The catalogue of a feature, then the path in it: "intake:story.ask". */
export type TextKey = { [Feature in keyof Catalogue]: `${Feature}:${Paths<Catalogue[Feature]>}` }[keyof Catalogue];

export type TextParams = Record<string, string | number>;

/** The texts of a language. */
export interface Texts {
  language: Language;
  /** For message texts, which are HTML. Parameters are escaped. */
  html(key: TextKey, params?: TextParams): string;
  /** For button labels and other plain text. */
  plain(key: TextKey, params?: TextParams): string;
}

/** Loads the texts of all languages. A missing key throws, so it never reaches a person. */
export function createTexts(): (language: Language) => Texts {
  const instance = createInstance();
  // The returned promise has nothing to wait for: the resources are loaded already.
  void instance.init({
    resources: readCatalogues(),
    supportedLngs: [...languages],
    fallbackLng: firstLanguage,
    defaultNS: false,
    initAsync: false,
    returnEmptyString: false,
    interpolation: { escape: escapeHtml },
    parseMissingKeyHandler: (key: string) => {
      throw new Error(`The catalogues have no text ${key}.`);
    },
  });
  const all = new Map(languages.map((language) => [language, textsOf(instance, language)]));
  return (language) => {
    const texts = all.get(language);
    if (texts === undefined) throw new Error(`There are no texts in ${language}.`);
    return texts;
  };
}

function textsOf(instance: i18n, language: Language): Texts {
  const translate = instance.getFixedT(language) as (key: string, options: Record<string, unknown>) => string;
  const fixed = new Map<string, string>();
  // Most texts have no parameters, so they are cached.
  const withoutParams = (key: string): string => {
    const known = fixed.get(key) ?? translate(key, {});
    fixed.set(key, known);
    return known;
  };
  return {
    language,
    html: (key, params) => (params === undefined ? withoutParams(key) : translate(key, params)),
    plain: (key, params) =>
      params === undefined ? withoutParams(key) : translate(key, { ...params, interpolation: { escapeValue: false } }),
  };
}

/** Telegram's HTML mode needs these three escaped (Bot API, «Formatting options»). */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
