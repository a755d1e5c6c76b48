import { homeButton } from "../../platform/chat/home.ts";
import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { queueButtons, requestButtons } from "../assignment/buttons.ts";
import { type Brief, briefText } from "../assignment/screens.ts";
import { cardButtons, caseButtons } from "../cases/buttons.ts";
import type { Places } from "../places/places.ts";
import { soonScreen } from "../undo/screens.ts";

/** A request as a coordinator sees it who may decide it. */
export interface RequestFacts {
  id: number;
  kind: "APPLICANT_ASKS" | "HANDOVER_REFUSED" | "HANDOVER_SILENT";
  case: Brief;
  mediator: string;
  askedAt: Date;
  /** What the applicant wrote. It is shown only after a tap, never in a ping. */
  reason: string | null;
  /** The act that takes the case from the mediator in a minute; null if this coordinator has not tapped that. */
  releasing: number | null;
}

/** The ping: it fits on a lock screen. @param facts null if there is nothing to decide any longer */
export function toDecideScreen(texts: Texts, places: Places, facts: RequestFacts | null): Screen {
  if (facts === null) return requestOverScreen(texts);
  const open = { label: texts.plain("assignment:open"), data: requestButtons.data("open", { request: facts.id }) };
  const brief = briefText(texts, places, facts.case);
  return { text: texts.html("handover:request.ping", { brief }), rows: [[open]] };
}

export function requestScreen(texts: Texts, places: Places, facts: RequestFacts): Screen {
  const { id, kind, mediator, askedAt, reason, releasing } = facts;
  const brief = briefText(texts, places, facts.case);
  if (releasing !== null) {
    const text = [brief, texts.html("handover:request.soon", { mediator })].join("\n\n");
    return soonScreen(texts, text, releasing, [[listButton(texts)]]);
  }
  const lines = [
    brief,
    texts.html(`handover:request.${kind}`, { mediator, at: dayAndTime(texts, askedAt) }),
    ...(reason === null ? [] : [texts.html("handover:request.reason", { reason })]),
  ];
  return {
    text: [...lines, texts.html("handover:request.ask")].join("\n\n"),
    rows: [
      [{ label: texts.plain("handover:request.keep"), data: requestButtons.data("keep", { request: id }) }],
      [{ label: texts.plain("handover:request.release"), data: requestButtons.data("release", { request: id }) }],
      [listButton(texts)],
    ],
  };
}

/** What coordinators still have to decide, the oldest first. */
export function requestsScreen(texts: Texts, places: Places, requests: readonly RequestFacts[]): Screen {
  const lines = requests.map((facts) => briefText(texts, places, facts.case));
  const body = lines.length === 0 ? [texts.html("handover:request.none")] : lines;
  return {
    text: [texts.html("handover:request.title"), ...body].join("\n\n"),
    rows: [
      ...requests.map(({ id, case: { number } }) => [
        { label: `📂 ${number}`, data: requestButtons.data("open", { request: id }) },
      ]),
      [queueButton(texts)],
    ],
  };
}

export function requestOverScreen(texts: Texts): Screen {
  return { text: texts.html("handover:request.over"), rows: [[queueButton(texts)]] };
}

export function keptScreen(texts: Texts, number: string): Screen {
  return { text: texts.html("handover:request.kept", { number }), rows: [[listButton(texts)]] };
}

/** What became of taking the case from its mediator. */
export function releaseEndedScreen(texts: Texts, number: string, how: Ending): Screen {
  return { text: texts.html(`handover:request.releasing.${how}`, { number }), rows: [[queueButton(texts)]] };
}

/** Tells the applicant or the mediator that the case stays with its mediator. */
export function decidedScreen(
  texts: Texts,
  { caseId, number, mediator, isApplicant }: { caseId: number; number: string; mediator: string; isApplicant: boolean },
): Screen {
  const button: Button = isApplicant
    ? { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) }
    : { label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) };
  const key = isApplicant ? "handover:decided.applicant" : "handover:decided.mediator";
  return { text: texts.html(key, { number, mediator }), rows: [[button]] };
}

function listButton(texts: Texts): Button {
  return { label: texts.plain("handover:request.list"), data: requestButtons.data("list", {}) };
}

function queueButton(texts: Texts): Button {
  return { label: texts.plain("people:home.queue"), data: queueButtons.data("list", {}) };
}

/** Nobody but coordinators sees the list. */
export function forbiddenScreen(texts: Texts): Screen {
  return { text: texts.html("assignment:queue.forbidden"), rows: [[homeButton(texts)]] };
}
