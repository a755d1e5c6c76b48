import { homeButton } from "../../platform/chat/home.ts";
import { shortenLabel } from "../../platform/chat/label-width.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime, fullDay } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { momentOf } from "../../platform/time/local-day.ts";
import { type EventFields, wordsOf } from "../events/fields.ts";
import type { Note } from "./applied-answer.ts";
import { approvalButtons, composingButtons, publishedButtons } from "./buttons.ts";
import type { EditorLists, PublishedPage } from "./editor-lists.ts";
import type { Refusal } from "./parse-answer.ts";

const data = composingButtons.data;

/** Says why an answer was refused, and what to do instead. */
export function refusalText(texts: Texts, refusal: Refusal): string {
  switch (refusal.kind) {
    case "tooLong":
      return texts.html("composing:refused.tooLong", { by: refusal.by, limit: refusal.limit });
    case "otherWeekday":
      return texts.html("composing:refused.otherWeekday", {
        day: fullDay(texts, momentOf(refusal.day, 0)),
      });
    case "stageUnclear":
    case "stageOutside":
    case "stageTooLong":
      return texts.html(`composing:refused.${refusal.kind}`, { line: refusal.line });
    default:
      return texts.html(`composing:refused.${refusal.kind}`);
  }
}

export function noteText(texts: Texts, note: Note): string {
  return texts.html(`composing:note.${note}`);
}

/** The event does not exist, belongs to somebody else, or was published by somebody else in the meantime. */
export function goneScreen(texts: Texts): Screen {
  return { text: texts.html("composing:gone"), rows: [[listButton(texts)]] };
}

export function forbiddenScreen(texts: Texts): Screen {
  return { text: texts.html("composing:forbidden"), rows: [[homeButton(texts)]] };
}

export function pausedScreen(texts: Texts, event: number): Screen {
  const goOn = { label: texts.plain("composing:button.goOn"), data: data("open", { event }) };
  return { text: texts.html("composing:paused"), rows: [[goOn], [listButton(texts)], [homeButton(texts)]] };
}

export function listButton(texts: Texts): Button {
  return { label: texts.plain("composing:button.list"), data: data("list", { page: 0 }) };
}

export function publishedButton(texts: Texts): Button {
  return { label: texts.plain("composing:button.published"), data: publishedButtons.data("list", { page: 0 }) };
}

export function cardButton(texts: Texts, event: number): Button {
  return { label: texts.plain("composing:button.toCard"), data: data("open", { event }) };
}

/** What an editor is working on: submissions to approve, drafts, and the way to published events. */
export function listScreen(texts: Texts, { drafts, waiting, hasPublished, page, hasMore }: EditorLists): Screen {
  const marks = { DRAFT: "✏️", SUBMITTED: "⏳", PUBLISHED: "📅" };
  const rows: Button[][] = [[{ label: texts.plain("composing:button.new"), data: data("new", {}) }]];
  for (const { id, draft } of waiting) {
    const submission = { event: id, submission: draft.submissions };
    rows.push([
      { label: shortenLabel(`🔎 ${titleOf(texts, draft.event)}`), data: approvalButtons.data("open", submission) },
    ]);
  }
  for (const { id, status, draft } of drafts) {
    const mark = draft.returned === null ? marks[status] : "↩️";
    rows.push([{ label: shortenLabel(`${mark} ${titleOf(texts, draft.event)}`), data: data("open", { event: id }) }]);
  }
  rows.push(...pageRows(page, hasMore, (to) => data("list", { page: to })));
  if (hasPublished) rows.push([publishedButton(texts)]);
  const legend = drafts.length + waiting.length === 0 ? "composing:list.empty" : "composing:list.legend";
  return {
    text: [texts.html("composing:list.title"), texts.html(legend)].join("\n\n"),
    rows: [...rows, [homeButton(texts)]],
  };
}

/** Published events that an editor can change or cancel. */
export function publishedScreen(texts: Texts, { events, page, hasMore }: PublishedPage): Screen {
  const rows: Button[][] = events.map(({ id, facts, startsAt }) => [
    {
      label: shortenLabel(`${dayAndTime(texts, startsAt)} · ${titleOf(texts, facts)}`),
      data: publishedButtons.data("facts", { event: id }),
    },
  ]);
  rows.push(...pageRows(page, hasMore, (to) => publishedButtons.data("list", { page: to })));
  const text = texts.html(events.length === 0 ? "composing:published.none" : "composing:published.title");
  return { text, rows: [...rows, [listButton(texts)]] };
}

function pageRows(page: number, hasMore: boolean, dataOf: (page: number) => string): Button[][] {
  const ways: Button[] = [];
  if (page > 0) ways.push({ label: "◀️", data: dataOf(page - 1) });
  if (hasMore) ways.push({ label: "▶️", data: dataOf(page + 1) });
  return ways.length === 0 ? [] : [ways];
}

/** The title of the event; without a title, its kind. */
export function titleOf(texts: Texts, event: EventFields): string {
  const kind = event.kind === null ? null : texts.plain(`subscriptions:kind.${event.kind}`);
  return wordsOf(event, "title", texts.language) ?? kind ?? texts.plain("composing:untitled");
}

/** Says why a draft was not submitted. */
export function notSubmittedScreen(texts: Texts, event: number, reason: "nobody" | "otherRegion"): Screen {
  return { text: texts.html(`composing:notSubmitted.${reason}`), rows: [[cardButton(texts, event)]] };
}
