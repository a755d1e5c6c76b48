import type { Button, Screen } from "../../platform/chat/screen.ts";
import { shownNumber } from "../../platform/i18n/numbers.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardText } from "../events/card.ts";
import type { Changed } from "../events/event-changes.ts";
import type { PublicEvent } from "../events/events.ts";
import type { Places } from "../places/places.ts";
import { composingButtons, publishedButtons } from "./buttons.ts";
import type { Reached } from "./published-changes.ts";
import { cardButton, listButton, publishedButton } from "./screens.ts";

const data = publishedButtons.data;

/** A published event, with what an editor can do to it. */
export function factsScreen(texts: Texts, places: Places, { id, facts, status }: PublicEvent): Screen {
  const event = { event: id };
  const change = { label: texts.plain("composing:button.change"), data: composingButtons.data("open", event) };
  const cancel = { label: texts.plain("composing:button.cancel"), data: data("cancel", event) };
  return {
    text: cardText(texts, places, facts, { cancelled: status === "CANCELLED" }),
    rows: [...(status === "CANCELLED" ? [] : [[change], [cancel]]), [publishedButton(texts)]],
  };
}

/** Asks the editor to confirm a change: what it changes and who is told. Some changes go to an approver instead. */
export function publishScreen(
  texts: Texts,
  event: number,
  sequence: number,
  { changed, needsApproval, ...reached }: { changed: Changed[]; needsApproval: boolean } & Reached,
): Screen {
  const publish: Button = needsApproval
    ? { label: texts.plain("composing:button.submit"), data: data("submitChange", { event, sequence }) }
    : { label: texts.plain("composing:button.publish"), data: data("publishNow", { event, sequence }) };
  const text = [
    texts.html("composing:change.what", { what: changesText(texts, changed) }),
    ...reachText(texts, reached),
    ...(needsApproval ? [texts.html("composing:change.needsApproval")] : []),
  ];
  return { text: text.join("\n"), rows: [[cardButton(texts, event)], [publish]] };
}

export function publishedChangeScreen(
  texts: Texts,
  event: number,
  { changed, ...reached }: { changed: Changed[] } & Reached,
): Screen {
  const facts = { label: texts.plain("composing:button.facts"), data: data("facts", { event }) };
  const text = [
    texts.html("composing:change.done", { what: changesText(texts, changed) }),
    ...reachText(texts, reached),
  ];
  return { text: text.join("\n"), rows: [[facts], [listButton(texts)]] };
}

function changesText(texts: Texts, changed: readonly Changed[]): string {
  return changed.map((change) => texts.plain(`events:changed.${change}`)).join(", ");
}

function reachText(texts: Texts, { told, readers }: Reached): string[] {
  const line =
    told === 0 ? texts.html("composing:change.toldNobody") : texts.html("composing:change.told", { count: told });
  const number = shownNumber(texts, readers);
  return readers === 0 ? [line] : [line, texts.html("composing:change.edited", { number })];
}

export function cancelScreen(texts: Texts, event: number): Screen {
  const back = { label: texts.plain("composing:button.leave"), data: data("facts", { event }) };
  const cancel = { label: texts.plain("composing:button.cancelNow"), data: data("cancelNow", { event }) };
  return { text: texts.html("composing:cancel.ask"), rows: [[back], [cancel]] };
}

export function cancelledScreen(texts: Texts, reached: Reached): Screen {
  const text = [texts.html("composing:cancel.done"), ...reachText(texts, reached)].join("\n");
  return { text, rows: [[listButton(texts)]] };
}

/** Says why nothing was changed. */
export function unchangedScreen(
  texts: Texts,
  event: number,
  reason: "gone" | "cancelled" | "past" | "stale" | "same" | "otherRegion",
): Screen {
  const rows =
    reason === "stale"
      ? [[factsButton(texts, event)]]
      : reason === "same" || reason === "otherRegion"
        ? [[cardButton(texts, event)]]
        : [];
  return { text: texts.html(`composing:unchanged.${reason}`), rows: [...rows, [listButton(texts)]] };
}

function factsButton(texts: Texts, event: number): Button {
  return { label: texts.plain("composing:button.facts"), data: data("facts", { event }) };
}
