import { aboutLanguage, completeNames, type Language } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Inhabitant } from "./town.ts";

const texts = createTexts();

export const tale = completeNames({
  kk: "Көршіміз біздің жерге қоршау салып алды.",
  ru: "Сосед поставил забор на нашем участке.",
  en: "Our neighbour has put a fence on our land.",
});

const names = completeNames({ kk: "Айгүл Серікова", ru: "Пётр Иванов", en: "Mary Brown" });
const region = completeNames({ kk: "Алматы облысы", ru: "Алматинская область", en: "Almaty Region" });
const district = completeNames({ kk: "Қарасай", ru: "Карасайский", en: "Karas" });

/** A person who can report a conflict, by tapping and writing. */
export type Teller = Pick<Inhabitant, "taps" | "writes">;

/** The steps of a report, each by what the person does; the whole of it leads to the case number. */
export function reportSteps(language: Language, story = tale[language]): ((person: Teller) => Promise<void>)[] {
  const words = texts(language);
  return [
    (who) => who.taps(aboutLanguage(language).name),
    (who) => who.taps(words.plain("intake:danger.no")),
    (who) => who.taps(words.plain("intake:adult.yes")),
    (who) => who.writes(names[language]),
    (who) => who.taps(words.plain("intake:consent.yes")),
    (who) => who.writes(story),
    (who) => who.taps(words.plain("intake:story.done")),
    (who) => who.taps(words.plain("cases:kind.NEIGHBOURS")),
    (who) => who.taps(words.plain("intake:remit.none")),
    (who) => who.taps(words.plain("intake:otherSide.yes")),
    (who) => who.taps(region[language]),
    (who) => who.taps(district[language]),
    (who) => who.taps(words.plain("intake:languages.done")),
    (who) => who.taps(words.plain("intake:formats.any")),
    (who) => who.taps(words.plain("intake:phone.none")),
    (who) => who.taps(words.plain("intake:summary.send")),
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
