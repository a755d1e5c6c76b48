import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { composingButtons, publishedButtons } from "./buttons.ts";
import type { EditableEvent } from "./draft.ts";
import { formatAnswer, truncateValue } from "./format-answer.ts";
import { concerns, type Field, fields, isRequired, type Problem, problemsOf } from "./rules.ts";
import { cardButton, listButton, titleOf } from "./screens.ts";

const data = composingButtons.data;

/** The buttons of the fields. Related fields are in the same row. */
const changeRows: Field[][] = [
  ["kind", "venue"],
  ["titleKk", "titleRu"],
  ["textKk", "textRu"],
  ["titleEn", "textEn"],
  ["startsAt", "endsAt"],
  ["place", "addressRu"],
  ["pin", "picture"],
  ["link"],
  ["regions", "tags"],
  ["organisersKk", "organisersRu"],
  ["agendaKk", "agendaRu"],
  ["languages", "places"],
  ["registerUntil", "announceAt"],
  ["stages"],
];

/** The card of an event in the editor: every field with its answer and a button that changes it. */
export function cardScreen(texts: Texts, places: Places, editable: EditableEvent, now: Date): Screen {
  const { id, draft, published } = editable;
  const shown = fields.filter(
    (field) => concerns(field, draft.event) && !(published !== null && field === "announceAt"),
  );
  const lines = shown.flatMap((field) => {
    const value = formatAnswer(texts, places, draft.event, field);
    if (value === null && !isRequired(field)) return [];
    return `<b>${escapeHtml(labelOf(texts, field))}:</b> ${escapeHtml(truncateValue(value ?? "—"))}`;
  });
  const problems = problemsOf(draft.event, published, now);
  return {
    text: [statusText(texts, editable), lines.join("\n"), ...problemTexts(texts, problems)].join("\n\n"),
    rows: [
      ...changeRows
        .map((row) => row.filter((field) => shown.includes(field)))
        .flatMap((row) => {
          const buttons = row.map((field) => ({
            label: labelOf(texts, field),
            data: data("change", { event: id, field }),
          }));
          return grid(buttons, 2);
        }),
      ...navigationRows(texts, editable, problems.length === 0),
    ],
  };
}

function labelOf(texts: Texts, field: Field): string {
  return texts.plain(`composing:label.${field}`);
}

function statusText(texts: Texts, { status, draft }: EditableEvent): string {
  if (status === "PUBLISHED" && draft.waits) return texts.html("composing:card.CHANGE_WAITS");
  if (status !== "SUBMITTED" && draft.returned !== null) {
    return texts.html("composing:card.returned", { reason: texts.plain(`composing:reason.${draft.returned}`) });
  }
  return texts.html(`composing:card.${status}`);
}

/** The problems that prevent the event from being submitted. */
export function problemTexts(texts: Texts, problems: readonly Problem[]): string[] {
  return problems.length === 0
    ? []
    : [problems.map((problem) => `⚠️ ${texts.html(`composing:problem.${problem}`)}`).join("\n")];
}

/** A screen that shows only the problems. */
export function problemsScreen(texts: Texts, event: number, problems: readonly Problem[]): Screen {
  return { text: problemTexts(texts, problems).join("\n"), rows: [[cardButton(texts, event)]] };
}

function navigationRows(texts: Texts, { id, status, draft }: EditableEvent, ready: boolean): Button[][] {
  const event = { event: id };
  const preview = {
    label: texts.plain("composing:button.preview"),
    data: data("preview", { ...event, language: texts.language }),
  };
  const audience = { label: texts.plain("composing:button.audience"), data: data("audience", event) };
  const submit = { label: texts.plain("composing:button.submit"), data: data("submit", event) };
  const publish = {
    label: texts.plain("composing:button.publish"),
    data: publishedButtons.data("publish", { ...event, sequence: draft.base }),
  };
  const discard = { label: texts.plain("composing:button.discard"), data: publishedButtons.data("discard", event) };
  if (status === "PUBLISHED") {
    return [[preview], [...(ready && !draft.waits ? [publish] : []), discard], [listButton(texts)]];
  }
  if (status === "SUBMITTED" || !ready) return [[preview, audience], [listButton(texts)]];
  return [[preview, audience], [submit], [listButton(texts)]];
}

/** Confirms that the event was submitted, and says that it can be withdrawn. */
export function submittedScreen(texts: Texts, editable: EditableEvent, asked: number): Screen {
  const text = texts.html("composing:submitted", { title: titleOf(texts, editable.draft.event), count: asked });
  return { text, rows: [[cardButton(texts, editable.id)], [listButton(texts)]] };
}
