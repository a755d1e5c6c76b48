import type { Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { shortCaseNumber } from "../cases/case-number.ts";
import type { AnswerExpected } from "./answer-due.ts";
import { talkButtons } from "./buttons.ts";
import { deskOfButton } from "./desk-button.ts";

/** When a party may expect an answer, in a line or two. */
export function answerLines(texts: Texts, expected: AnswerExpected): string[] {
  const due = texts.html("talks:owed.until", { until: dayAndTime(texts, expected.until) });
  switch (expected.kind) {
    case "due":
      return [due];
    case "outOfHours":
      return [texts.html("talks:owed.outOfHours", { opens: dayAndTime(texts, expected.opensAt) }), due];
    case "late":
      return [texts.html("talks:owed.late", { until: dayAndTime(texts, expected.until) })];
  }
}

/** What is said about an answer that is owed: nothing of what was written. */
export interface OwedFacts {
  talk: number;
  case: number;
  kind: "CAUCUS" | "DESK";
  number: string;
  /** The name of the mediator of a caucus, as the coordinator set it. */
  mediator: string;
  /** Since when the party has been waiting. */
  since: Date;
  /** When the answer is due, as the party was told. */
  until: Date;
}

/** Reminds those who owe an answer, with the button that enters the talk. */
export function owedScreen(texts: Texts, facts: OwedFacts): Screen {
  const write = { label: texts.plain("talks:write.party"), data: talkButtons.data("write", { talk: facts.talk }) };
  return { text: texts.html("talks:owed.reminder", datesOf(texts, facts)), rows: [[write]] };
}

/** Tells those above them that a party is not answered. */
export function unansweredScreen(texts: Texts, facts: OwedFacts): Screen {
  const { kind, mediator } = facts;
  const what =
    kind === "DESK" ? texts.plain("talks:owed.deskSilent") : texts.plain("talks:owed.mediatorSilent", { mediator });
  return {
    text: texts.html("talks:owed.unanswered", { what, ...datesOf(texts, facts) }),
    rows: [[deskOfButton(texts, facts.case)]],
  };
}

function datesOf(texts: Texts, { number, since, until }: OwedFacts) {
  return { number: shortCaseNumber(number), since: dayAndTime(texts, since), until: dayAndTime(texts, until) };
}
