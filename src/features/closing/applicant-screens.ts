import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { MediatedOutcome } from "../../platform/database/generated/client.ts";
import { dayAndTime, shortDay } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons, endingButtons } from "../cases/buttons.ts";
import type { AlarmKind } from "../danger/alarm-facts.ts";
import { numbersAgain } from "../danger/screens.ts";
import { afterButtons, heldWordsButtons, wordsButtons } from "./buttons.ts";
import type { AskedQuestion } from "./held.ts";
import type { Rated } from "./ratings.ts";
import type { Reopened } from "./reopen.ts";
import { answers, maxStars } from "./rules.ts";

export interface ClosedFacts {
  closing: number;
  caseId: number;
  number: string;
  /** Whether the reader has filed the case; otherwise they are another side of it. */
  isApplicant: boolean;
  outcome: MediatedOutcome;
  word: string | null;
  /** Who closed it, and wrote the word. */
  by: "mediator" | "coordinator";
  danger: readonly AlarmKind[];
  /** Until when it can be opened again; null if it cannot. */
  reopenUntil: Date | null;
  /** Whether a mediator had the case, who can be rated. */
  rates: boolean;
}

/**
 * Tells a side that its case was closed. Where somebody is in danger, the message says only that there is news: others may see the
 * phone.
 */
export function closedNotice(texts: Texts, facts: ClosedFacts): Screen {
  if (facts.danger.length === 0) return closedScreen(texts, facts);
  const read = { label: texts.plain("assignment:open"), data: afterButtons.data("read", { closing: facts.closing }) };
  return { text: texts.html("closing:closed.news"), rows: [[read]] };
}

/** How a case was closed, the word to the applicant, and what the applicant can do now. */
export function closedScreen(texts: Texts, facts: ClosedFacts): Screen {
  const { closing, caseId, number, isApplicant, outcome, word, by, danger, reopenUntil, rates } = facts;
  const text = [
    texts.html(isApplicant ? "closing:closed.title" : "closing:closed.titleOfSide", {
      number,
      outcome: texts.plain(`closing:outcomeSaid.${outcome}`),
    }),
    ...(word === null ? [] : [texts.html(`closing:closed.word.${by}`, { word })]),
    ...(reopenUntil === null ? [] : [texts.html("closing:closed.reopen", { until: lastDay(texts, reopenUntil) })]),
    ...(rates ? [texts.html("closing:closed.rate")] : []),
    ...numbersAgain(texts, danger),
  ];
  const stars = Array.from({ length: maxStars }, (_, at): Button => {
    return { label: `⭐ ${at + 1}`, data: afterButtons.data("rate", { closing, stars: at + 1 }) };
  });
  return {
    text: text.join("\n\n"),
    rows: [
      ...(rates ? [stars] : []),
      ...(reopenUntil === null ? [] : [[reopenButton(texts, caseId)]]),
      [casesButton(texts)],
    ],
  };
}

/** The last day on which it can be opened again. */
function lastDay(texts: Texts, until: Date): string {
  return shortDay(texts, new Date(until.getTime() - 1));
}

/** What became of a rating. The screen stays with what else can be done. */
export function ratedScreen(texts: Texts, facts: ClosedFacts | null, rated: Rated): Screen {
  const said = texts.html(`closing:rating.${rated}`);
  if (facts === null) return { text: said, rows: [[casesButton(texts)]] };
  const screen = closedScreen(texts, { ...facts, rates: false });
  return { ...screen, text: `${screen.text}\n\n${said}` };
}

/** Asks what has become of the matter, or shows the answer and what can be done. */
export function questionScreen(texts: Texts, facts: AskedQuestion): Screen {
  const { closing, number, question, answer, caseId } = facts;
  if (answer === null) {
    const buttons = answers.map(
      (given): Button => ({
        label: texts.plain(`closing:answer.${question}.${given}`),
        data: afterButtons.data("held", { closing, answer: given }),
      }),
    );
    return { text: texts.html(`closing:held.ask.${question}`, { number }), rows: buttons.map((button) => [button]) };
  }
  const said = texts.plain(`closing:answer.${question}.${answer.answer}`);
  const lines = [texts.html("closing:held.thanks", { number, said })];
  if (answer.words !== null) lines.push(texts.html("closing:held.yourWords", { words: answer.words }));
  if (answer.answer === "NO") lines.push(texts.html("closing:held.offer"));
  const write = { label: texts.plain("closing:held.write"), data: heldWordsButtons.data("write", { closing }) };
  return {
    text: lines.join("\n\n"),
    rows: [
      ...(answer.answer === "NO" ? [[reopenButton(texts, caseId)]] : []),
      ...(answer.words === null ? [[write]] : []),
      [casesButton(texts)],
    ],
  };
}

/** Asks for the words of a form that has one question. */
export function wordsScreen(texts: Texts, about: "reopen" | "held", number: string): Screen {
  const stop = { label: texts.plain("chat:back"), data: wordsButtons.data("stop", {}) };
  return {
    text: texts.html(about === "reopen" ? "closing:reopen.ask" : "closing:held.askWords", { number }),
    rows: [[stop]],
  };
}

/** What became of opening a case again. */
export function reopenedScreen(texts: Texts, reopened: Reopened): Screen {
  const rows = [[casesButton(texts)]];
  if (reopened.kind === "over") return { text: texts.html("closing:reopen.over"), rows };
  const { number } = reopened;
  if (reopened.kind === "open") return { text: texts.html("closing:reopen.open", { number }), rows };
  const until = reopened.until === null ? "" : dayAndTime(texts, reopened.until);
  return { text: texts.html(`closing:reopen.${reopened.asked}`, { number, until }), rows };
}

/** To a side that has not done it itself: the case is open again. */
export function openAgainScreen(texts: Texts, { number }: { number: string }): Screen {
  return { text: texts.html("closing:reopen.byOther", { number }), rows: [[casesButton(texts)]] };
}

/** The question is over: the case was opened again or closed in another way. */
export function unaskedScreen(texts: Texts): Screen {
  return { text: texts.html("closing:held.over"), rows: [[casesButton(texts)]] };
}

/** Opens a case again. */
export function reopenButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("closing:reopen.button"), data: endingButtons.data("reopen", { case: caseId }) };
}

export function casesButton(texts: Texts): Button {
  return { label: texts.plain("people:home.cases"), data: caseButtons.data("mine", {}) };
}
