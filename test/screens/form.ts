import { storyLimits } from "../../src/cases/story.ts";
import type { TextKey } from "../../src/i18n/texts.ts";
import { questionScreen } from "../../src/intake/questions.ts";
import { remitIds } from "../../src/intake/remit.ts";
import { questions } from "../../src/intake/rules.ts";
import { droppedScreen, minorScreen, pausedScreen, refusedScreen, unsuitableScreen } from "../../src/intake/screens.ts";
import type { Step } from "../../src/intake/steps.ts";
import { type Shown, type Stage, secrets, step } from "./stage.ts";

/** Questions that show more than one thing, by what the draft holds. */
const variants: [string, Partial<Step>][] = [
  ["consent, a long name", { question: "consent", name: "Ә".repeat(80) }],
  ["story, 1 message", { question: "story", parts: 1 }],
  ["story, 3 messages", { question: "story", parts: 3 }],
  ["story, 5 messages", { question: "story", parts: 5 }],
  ["kind, guessed", { question: "kind", guess: "NEIGHBOURS" }],
  ["remit, chosen", { question: "remit", remit: ["IN_COURT", "STATE_BODY"] }],
  ["verdict, a child", { question: "verdict", remit: ["CHILD_IN_DANGER"] }],
  ["verdict, violence", { question: "verdict", remit: ["VIOLENCE"] }],
  ["verdict, a state body and a crime", { question: "verdict", remit: ["STATE_BODY", "CRIME"] }],
  ["verdict, third parties", { question: "verdict", remit: ["THIRD_PARTIES"] }],
  ["verdict, not suitable", { question: "verdict", remit: ["CORRUPTION", "INCAPABLE"] }],
  ["verdict, everything", { question: "verdict", remit: [...remitIds] }],
  ["place, one", { question: "place", choice: ["town_195200000-kaskelen"] }],
  ["place, near a border", { question: "place", choice: ["district_195200000", "district_196800000"] }],
  ["place, namesakes", { question: "place", choice: ["region_KZ-10", "district_353200000", "district_103200000"] }],
  ["languages, three", { question: "languages", languages: ["kk", "ru", "az"] }],
  ["formats, chosen", { question: "formats", formats: ["IN_PERSON", "VIDEO"], woman: true }],
];

/** What each question needs, to be shown as it is at first. */
const needs: Partial<Record<Step["question"], Partial<Step>>> = {
  danger: { before: null },
  verdict: { remit: ["STATE_BODY"] },
  place: { choice: ["district_195200000"] },
  openCase: { openCase: "2026-000398" },
  summary: {
    summary: { story: secrets.story, files: 2, kind: "NEIGHBOURS", districtId: "195200000" },
    languages: ["kk", "ru"],
    formats: ["IN_PERSON", "PHONE"],
    woman: true,
    phone: secrets.phone,
  },
};

const plain: [string, TextKey, Record<string, number | string>?][] = [
  ["not a button", "intake:button"],
  ["not in words", "intake:text"],
  ["a name that is none", "intake:name.wrong"],
  ["a story too long", "intake:story.tooLong", { limit: storyLimits.characters }],
  ["too many files", "intake:story.tooMany", { limit: storyLimits.files }],
  ["a case that holds no more", "intake:openCase.full", { number: "2026-000417", ...storyLimits }],
  ["a message that joined the story", "intake:story.joined"],
  ["a file too large", "intake:story.tooLarge"],
  ["what is no story", "intake:story.unfit"],
  ["forwarded", "intake:story.forwarded"],
  ["no language", "intake:languages.none"],
  ["no place", "intake:region.unclear"],
  ["an unknown place", "intake:region.unknown"],
  ["a place abroad", "intake:region.outside"],
  ["no phone number", "intake:phone.wrong"],
  ["a location or a contact arrived", "intake:received"],
];

/** The report form: its questions, its answers to what is none, and the ways out of it. */
export function formScreens({ places, operator }: Stage): Shown[] {
  const asked = (name: string, change: Partial<Step>): Shown => ({
    name: `form: ${name}`,
    screen: (texts) => questionScreen(texts, places, operator, { ...step, ...change, language: texts.language }),
  });
  return [
    ...questions.flatMap((question) => [
      asked(question, { question, ...needs[question] }),
      ...variants.filter(([, change]) => change.question === question).map(([name, change]) => asked(name, change)),
    ]),
    asked("summary, the least", {
      question: "summary",
      summary: { story: "", files: 1, kind: "OTHER", districtId: "595000000" },
    }),
    ...plain.map(([name, key, params]) => ({
      name: `form says: ${name}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => ({ text: texts.html(key, params) }),
    })),
    {
      name: "form says: share your location",
      screen: (texts) => ({
        text: texts.html("intake:region.shareHint"),
        keyboard: { kind: "shareLocation", label: texts.plain("intake:region.share") },
      }),
    },
    {
      name: "form says: share your number",
      screen: (texts) => ({
        text: texts.html("intake:phone.shareHint"),
        keyboard: { kind: "shareContact", label: texts.plain("intake:phone.share") },
      }),
    },
    { name: "form left: a minor", screen: minorScreen },
    { name: "form left: no consent", screen: (texts) => refusedScreen(texts, places) },
    { name: "form left: not for mediation", screen: (texts) => unsuitableScreen(texts, places) },
    { name: "form left: paused", screen: pausedScreen },
    { name: "form left: dropped", screen: droppedScreen },
  ];
}
