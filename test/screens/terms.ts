import { type DateStep, dateScreen } from "../../src/features/terms/date-screens.ts";
import { extensionScreen, nothingToAnswerScreen } from "../../src/features/terms/extension-screens.ts";
import type { ExtensionView } from "../../src/features/terms/extension-view.ts";
import { endedScreen } from "../../src/features/terms/party-screens.ts";
import { stages } from "../../src/features/terms/rules.ts";
import {
  closedScreen,
  goneScreen,
  overScreen,
  overThereScreen,
  type TermView,
  termScreen,
  warningScreen,
} from "../../src/features/terms/screens.ts";
import type { TextKey, Texts } from "../../src/platform/i18n/texts.ts";
import { matter, type Shown, until } from "./stage.ts";

const own = { caseId: matter.id, number: matter.number };
const contractDay = "2026-10-27";
const lastDay = "2026-11-26";
const latest = "2026-12-26";
const statuses = ["ASKED", "AGREED", "REFUSED", "REPLACED", "OVER"] as const;

/** The contract, the term, its extension and its end. */
export function termScreens(): Shown[] {
  return [...viewScreens(), ...dateScreens(), ...extensionScreens(), ...endScreens()];
}

const running: TermView = {
  ...own,
  stage: "BEFORE_COURT",
  isSetByBody: false,
  contractDay,
  lastDay,
  isOver: false,
  closesAt: null,
  mayExtend: true,
  proposal: null,
};

function viewScreens(): Shown[] {
  const view = (name: string, change: Partial<TermView>, said: Parameters<typeof termScreen>[2] = null): Shown => ({
    name: `term: ${name}`,
    screen: (texts) => termScreen(texts, { ...running, ...change }, said),
  });
  const none = { contractDay: null, lastDay: null, mayExtend: false };
  const answers = [
    { side: 1, agrees: true },
    { side: 2, agrees: null },
    { side: 3, agrees: false },
  ];
  return [
    ...stages.map((stage) =>
      view(`no contract, ${stage}`, { ...none, stage, isSetByBody: stage === "IN_COURT" || stage === "CRIME" }),
    ),
    view("it runs", {}),
    view("the body's date is missing", { stage: "CRIME", isSetByBody: true, lastDay: null, mayExtend: false }),
    view("the parties are asked", { proposal: { until: latest, answers } }),
    view("it has ended", { isOver: true, closesAt: until, mayExtend: false }),
    ...(["recorded", "same", "overtaken", "proposed", "already", "unfit", "unchanged"] as const).map((said) =>
      view(said, {}, said),
    ),
    { name: "term: not theirs", screen: goneScreen },
    ...(["partyNone", "partyBody"] as const).map((key) => ({
      name: `term: on a party's card, ${key}`,
      screen: (texts: Texts) => ({ text: texts.html(`terms:card.${key}`) }),
    })),
  ];
}

function dateScreens(): Shown[] {
  const step: DateStep = { language: "kk", question: "contract", ...own, filed: "2026-10-27", known: 1, day: lastDay };
  const limits = { lastDay, latest };
  const ask = (name: string, change: Partial<DateStep>): Shown => ({
    name: `term: ask ${name}`,
    screen: (texts) => dateScreen(texts, { ...step, ...change }),
  });
  const misfits = ["onlyButtons", "notUnderstood", "noSuchDay", "otherWeekday"] as const;
  const wrong = ["future", "tooOld", "past", "tooFar", "notLater"] as const;
  return [
    ask("for the contract's date", {}),
    ask("whether it was before the request", { question: "before", day: "2026-10-20" }),
    ask("for the body's date", { question: "body" }),
    ask("until when", { question: "until", limits }),
    ask("whether the parties are to be asked", { question: "confirm", limits, sides: 2 }),
    ask("the same, with one side", { question: "confirm", limits, sides: 1 }),
    ...[...misfits, ...wrong].map((why) => ({
      name: `term: ${why}`,
      screen: (texts: Texts) => ({ text: texts.html(`terms:form.${why}` satisfies TextKey) }),
    })),
  ];
}

function extensionScreens(): Shown[] {
  const view = { id: 3, ...own, until: latest, lastDay };
  const shown = (name: string, status: ExtensionView["status"], reader: ExtensionView["reader"]): Shown => ({
    name,
    screen: (texts) => extensionScreen(texts, { ...view, status, reader }),
  });
  const answers = [
    { side: 1, agrees: true },
    { side: 2, agrees: false },
  ];
  return [
    shown("outbox: terms.question", "ASKED", { role: "party", agrees: null }),
    shown("outbox: terms.settled", "AGREED", { role: "mediator", answers }),
    shown("extension: a party agrees", "ASKED", { role: "party", agrees: true }),
    shown("extension: a party refused", "REFUSED", { role: "party", agrees: false }),
    ...statuses.flatMap((status) => [
      shown(`extension: ${status}, to a party`, status, { role: "party", agrees: null }),
      shown(`extension: ${status}, to the mediator`, status, { role: "mediator", answers }),
    ]),
    { name: "extension: nothing to answer", screen: nothingToAnswerScreen },
  ];
}

function endScreens(): Shown[] {
  const news = { ...own, lastDay, closesAt: until };
  const { number } = own;
  const ended = { ...news, hasMediator: true, inDanger: false };
  const without = { ...ended, hasMediator: false };
  return [
    { name: "outbox: terms.weekLeft", screen: (texts) => warningScreen(texts, news, "week") },
    { name: "outbox: terms.twoDaysLeft", screen: (texts) => warningScreen(texts, news, "twoDays") },
    { name: "outbox: terms.over", screen: (texts) => overScreen(texts, news) },
    { name: "outbox: terms.overThere", screen: (texts) => overThereScreen(texts, { ...news, hasMediator: true }) },
    { name: "term ended: no mediator", screen: (texts) => overThereScreen(texts, { ...news, hasMediator: false }) },
    { name: "outbox: terms.ended", screen: (texts) => endedScreen(texts, ended) },
    { name: "term ended: to a party without a mediator", screen: (texts) => endedScreen(texts, without) },
    { name: "term ended: to a party in danger", screen: (texts) => endedScreen(texts, { ...ended, inDanger: true }) },
    { name: "outbox: terms.closed", screen: (texts) => closedScreen(texts, { number, isClosed: true }) },
    { name: "term ended: submitted", screen: (texts) => closedScreen(texts, { number, isClosed: false }) },
  ];
}
