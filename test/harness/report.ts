import type { ReportState } from "../../src/features/intake/answers.ts";
import { draftFields, openReport } from "../../src/features/intake/drafts.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { Vault } from "../../src/platform/database/vault.ts";
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

/** The answers of the only draft in the database. */
export async function draftAnswers({ prisma }: Database, vault: Vault): Promise<ReportState> {
  return openReport(vault, await prisma.draft.findFirstOrThrow({ select: draftFields }));
}

/** A person who can report a conflict by tapping and writing. */
export type Teller = Pick<Inhabitant, "taps" | "writes">;

/** The steps of a report: what the person does at each question. After the last step the person has a case number. */
export function reportSteps(language: Language, story = tale[language]): ((person: Teller) => Promise<void>)[] {
  const { plain } = texts(language);
  return [
    (person) => person.taps(aboutLanguage(language).name),
    (person) => person.taps(plain("intake:danger.no")),
    (person) => person.taps(plain("intake:adult.yes")),
    (person) => person.writes(names[language]),
    (person) => person.taps(plain("intake:consent.yes")),
    (person) => person.writes(story),
    (person) => person.taps(plain("intake:story.done")),
    (person) => person.taps(plain("cases:kind.NEIGHBOURS")),
    (person) => person.taps(plain("intake:remit.none")),
    (person) => person.taps(plain("intake:otherSide.yes")),
    (person) => person.taps(region[language]),
    (person) => person.taps(district[language]),
    (person) => person.taps(plain("intake:languages.done")),
    (person) => person.taps(plain("intake:formats.any")),
    (person) => person.taps(plain("intake:phone.none")),
    (person) => person.taps(plain("intake:summary.send")),
  ];
}

/** Opens the report link and reports a conflict, to the end or up to the given step. */
export async function reports(
  person: Inhabitant,
  language: Language = "kk",
  upTo = Number.POSITIVE_INFINITY,
): Promise<void> {
  await person.opens("report");
  for (const step of reportSteps(language).slice(0, upTo)) await step(person);
}
