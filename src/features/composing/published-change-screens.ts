import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { shownNumber } from "../../platform/i18n/numbers.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { cardText } from "../events/card.ts";
import type { Changed } from "../events/event-changes.ts";
import type { PublicEvent } from "../events/events.ts";
import type { Places } from "../places/places.ts";
import { soonScreen, undoButton } from "../undo/screens.ts";
import { composingButtons, publishedButtons } from "./buttons.ts";
import type { Reached } from "./published-changes.ts";
import { cardButton, listButton, publishedButton } from "./screens.ts";

const data = publishedButtons.data;

/** A published event, with what an editor can do to it. @param cancelling the act by which this editor cancels it in a minute */
export function factsScreen(
  texts: Texts,
  places: Places,
  { id, facts, status }: PublicEvent,
  cancelling: number | null = null,
): Screen {
  const event = { event: id };
  const change = { label: texts.plain("composing:button.change"), data: composingButtons.data("open", event) };
  const cancel = { label: texts.plain("composing:button.cancel"), data: data("cancel", event) };
  if (cancelling !== null && status !== "CANCELLED") {
    const text = `${texts.html("composing:cancel.soon")}\n\n${cardText(texts, places, facts)}`;
    return { text, rows: [[undoButton(texts, cancelling)], [publishedButton(texts)]] };
  }
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

/** The event will be cancelled in a minute. @param act the id of the act that was put off */
export function cancellingScreen(texts: Texts, event: number, reached: Reached, act: number): Screen {
  const text = [texts.html("composing:cancel.soon"), ...reachText(texts, reached)].join("\n");
  return soonScreen(texts, text, act, [[factsButton(texts, event)]]);
}

export function cancelEndedScreen(texts: Texts, event: number, how: Ending): Screen {
  return { text: texts.html(`composing:cancel.${how}`), rows: [[factsButton(texts, event)], [listButton(texts)]] };
}

/** The change will be discarded in a minute. */
export function discardingScreen(texts: Texts, event: number, act: number): Screen {
  return soonScreen(texts, texts.html("composing:discard.soon"), act, [[factsButton(texts, event)]]);
}

export function discardEndedScreen(texts: Texts, event: number, how: Ending): Screen {
  const rows = how === "undone" ? [[cardButton(texts, event)]] : [[factsButton(texts, event)]];
  return { text: texts.html(how === "undone" ? "composing:discard.undone" : "composing:discard.done"), rows };
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
