import { homeButton } from "../../platform/chat/home.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime, fullDay, shortDay } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { AlarmKind } from "../danger/alarm-facts.ts";
import { numbersAgain } from "../danger/screens.ts";
import { soonScreen, undoButton } from "../undo/screens.ts";
import { caseButtons, withdrawButtons } from "./buttons.ts";
import type { CardAddition } from "./card-part.ts";
import { type ProgressFacts, partyProgressOf, progressOf } from "./case-progress.ts";
import type { Kind } from "./kinds.ts";

export interface FiledFacts {
  number: string;
  /** Whether a coordinator reads the case before a mediator is asked. */
  review: boolean;
  /** Whether that is only because the person has filed more reports than the limit. */
  overLimit: boolean;
  /** When the first mediator must answer; null if a coordinator looks for a mediator. */
  until: Date | null;
  /** What became of an alarm; null if none was raised. */
  alarm: string | null;
  /** Texts with advice for this kind of conflict. */
  notes: string[];
  /** The rooms, as text. */
  rooms: string;
  /** Shows the rooms on the map; null if none of them has a place there. */
  map: Button | null;
}

/**
 * The number and what comes next stay in sight on a small phone, at its beginning or, below an alarm, at its end. What is to be read later
 * is in a quote that opens.
 */
export function filedScreen(texts: Texts, facts: FiledFacts): Screen {
  const { number, review, overLimit, until, alarm, notes, rooms, map } = facts;
  const first = overLimit ? "cases:filed.overLimit" : "cases:filed.review";
  const next =
    until === null
      ? texts.html(review ? first : "cases:filed.escalated")
      : texts.html("cases:filed.offered", { until: dayAndTime(texts, until) });
  const filed = `${texts.html("cases:filed.title", { number })}\n\n${next}`;
  const quote = `<blockquote expandable>${[rooms, ...notes].join("\n\n")}</blockquote>`;
  return {
    text: (alarm === null ? [filed, quote] : [alarm, quote, filed]).join("\n\n"),
    rows: [...(map === null ? [] : [[map]]), [homeButton(texts)]],
  };
}

/** Says that the story was added to an open case. */
export function addedScreen(texts: Texts, { number, notes = [] }: { number: string; notes?: string[] }): Screen {
  return { text: [texts.html("cases:added", { number }), ...notes].join("\n\n"), rows: [[homeButton(texts)]] };
}

export interface AcceptedFacts {
  number: string;
  mediator: string;
}

export function acceptedScreen(texts: Texts, { number, mediator }: AcceptedFacts): Screen {
  return onCase(texts, texts.html("cases:accepted", { number, mediator }));
}

/** Says that the mediator has given the case back. @param unreachable the bot cannot reach the mediator, who has not given it back */
export function leftScreen(texts: Texts, { number, unreachable }: { number: string; unreachable: boolean }): Screen {
  return onCase(texts, texts.html(unreachable ? "cases:leftUnreachable" : "cases:left", { number }));
}

/** Says to a side that has not filed the case that it is over, and nothing about why. */
export function overScreen(texts: Texts, { number }: { number: string }): Screen {
  return onCase(texts, texts.html("cases:party.over", { number }));
}

/** Says when a closed case will be erased. */
export function erasedSoonScreen(texts: Texts, { number, at }: { number: string; at: Date }): Screen {
  return onCase(texts, texts.html("cases:erasedSoon", { number, day: fullDay(texts, at) }));
}

export function offeredNextScreen(texts: Texts, { number, until }: { number: string; until: Date }): Screen {
  return onCase(texts, texts.html("cases:offeredNext", { number, until: dayAndTime(texts, until) }));
}

export function escalatedScreen(texts: Texts, { number }: { number: string }): Screen {
  return onCase(texts, texts.html("cases:escalated", { number }));
}

/** News of a case, with the button that shows the person's cases. */
function onCase(texts: Texts, text: string): Screen {
  return { text, rows: [[casesButton(texts)]] };
}

export interface ClosedFacts {
  number: string;
  outcome: "NOT_SUITABLE" | "ABUSE";
  /** The danger in the case: whom to call then is said once more. */
  danger: readonly AlarmKind[];
}

/** Says that a coordinator closed the case, because it is not suitable for mediation or is not a request at all. */
export function closedScreen(texts: Texts, { number, outcome, danger }: ClosedFacts): Screen {
  const closed = texts.html(outcome === "ABUSE" ? "cases:abuse" : "cases:unsuitable", { number });
  return { text: [closed, ...numbersAgain(texts, danger)].join("\n\n"), rows: [[homeButton(texts)]] };
}

export interface CaseFacts extends Omit<ProgressFacts, "isWithdrawing"> {
  id: number;
  number: string;
  kind: Kind;
  /** Whether the person has filed it; otherwise they are another side of it. */
  isApplicant: boolean;
  /** When they left it. */
  leftAt: Date | null;
  mediator: string | null;
  assignedAt: Date | null;
  closedAt: Date | null;
  /** The act that withdraws it in a minute; null if the person has not withdrawn it. */
  withdrawing: number | null;
}

/** A person's cases, each with its status in plain words and what comes next. */
export function casesScreen(texts: Texts, cases: CaseFacts[], now: Date): Screen {
  const lines = cases.map((facts) => caseText(texts, facts, now));
  const body = lines.length === 0 ? [texts.html("cases:mine.none")] : lines;
  return {
    text: [texts.html("cases:mine.title"), ...body].join("\n\n"),
    rows: [
      ...cases.map(({ id, number }) => [
        { label: texts.plain("cases:mine.button", { number }), data: caseButtons.data("case", { case: id }) },
      ]),
      [homeButton(texts)],
    ],
  };
}

/** The card of a person's own case. Only its applicant can withdraw it. @param addition what the features add to it */
export function caseScreen(
  texts: Texts,
  facts: CaseFacts,
  { lines, buttons }: Required<CardAddition>,
  now: Date,
): Screen {
  const withdraw = {
    label: texts.plain("cases:withdraw.button"),
    data: withdrawButtons.data("ask", { case: facts.id }),
  };
  const undo = facts.withdrawing === null ? null : undoButton(texts, facts.withdrawing);
  const withdraws = facts.isApplicant && facts.status !== "CLOSED";
  return {
    text: [caseText(texts, facts, now), ...lines].join("\n"),
    rows: [...grid(buttons, 2), ...(withdraws ? [[undo ?? withdraw]] : []), [backToCases(texts)]],
  };
}

/** Says that this person has no request with the number that they wrote, whether it exists or not. */
export function unknownNumberScreen(texts: Texts, number: string): Screen {
  return { text: texts.html("cases:unknownNumber", { number }), rows: [[casesButton(texts)], [homeButton(texts)]] };
}

function caseText(texts: Texts, facts: CaseFacts, now: Date): string {
  if (!facts.isApplicant) {
    return texts.html("cases:party.line", { number: facts.number, status: partyStatusOf(texts, facts, now) });
  }
  const kind = texts.plain(`cases:kind.${facts.kind}`);
  return texts.html("cases:mine.line", { number: facts.number, kind, status: statusOf(texts, facts, now) });
}

/** The same for another side, which reads nothing of what the applicant has told. */
function partyStatusOf(texts: Texts, facts: CaseFacts, now: Date): string {
  const { status, next, date } = partyProgressOf(facts, now);
  const day = (at: Date | null) => (at === null ? "" : shortDay(texts, at));
  const said = { mediator: facts.mediator ?? "", since: day(facts.assignedAt), date: day(date) };
  const first =
    status === "ASSIGNED" ? texts.plain("cases:mine.ASSIGNED", said) : texts.plain(`cases:party.${status}`, said);
  if (next === null) return first;
  return [first, texts.plain(`cases:next.${next}`, { until: date === null ? "" : dayAndTime(texts, date) })].join("\n");
}

/** Where the case stands, and below that what comes next, by when. */
function statusOf(texts: Texts, facts: CaseFacts, now: Date): string {
  const { mediator, assignedAt, closedAt } = facts;
  const { status, next, date } = progressOf({ ...facts, isWithdrawing: facts.withdrawing !== null }, now);
  const day = (at: Date | null) => (at === null ? "" : shortDay(texts, at));
  const said = { mediator: mediator ?? "", since: day(assignedAt), closed: day(closedAt) };
  // The last day on which it can be done: at midnight after it, it is over.
  const until = date === null ? "" : next === "reopen" ? day(new Date(date.getTime() - 1)) : dayAndTime(texts, date);
  return [texts.plain(`cases:mine.${status}`, said), texts.plain(`cases:next.${next}`, { until })].join("\n");
}

export function withdrawScreen(texts: Texts, { id, number }: { id: number; number: string }): Screen {
  return {
    text: texts.html("cases:withdraw.ask", { number }),
    rows: [
      [backToCases(texts)],
      [{ label: texts.plain("cases:withdraw.yes"), data: withdrawButtons.data("yes", { case: id }) }],
    ],
  };
}

/** Says that the case will be withdrawn in a minute. @param act the id of the act that was put off */
export function withdrawingScreen(texts: Texts, number: string, act: number): Screen {
  return soonScreen(texts, texts.html("cases:withdraw.soon", { number }), act, [[backToCases(texts)]]);
}

export function withdrawnScreen(
  texts: Texts,
  { number, danger }: { number: string; danger: readonly AlarmKind[] },
): Screen {
  const withdrawn = texts.html("cases:withdraw.done", { number });
  return { text: [withdrawn, ...numbersAgain(texts, danger)].join("\n\n"), rows: [[homeButton(texts)]] };
}

/** The applicant has taken the withdrawal back, or somebody closed the case within that minute. */
export function notWithdrawnScreen(texts: Texts, number: string, how: "undone" | "refused"): Screen {
  return { text: texts.html(`cases:withdraw.${how}`, { number }), rows: [[backToCases(texts)]] };
}

export function withdrawOverScreen(texts: Texts): Screen {
  return { text: texts.html("cases:withdraw.over"), rows: [[backToCases(texts)]] };
}

function casesButton(texts: Texts): Button {
  return { label: texts.plain("people:home.cases"), data: caseButtons.data("mine", {}) };
}

function backToCases(texts: Texts): Button {
  return { label: texts.plain("chat:back"), data: caseButtons.data("mine", {}) };
}
