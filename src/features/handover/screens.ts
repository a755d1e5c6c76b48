import { shorten } from "../../platform/chat/cutting.ts";
import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { offerButtons } from "../assignment/buttons.ts";
import { briefText, workButton } from "../assignment/screens.ts";
import { cardButtons, caseButtons } from "../cases/buttons.ts";
import type { Places } from "../places/places.ts";
import { answerButtons, handoverButtons } from "./buttons.ts";
import type { Colleague } from "./colleagues.ts";
import type { HandoverView } from "./handover-view.ts";

export interface ColleaguesPage {
  caseId: number;
  number: string;
  colleagues: readonly Colleague[];
  /** The number of the page, from 0. */
  page: number;
}

/** As many colleagues as fit a small phone below the question. */
export const colleaguesOnPage = 4;

/** Asks a mediator to which colleague the case is to go. */
export function colleaguesScreen(texts: Texts, { caseId, number, colleagues, page }: ColleaguesPage): Screen {
  const pages = Math.max(Math.ceil(colleagues.length / colleaguesOnPage), 1);
  const at = Math.min(page, pages - 1);
  const shown = colleagues.slice(at * colleaguesOnPage, (at + 1) * colleaguesOnPage);
  const turn = (label: TextKey, to: number): Button => ({
    label: texts.plain(label),
    data: handoverButtons.data("choose", { case: caseId, page: to }),
  });
  const turns = [
    ...(at > 0 ? [turn("handover:choose.earlier", at - 1)] : []),
    ...(at + 1 < pages ? [turn("handover:choose.later", at + 1)] : []),
  ];
  return {
    text: texts.html(colleagues.length === 0 ? "handover:choose.nobody" : "handover:choose.ask", { number }),
    rows: [
      ...shown.map(({ personId, name, openCases, isBusy }) => [
        {
          label: texts.plain(isBusy ? "handover:choose.busy" : "handover:choose.colleague", {
            name: shorten(name, 24),
            cases: openCases,
          }),
          data: handoverButtons.data("to", { case: caseId, colleague: personId }),
        },
      ]),
      ...(turns.length === 0 ? [] : [turns]),
      [{ label: texts.plain("chat:back"), data: cardButtons.data("card", { case: caseId }) }],
    ],
  };
}

/** Asks for the summary that the colleague will read. */
export function summaryScreen(
  texts: Texts,
  { caseId, number, name }: { caseId: number; number: string; name: string },
): Screen {
  return {
    text: texts.html("handover:summary.ask", { number, name }),
    rows: [[{ label: texts.plain("handover:summary.stop"), data: handoverButtons.data("stop", { case: caseId }) }]],
  };
}

/** A proposal in its present state, for a party, the colleague or the mediator. */
export function handoverScreen(texts: Texts, places: Places, view: HandoverView): Screen {
  switch (view.reader.role) {
    case "party":
      return partyScreen(texts, view, view.reader);
    case "colleague":
      return colleagueScreen(texts, places, view, view.reader);
    case "mediator":
      return mediatorScreen(texts, view, view.reader);
  }
}

type ReaderOf<Role> = Extract<HandoverView["reader"], { role: Role }>;

function partyScreen(texts: Texts, view: HandoverView, { agrees }: ReaderOf<"party">): Screen {
  const { id, caseId, status } = view;
  const mine = { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) };
  if (status !== "ASKED") return { text: texts.html(`handover:party.${status}`, facts(texts, view)), rows: [[mine]] };
  if (agrees === true) return { text: texts.html("handover:party.agreed", facts(texts, view)), rows: [[mine]] };
  return {
    text: texts.html("handover:party.ask", facts(texts, view)),
    rows: [
      [
        { label: texts.plain("handover:party.yes"), data: answerButtons.data("agree", { handover: id }) },
        { label: texts.plain("handover:party.no"), data: answerButtons.data("refuse", { handover: id }) },
      ],
    ],
  };
}

function colleagueScreen(
  texts: Texts,
  places: Places,
  view: HandoverView,
  { accepted, brief }: ReaderOf<"colleague">,
): Screen {
  const { id, caseId, status } = view;
  if (brief === null) return { text: texts.html("handover:colleague.gone"), rows: [[workButton(texts)]] };
  const params = { ...facts(texts, view), brief: briefText(texts, places, brief) };
  if (status === "MOVED") {
    const open = { label: texts.plain("assignment:open"), data: offerButtons.data("open", { case: caseId }) };
    return { text: texts.html("handover:colleague.moved", params), rows: [[open]] };
  }
  if (status !== "ASKED") {
    const how = status === "DECLINED" ? "declined" : "over";
    return { text: texts.html(`handover:colleague.${how}`, params), rows: [[workButton(texts)]] };
  }
  const decline = {
    label: texts.plain("handover:colleague.no"),
    data: answerButtons.data("decline", { handover: id }),
  };
  if (accepted) return { text: texts.html("handover:colleague.accepted", params), rows: [[decline]] };
  const accept = { label: texts.plain("handover:colleague.yes"), data: answerButtons.data("accept", { handover: id }) };
  return { text: texts.html("handover:colleague.ask", params), rows: [[accept, decline]] };
}

function mediatorScreen(
  texts: Texts,
  view: HandoverView,
  { partiesAgree, colleagueAccepts }: ReaderOf<"mediator">,
): Screen {
  const { id, caseId, status } = view;
  const card = cardButton(texts, caseId);
  if (status !== "ASKED") {
    const rows = status === "MOVED" ? [[workButton(texts)]] : [[card]];
    return { text: texts.html(`handover:mediator.${status}`, facts(texts, view)), rows };
  }
  const answer = (isYes: boolean) => texts.plain(isYes ? "handover:mediator.yes" : "handover:mediator.notYet");
  const params = { ...facts(texts, view), party: answer(partiesAgree), colleague: answer(colleagueAccepts) };
  const takeBack = {
    label: texts.plain("handover:mediator.takeBack"),
    data: answerButtons.data("takeBack", { handover: id }),
  };
  return { text: texts.html("handover:mediator.asked", params), rows: [[takeBack], [card]] };
}

/** Says that nothing was changed, after a question was left. */
export function unchangedScreen(texts: Texts, back: Button): Screen {
  return { text: texts.html("undo:unchanged"), rows: [[back]] };
}

/** The button that leads a mediator back to the card of a case. */
export function cardButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) };
}

/** Tells a mediator, kindly and without a reason, that the case goes to another mediator. */
export function thankedScreen(texts: Texts, { number }: { number: string }): Screen {
  return { text: texts.html("handover:thanked", { number }), rows: [[workButton(texts)]] };
}

/** Says that a proposal cannot be made, or that its answer does not concern this person. */
export function notProposedScreen(texts: Texts, why: "gone" | "unfit"): Screen {
  return { text: texts.html(`handover:refused.${why}`), rows: [[workButton(texts)]] };
}

/** Says that there is nothing to answer for this person. */
export function nothingToAnswerScreen(texts: Texts): Screen {
  return { text: texts.html("handover:refused.nothing"), rows: [[homeButton(texts)]] };
}

function facts(texts: Texts, { number, from, to, dueAt }: HandoverView) {
  return { number, from, to, until: dayAndTime(texts, dueAt) };
}
