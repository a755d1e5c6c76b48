import type { Ending } from "../../platform/chat/pending-kind.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons, caseButtons, endingButtons } from "../cases/buttons.ts";
import { wishedFormats } from "../cases/side-answers.ts";
import { soonScreen } from "../undo/screens.ts";
import { sideButtons } from "./buttons.ts";
import type { Wishes } from "./wishes.ts";

interface OwnSide {
  id: number;
  number: string;
}

/** Asks whether to leave. */
export function leaveScreen(texts: Texts, { id, number }: OwnSide): Screen {
  const yes = { label: texts.plain("parties:leave.yes"), data: sideButtons.data("yes", { case: id }) };
  return { text: texts.html("parties:leave.ask", { number }), rows: [[backToCase(texts, id)], [yes]] };
}

/** They leave in a minute. @param act the id of the act that was put off */
export function leavingScreen(texts: Texts, { id, number }: OwnSide, act: number): Screen {
  return soonScreen(texts, texts.html("parties:leave.soon", { number }), act, [[backToCase(texts, id)]]);
}

export function leavingEndedScreen(texts: Texts, { id, number }: OwnSide, how: Ending): Screen {
  return { text: texts.html(`parties:leave.${how}`, { number }), rows: [[backToCase(texts, id)]] };
}

/** There is nothing for this person to leave or to wish: the case is over, or they have left. */
export function noSideScreen(texts: Texts): Screen {
  const cases = { label: texts.plain("people:home.cases"), data: caseButtons.data("mine", {}) };
  return { text: texts.html("parties:over"), rows: [[cases]] };
}

/** How a side would like to meet, and whether it wishes for a woman. */
export function wishesScreen(texts: Texts, { id, number }: OwnSide, wishes: Wishes): Screen {
  const formats = wishedFormats.map((format): Button => {
    const label = texts.plain(`cases:format.${format}`);
    return {
      label: ticked(wishes.formats.includes(format), label),
      data: sideButtons.data("format", { case: id, format }),
    };
  });
  const woman = {
    label: ticked(wishes.womanWished, texts.plain("cases:format.woman")),
    data: sideButtons.data("woman", { case: id }),
  };
  return {
    text: texts.html("parties:wishes.ask", { number }),
    rows: [...grid(formats, 2), [woman], [backToCase(texts, id)]],
  };
}

function ticked(isOn: boolean, label: string): string {
  return isOn ? `✅ ${label}` : label;
}

/** What a side wishes, in a line. */
export function wishesLine(texts: Texts, { formats, womanWished }: Wishes): string {
  const ways = formats.length === 0 ? ["any" as const] : formats;
  return [...ways, ...(womanWished ? ["woman" as const] : [])]
    .map((wish) => texts.plain(`cases:format.${wish}`))
    .join(", ");
}

export interface SideLeftFacts {
  caseId: number;
  number: string;
  side: number;
  leftAt: Date;
  /** How many sides are left, the applicant among them. */
  remaining: number;
}

/** To the mediator: a side has left, and what can be done now. */
export function sideLeftScreen(texts: Texts, { caseId, number, side, leftAt, remaining }: SideLeftFacts): Screen {
  const close = { label: texts.plain("closing:close"), data: endingButtons.data("close", { case: caseId }) };
  const card = { label: texts.plain("assignment:card"), data: cardButtons.data("cardBelow", { case: caseId }) };
  const next = texts.html(remaining > 1 ? "parties:sideLeft.more" : "parties:sideLeft.single");
  const left = texts.html("parties:sideLeft.text", { number, side, at: dayAndTime(texts, leftAt) });
  return { text: `${left}\n\n${next}`, rows: [[card], [close]] };
}

/** To the sides that are left: nothing about who or why beyond the number of the side. */
export function otherLeftScreen(texts: Texts, { number, caseId }: { number: string; caseId: number }): Screen {
  return { text: texts.html("parties:otherLeft", { number }), rows: [[backToCase(texts, caseId)]] };
}

function backToCase(texts: Texts, id: number): Button {
  return { label: texts.plain("chat:back"), data: caseButtons.data("case", { case: id }) };
}
