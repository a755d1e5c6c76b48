import type { Content } from "../../platform/chat/content.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { PassedOn } from "../../platform/chat/shown.ts";
import type { DisclosureStatus } from "../../platform/database/generated/client.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardButtons, caseButtons } from "../cases/buttons.ts";
import { talkButtons } from "../talks/buttons.ts";
import { passedOnButtons, permissionButtons } from "./buttons.ts";

/** What the person is asked who said it. */
export interface QuestionFacts {
  disclosure: number;
  caseId: number;
  number: string;
  status: DisclosureStatus;
  /** The sides to which it would go. */
  to: readonly number[];
}

/** A side by its number, as the others know it. */
function sideName(texts: Texts, side: number): string {
  return side === 1 || side === 2 || side === 3
    ? texts.plain(`disclosure:side.${side}`)
    : texts.plain("disclosure:side.more", { side });
}

/** The question, or the answer, above the words themselves. */
export function questionScreen(texts: Texts, { disclosure, caseId, number, status, to }: QuestionFacts): Screen {
  const button = (answer: "yes" | "no", label: "yes" | "no" | "takeBack" | "allow"): Button => ({
    label: texts.plain(`disclosure:answer.${label}`),
    data: permissionButtons.data("answer", { disclosure, answer }),
  });
  const open = { label: texts.plain("handover:party.open"), data: caseButtons.data("case", { case: caseId }) };
  const rows: Record<DisclosureStatus, Button[][]> = {
    ASKED: [[button("no", "no"), button("yes", "yes")]],
    ALLOWED: [[button("no", "takeBack")]],
    REFUSED: [[button("yes", "allow")]],
    WITHDRAWN: [[button("yes", "allow")]],
    PASSED_ON: [[open]],
    OVER: [[open]],
  };
  const names = to.map((side) => sideName(texts, side)).join(", ");
  return { text: texts.html(`disclosure:question.${status}`, { number, to: names }), rows: rows[status] };
}

/** The same with the words, exactly as they would be passed on. */
export function questionWithWords(texts: Texts, facts: QuestionFacts, content: Content): PassedOn {
  const { text, rows = [] } = questionScreen(texts, facts);
  return { content, heading: text, rows: [...rows] };
}

/** Somebody else was asked, or nobody any longer. */
export function notAskedScreen(texts: Texts): Screen {
  return { text: texts.html("disclosure:notAsked") };
}

/** Where a disclosure stands, for the mediator who asked. @param replyTo their copy of what was said */
export function standingScreen(
  texts: Texts,
  { disclosure, caseId, to, status }: { disclosure: number; caseId: number; to: readonly number[]; status: Standing },
  replyTo: number | null,
): Screen {
  const names = to.map((side) => sideName(texts, side)).join(", ");
  const pass = { label: texts.plain("disclosure:pass"), data: passedOnButtons.data("pass", { disclosure }) };
  const card = { label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) };
  return {
    text: texts.html(`disclosure:standing.${status}`, { to: names }),
    rows: [...(status === "ALLOWED" || status === "stopped" ? [[pass]] : []), [card]],
    ...(replyTo === null ? {} : { replyTo }),
  };
}

export type Standing = DisclosureStatus | "stopped";

/** The person is not asked. */
export function unaskedScreen(texts: Texts, why: "nobody" | "unavailable" | "gone", replyTo: number | null): Screen {
  return { text: texts.html(`disclosure:unasked.${why}`), ...(replyTo === null ? {} : { replyTo }) };
}

/** What another side has allowed to be passed on, word for word. @param talk the reader's own talk with the mediator */
export function passedOnWords(
  texts: Texts,
  { number, side, talk, content }: { number: string; side: number; talk: number | null; content: Content },
): PassedOn {
  const label = { label: texts.plain("talks:label.mediator"), data: talkButtons.data("write", { talk: talk ?? 0 }) };
  return {
    content,
    heading: texts.html("disclosure:passed", { number, side: sideName(texts, side) }),
    rows: talk === null ? [] : [[label]],
  };
}
