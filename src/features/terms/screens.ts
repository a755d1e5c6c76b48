import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { workButton } from "../assignment/screens.ts";
import { cardButtons, endingButtons } from "../cases/buttons.ts";
import { termButtons } from "./buttons.ts";
import { dayText } from "./day-text.ts";
import type { SideAnswer } from "./extension-view.ts";
import type { Stage } from "./rules.ts";
import { sideLine } from "./side-line.ts";

/** The contract and the term of a case, for its mediator. */
export interface TermView {
  caseId: number;
  number: string;
  stage: Stage;
  /** Whether a court or an investigator sets the last day. */
  isSetByBody: boolean;
  contractDay: LocalDay | null;
  lastDay: LocalDay | null;
  isOver: boolean;
  /** When the case closes by itself; null as long as it does not. */
  closesAt: Date | null;
  mayExtend: boolean;
  /** The open proposal to extend the term. */
  proposal: { until: LocalDay; answers: SideAnswer[] } | null;
}

/** What has just been done about a term, or why it was not. */
export type Said = "recorded" | "same" | "overtaken" | "proposed" | "already" | "unfit" | "unchanged";

/** The contract and the term of a case. @param said what has just been done; null if it was only opened */
export function termScreen(texts: Texts, view: TermView, said: Said | null): Screen {
  const { caseId, number, stage, contractDay, isSetByBody, mayExtend } = view;
  const lines = [
    texts.html("terms:screen.title", { number }),
    ...(said === null ? [] : [texts.html(`terms:said.${said}`)]),
    stateLines(texts, view).join("\n"),
    ...(view.proposal === null ? [] : [proposalLines(texts, view.proposal)]),
    ...(contractDay === null || said === "unfit" ? [texts.html(`terms:rule.${stage}`)] : []),
  ];
  const button = (label: TextKey, kind: "contract" | "body" | "extend"): Button => ({
    label: texts.plain(label),
    data: termButtons.data(kind, { case: caseId }),
  });
  const back = { label: texts.plain("chat:back"), data: cardButtons.data("card", { case: caseId }) };
  return {
    text: lines.join("\n\n"),
    rows: [
      ...(contractDay !== null && isSetByBody ? [[button("terms:screen.body", "body")]] : []),
      ...(mayExtend ? [[button("terms:screen.extend", "extend")]] : []),
      [button(contractDay === null ? "terms:screen.record" : "terms:screen.correct", "contract")],
      [back],
    ],
  };
}

function stateLines(texts: Texts, { contractDay, lastDay, isOver, closesAt }: TermView): string[] {
  if (contractDay === null) return [texts.html("terms:card.none")];
  const contract = texts.html("terms:screen.contract", { day: dayText(texts, contractDay) });
  if (lastDay === null) return [contract, texts.html("terms:card.bodyMissing")];
  const last = texts.html(isOver ? "terms:card.over" : "terms:card.until", { day: dayText(texts, lastDay) });
  const closes = closesAt === null ? [] : [texts.html("terms:screen.closes", { at: dayAndTime(texts, closesAt) })];
  return [contract, last, ...closes];
}

function proposalLines(texts: Texts, { until, answers }: { until: LocalDay; answers: readonly SideAnswer[] }): string {
  const asked = texts.html("terms:card.asked", { day: dayText(texts, until) });
  return [asked, ...answers.map((answer) => sideLine(texts, answer))].join("\n");
}

/** Opens the contract and the term of a case. */
export function termButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("terms:card.button"), data: termButtons.data("open", { case: caseId }) };
}

/** The case is not, or no longer, this person's. */
export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("assignment:gone") };
}

/** What staff read of a term that ends or is over. */
export interface TermNews {
  caseId: number;
  number: string;
  lastDay: LocalDay;
  /** When the case closes by itself, or when a coordinator is asked to approve that. */
  closesAt: Date | null;
}

/** Warns the mediator. */
export function warningScreen(texts: Texts, { caseId, number, lastDay }: TermNews, left: "week" | "twoDays"): Screen {
  return {
    text: texts.html(`terms:warning.${left}`, { number, day: dayText(texts, lastDay) }),
    rows: [[termButton(texts, caseId)]],
  };
}

/** Tells the mediator that the term is over. */
export function overScreen(texts: Texts, news: TermNews): Screen {
  const { caseId } = news;
  return {
    text: [texts.html("terms:over.mediator", overParams(texts, news)), ...closesLine(texts, news)].join("\n\n"),
    rows: [
      [{ label: texts.plain("closing:close"), data: endingButtons.data("close", { case: caseId }) }],
      [termButton(texts, caseId)],
    ],
  };
}

/** Tells a coordinator that the term of a case is over. */
export function overThereScreen(texts: Texts, news: TermNews & { hasMediator: boolean }): Screen {
  const { caseId, hasMediator } = news;
  const state = hasMediator ? closesLine(texts, news) : [texts.html("terms:over.nobody")];
  const open = { label: `📂 ${news.number}`, data: cardButtons.data("overview", { case: caseId }) };
  return {
    text: [texts.html("terms:over.coordinator", overParams(texts, news)), ...state].join("\n\n"),
    rows: [[open]],
  };
}

function closesLine(texts: Texts, { closesAt }: TermNews): string[] {
  return closesAt === null ? [] : [texts.html("terms:over.closes", { at: dayAndTime(texts, closesAt) })];
}

function overParams(texts: Texts, { number, lastDay }: TermNews) {
  return { number, day: dayText(texts, lastDay) };
}

/** Tells the mediator that the case was closed, or that a coordinator is asked to approve that. */
export function closedScreen(texts: Texts, { number, isClosed }: { number: string; isClosed: boolean }): Screen {
  const text = texts.html(isClosed ? "terms:closed.done" : "terms:closed.submitted", { number });
  return { text, rows: [[workButton(texts)]] };
}
