import { remitIds } from "../../src/features/cases/remit.ts";
import { storyLimits } from "../../src/features/cases/story.ts";
import { additionScreen, partAddedScreen } from "../../src/features/intake/addition-screens.ts";
import { expiredScreen, forgottenScreen, offerScreen } from "../../src/features/intake/held-screens.ts";
import { personWantedScreen } from "../../src/features/intake/person-wanted-screens.ts";
import type { Step } from "../../src/features/intake/question.ts";
import { questionScreen } from "../../src/features/intake/question-screen.ts";
import { progressOf, type QuestionId, questions } from "../../src/features/intake/questions.ts";
import {
  clearEndedScreen,
  clearingScreen,
  dropEndedScreen,
  droppedScreen,
  droppingScreen,
  erasedScreen,
  minorScreen,
  partlyText,
  pausedScreen,
  refusedScreen,
  sentStoryScreen,
  unsuitableScreen,
} from "../../src/features/intake/screens.ts";
import type { TextKey, Texts } from "../../src/platform/i18n/texts.ts";
import { type Shown, type Stage, secrets, step } from "./stage.ts";

/** The parts of a step on which the screen of a question depends. */
type Change = Partial<Omit<Step, "report">> & { report?: Partial<Step["report"]> };

/** Questions that look different with other drafts. */
const variants: [string, QuestionId, Change][] = [
  ["consent, a long name", "consent", { report: { name: "Ә".repeat(80) } }],
  ["story, 1 message", "story", { parts: 1 }],
  ["story, 3 messages", "story", { parts: 3 }],
  ["story, 5 messages", "story", { parts: 5 }],
  ["kind, guessed", "kind", { guess: "NEIGHBOURS" }],
  ["kind, another", "kind", { guess: "NEIGHBOURS", report: { page: { question: "kind", page: 1 } } }],
  ["remit, chosen", "remit", { report: { remit: ["IN_COURT", "STATE_BODY"] } }],
  ["remit, suggested", "remit", { suggestsRemit: true, report: { remit: ["VIOLENCE"] } }],
  ["verdict, a life", "verdict", { report: { remit: ["LIFE_IN_DANGER"] } }],
  ["verdict, a child", "verdict", { report: { remit: ["CHILD_IN_DANGER"] } }],
  ["verdict, violence", "verdict", { report: { remit: ["VIOLENCE"] } }],
  ["verdict, a state body and a crime", "verdict", { report: { remit: ["STATE_BODY", "CRIME"] } }],
  ["verdict, third parties", "verdict", { report: { remit: ["THIRD_PARTIES"] } }],
  ["verdict, not suitable", "verdict", { report: { remit: ["CORRUPTION", "INCAPABLE"] } }],
  ["verdict, everything", "verdict", { report: { remit: [...remitIds] } }],
  ["remit, the rare reasons", "remit", { report: { remit: ["CRIME"], page: { question: "remit", page: 1 } } }],
  ["region, the list", "region", { report: { page: { question: "region", page: 1 } } }],
  ["region, the end of the list", "region", { report: { page: { question: "region", page: 3 } } }],
  ["district, of a city", "district", { report: { regionId: "KZ-75" } }],
  ["district, a long list", "district", { report: { regionId: "KZ-39" } }],
  [
    "district, the end of a long list",
    "district",
    { report: { regionId: "KZ-39", page: { question: "district", page: 2 } } },
  ],
  ["place, a single choice", "place", { report: { placeChoice: ["town_195200000-kaskelen"] } }],
  ["place, near a border", "place", { report: { placeChoice: ["district_195200000", "district_196800000"] } }],
  [
    "place, namesakes",
    "place",
    { report: { placeChoice: ["region_KZ-10", "district_353200000", "district_103200000"] } },
  ],
  ["languages, three", "languages", { report: { languages: ["kk", "ru", "az"] } }],
  [
    "languages, others and wishes",
    "languages",
    { report: { languages: ["az"], formats: ["VIDEO"], womanWished: true } },
  ],
  ["languages, the list", "languages", { report: { page: { question: "languages", page: 1 } } }],
  ["languages, the end of the list", "languages", { report: { page: { question: "languages", page: 2 } } }],
  ["summary, the other side would come", "summary", { report: { districtId: "195200000", otherSide: "YES" } }],
  ["summary, the other side would not come", "summary", { report: { districtId: "195200000", otherSide: "NO" } }],
  [
    "summary, what to change",
    "summary",
    { report: { districtId: "195200000", page: { question: "summary", page: 1 } } },
  ],
  ["summary, between communities", "summary", { report: { districtId: "195200000", kind: "INTERFAITH" } }],
  ["summary, hardly anything", "summary", { story: "", files: 1, report: { kind: "OTHER", districtId: "595000000" } }],
];

/** What the draft holds when a question is asked for the first time. */
const needs: Partial<Record<QuestionId, Change>> = {
  danger: { before: null },
  verdict: { report: { remit: ["STATE_BODY"] } },
  place: { report: { placeChoice: ["district_195200000"] } },
  openCase: { openCase: "2026-000398", report: { openCaseId: 398 } },
  summary: {
    story: secrets.story,
    files: 2,
    report: {
      kind: "NEIGHBOURS",
      remit: ["IN_COURT"],
      otherSide: "UNKNOWN",
      districtId: "195200000",
      languages: ["kk", "ru"],
      formats: ["IN_PERSON", "PHONE"],
      womanWished: true,
      phone: secrets.phone,
    },
  },
};

const plain: [string, TextKey, Record<string, number | string>?][] = [
  ["not a button", "intake:button"],
  ["told before the consent", "intake:held.kept"],
  ["typed instead of tapped", "chat:mustBeTapped", { button: "📨" }],
  ["not in words", "intake:text"],
  ["not a name", "intake:name.wrong"],
  ["a story too long", "intake:story.tooLong", { limit: storyLimits.characters }],
  ["too many files", "intake:story.tooMany", { limit: storyLimits.files }],
  ["a full case", "intake:openCase.full", { number: "2026-000417", ...storyLimits }],
  ["a message that joined the story", "intake:story.joined"],
  ["a file too large", "intake:story.tooLarge"],
  ["not a story", "intake:story.unfit"],
  ["forwarded", "intake:story.forwarded"],
  ["no language", "intake:languages.none"],
  ["no place", "intake:region.unclear"],
  ["an unknown place", "intake:region.unknown"],
  ["a place abroad", "intake:region.outside"],
  ["no phone number", "intake:phone.wrong"],
  ["a location or a contact arrived", "intake:received"],
];

/** The report form: its questions, its replies to messages that are not answers, and the ways out. */
export function formScreens({ places, operator, twoRooms }: Stage): Shown[] {
  const asked = (name: string, id: QuestionId, change: Change = {}): Shown => {
    const report = { ...step.report, ...change.report };
    const question = questions.find((known) => known.id === id) ?? questions[0];
    const shown: Step = { ...step, ...change, report, asks: id, at: progressOf(question, report) };
    return {
      name: `form: ${name}`,
      screen: (texts) => questionScreen(texts, places, operator, { ...shown, language: texts.language }),
    };
  };
  return [
    ...questions.flatMap(({ id }) => [
      asked(id, id, needs[id]),
      ...variants.filter(([, question]) => question === id).map(([name, , change]) => asked(name, id, change)),
    ]),
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
    { name: "form left: a minor", screen: (texts) => minorScreen(texts) },
    {
      name: "a person is wanted",
      screen: (texts) => personWantedScreen(texts, operator, { hasDraft: false, rooms: null }),
    },
    {
      name: "a person is wanted: with an open case",
      screen: (texts) => personWantedScreen(texts, operator, { hasDraft: false, rooms: twoRooms }),
    },
    { name: "form left: a minor, whose words were held", screen: (texts) => minorScreen(texts, true) },
    { name: "form left: no consent", screen: (texts) => refusedScreen(texts, places) },
    { name: "form left: not for mediation", screen: (texts) => unsuitableScreen(texts, places, 31) },
    { name: "form left: paused", screen: pausedScreen },
    {
      name: "an edit of a story that was sent",
      screen: (texts) => sentStoryScreen(texts, { caseId: 7, number: "2026-000417" }),
    },
    { name: "form left: dropped", screen: droppedScreen },
    { name: "form left: dropped in a minute", screen: (texts) => droppingScreen(texts, 31) },
    { name: "form left: drop undone", screen: (texts) => dropEndedScreen(texts, "undone") },
    { name: "form says: the story is deleted in a minute", screen: (texts) => clearingScreen(texts, 31) },
    ...(["undone", "done"] as const).map((how) => ({
      name: `form says: the story, ${how}`,
      screen: (texts: Texts) => clearEndedScreen(texts, how),
    })),
    ...(["TOO_MANY", "TOO_LONG"] as const).map((why) => ({
      name: `outbox: intake.partly, ${why}`,
      screen: (texts: Texts) => ({ text: partlyText(texts, { files: 5, saved: 3, why }) }),
    })),
    {
      name: "outbox: intake.partly, nothing",
      screen: (texts) => ({ text: partlyText(texts, { files: 5, saved: 0, why: "TOO_MANY" }) }),
    },
    { name: "addition: what?", screen: (texts) => additionScreen(texts, { caseId: 7, number: "2026-000417" }) },
    { name: "addition: added", screen: (texts) => partAddedScreen(texts, 7) },
    { name: "outbox: intake.albumAdded", screen: (texts) => partAddedScreen(texts, 7) },
    { name: "outbox: intake.erased", screen: erasedScreen },
    { name: "held: is it the story", screen: offerScreen },
    { name: "held: erased at a tap", screen: forgottenScreen },
    { name: "outbox: intake.expired", screen: expiredScreen },
  ];
}
