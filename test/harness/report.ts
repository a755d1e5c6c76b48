import { createTexts, type Language } from "../../src/i18n/texts.ts";
import type { Inhabitant } from "./town.ts";

const texts = createTexts();

export const tale = {
  kk: "Көршіміз біздің жерге қоршау салып алды.",
  ru: "Сосед поставил забор на нашем участке.",
  en: "Our neighbour has put a fence on our land.",
};

const names = { kk: "Айгүл Серікова", ru: "Пётр Иванов", en: "Mary Brown" };
const region = { kk: "Алматы облысы", ru: "Алматинская область", en: "Almaty Region" };
const district = { kk: "Қарасай", ru: "Карасайский", en: "Karas" };

/** A person who can report a conflict, by tapping and writing. */
export type Teller = Pick<Inhabitant, "taps" | "writes">;

/** The steps of a report, each by what the person does; the whole of it leads to the case number. */
export function reportSteps(language: Language, story = tale[language]): ((person: Teller) => Promise<void>)[] {
  const words = texts(language);
  return [
    (person) => person.taps(words.plain("people:language.name")),
    (person) => person.taps(words.plain("intake:danger.no")),
    (person) => person.taps(words.plain("intake:adult.yes")),
    (person) => person.writes(names[language]),
    (person) => person.taps(words.plain("intake:consent.yes")),
    (person) => person.writes(story),
    (person) => person.taps(words.plain("intake:story.done")),
    (person) => person.taps(words.plain("cases:kind.NEIGHBOURS")),
    (person) => person.taps(words.plain("intake:remit.none")),
    (person) => person.taps(region[language]),
    (person) => person.taps(district[language]),
    (person) => person.taps(words.plain("intake:languages.done")),
    (person) => person.taps(words.plain("intake:formats.any")),
    (person) => person.taps(words.plain("intake:phone.none")),
    (person) => person.taps(words.plain("intake:summary.send")),
  ];
}

/** Comes by the report link and tells a conflict, up to the case number or to the given step. */
export async function reports(
  person: Inhabitant,
  language: Language = "kk",
  upTo = Number.POSITIVE_INFINITY,
): Promise<void> {
  await person.opens("report");
  for (const step of reportSteps(language).slice(0, upTo)) await step(person);
}
