import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Disclosure } from "../../platform/chat/second-look.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { talkButtons } from "./buttons.ts";
import { labelInList, type TalkFacts, talkLabel } from "./screens.ts";

// What is said about a message that waits for its author's answer: who should read it, and whether it should really go.

/** How many talks are named when somebody is asked who should read a message, and how many are on a page of the whole list. */
const shownFirst = 3;
const shownOnPage = 6;

/**
 * Asks who should read a message: the talks in which something was said last, and behind «more» all talks by the number of their case.
 * @param page of the whole list, from 0; null for the first question
 */
export function askScreen(
  texts: Texts,
  message: string,
  talks: readonly TalkFacts[],
  replyTo: number,
  page: number | null = null,
): Screen {
  const byNumber = talks.toSorted((a, b) => a.number.localeCompare(b.number) || a.side - b.side || a.id - b.id);
  const last = Math.max(Math.ceil(talks.length / shownOnPage) - 1, 0);
  const at = Math.min(page ?? 0, last);
  const shown = page === null ? talks.slice(0, shownFirst) : byNumber.slice(at * shownOnPage, (at + 1) * shownOnPage);
  const rows = shown.map((facts) => [
    { label: labelInList(texts, facts), data: talkButtons.data("to", { message, talk: facts.id }) },
  ]);
  const next = page === null ? 0 : at === last ? 0 : at + 1;
  const isWhole = page === null ? talks.length <= shownFirst : last === 0;
  const more = { label: texts.plain("talks:ask.more"), data: talkButtons.data("more", { message, page: next }) };
  const drop = { label: texts.plain("talks:ask.nobody"), data: talkButtons.data("drop", { message }) };
  const text = texts.html("talks:ask.reader");
  return { text, rows: [...rows, ...(isWhole ? [] : [[more]]), [drop]], replyTo };
}

export interface HeldFacts {
  message: string;
  talk: TalkFacts;
  disclosures: readonly Disclosure[];
  replyTo: number;
}

/** Asks whether a message should really go, and says what it shows. */
export function heldScreen(texts: Texts, { message, talk, disclosures, replyTo }: HeldFacts): Screen {
  return {
    text: texts.html("talks:held.ask", { label: talkLabel(texts, talk), shown: shownBy(texts, disclosures) }),
    rows: waitingRows(texts, message),
    replyTo,
  };
}

/** Send it, or not. */
function waitingRows(texts: Texts, message: string): Button[][] {
  return [
    [{ label: texts.plain("talks:held.send"), data: talkButtons.data("send", { message }) }],
    [{ label: texts.plain("talks:ask.nobody"), data: talkButtons.data("drop", { message }) }],
  ];
}

export function shownBy(texts: Texts, disclosures: readonly Disclosure[]): string {
  return disclosures
    .map((found) =>
      found.kind === "fileName"
        ? texts.plain("talks:shows.fileName", { name: found.name ?? "–" })
        : texts.plain(`talks:shows.${found.kind}`),
    )
    .map((line) => `– ${line}`)
    .join("\n");
}

/** An edit that shows something about its author is not passed on. */
export function editHeldScreen(texts: Texts, disclosures: readonly Disclosure[], replyTo: number): Screen {
  return { text: texts.html("talks:held.edit", { shown: shownBy(texts, disclosures) }), replyTo };
}

/** A message that waited has gone. */
export function sentScreen(texts: Texts, facts: TalkFacts): Screen {
  return { text: texts.html("talks:wentTo", { label: talkLabel(texts, facts) }) };
}

/** @param isDropped otherwise it was not waiting any longer */
export function droppedScreen(texts: Texts, isDropped: boolean): Screen {
  return { text: texts.html(isDropped ? "talks:dropped" : "talks:over") };
}

/** A message has waited for an hour, or its talk was closed before it was complete. */
export function notSentScreen(
  texts: Texts,
  message: string,
  status: "ASKED" | "HELD" | "DROPPED",
  replyTo: number,
): Screen {
  if (status === "DROPPED") return { text: texts.html("talks:notSent.closed"), rows: [[homeButton(texts)]], replyTo };
  const choose = { label: texts.plain("talks:notSent.choose"), data: talkButtons.data("askAgain", { message }) };
  const drop = { label: texts.plain("talks:ask.nobody"), data: talkButtons.data("drop", { message }) };
  const rows = status === "HELD" ? waitingRows(texts, message) : [[choose], [drop]];
  return { text: texts.html("talks:notSent.waits"), rows, replyTo };
}
