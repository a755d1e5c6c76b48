import type { Kind } from "../../src/features/cases/kinds.ts";
import type { ReportState } from "../../src/features/intake/answers.ts";
import { draftFields, openReport } from "../../src/features/intake/drafts.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { Vault } from "../../src/platform/database/vault.ts";
import { aboutLanguage, completeNames, type Language } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import type { Inhabitant, Townsperson } from "./town.ts";

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

const stepNames = [
  "language",
  "danger",
  "name",
  "consent",
  "story",
  "storyDone",
  "kind",
  "remit",
  "otherSide",
  "region",
  "district",
  "languages",
  "phone",
  "summary",
  "filed",
] as const;

/** How many steps come before each of them, and before the case number: `reports(person, "kk", stepOf.region)` leads to the question about the region. */
export const stepOf = Object.fromEntries(stepNames.map((name, at) => [name, at])) as Record<
  (typeof stepNames)[number],
  number
>;

/** What the person does at each step of a report; the last step leads to the case number. */
export function reportSteps(language: Language, story = tale[language]): ((person: Teller) => Promise<void>)[] {
  const { plain } = texts(language);
  return [
    (person) => person.taps(aboutLanguage(language).name),
    (person) => person.taps(plain("intake:danger.no")),
    (person) => person.writes(names[language]),
    (person) => person.taps(plain("intake:consent.yes")),
    (person) => person.writes(story),
    (person) => person.taps(plain("intake:story.done")),
    (person) => person.taps(plain("cases:kind.NEIGHBOURS")),
    (person) => person.taps(plain("intake:remit.none")),
    (person) => person.taps(plain("intake:otherSide.yes")),
    async (person) => {
      await person.taps(plain("intake:region.list"));
      await person.taps(region[language]);
    },
    (person) => person.taps(district[language]),
    (person) => person.taps(plain("intake:languages.done")),
    (person) => person.taps(plain("intake:phone.none")),
    (person) => person.taps(plain("intake:summary.send")),
  ];
}

/** Chooses a kind of conflict, also another than the guessed one, which is in the list behind a button. */
export async function choosesKind(person: Townsperson, kind: Kind): Promise<void> {
  const label = texts("kk").plain(`cases:kind.${kind}`);
  while (!person.buttons().some((shown) => shown.includes(label))) await person.presses("f:page:kind");
  await person.presses(`f:kind:${kind}`);
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
