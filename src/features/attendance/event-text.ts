import type { Button } from "../../platform/chat/screen.ts";
import { fullSpan } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { eventButtons } from "../events/buttons.ts";
import type { PublicEvent } from "../events/events.ts";
import { wordsOf } from "../events/fields.ts";
import { truncate } from "../events/truncate.ts";

const maxTitleLength = 200;

/** The title and time of an event, which most texts of attendance/ contain. */
export function namesOf(texts: Texts, { facts, startsAt, endsAt }: PublicEvent): { title: string; when: string } {
  const title = wordsOf(facts, "title", texts.language) ?? "—";
  return { title: truncate(title, maxTitleLength), when: fullSpan(texts, startsAt, endsAt) };
}

export function eventButton(texts: Texts, event: number): Button {
  return { label: texts.plain("attendance:button.event"), data: eventButtons.data("open", { event, on: "card" }) };
}

/** Says that an event has more participants than seats; null if it has not. */
export function overbookedLine(texts: Texts, { places, taken }: PublicEvent): string | null {
  return places === null || taken <= places ? null : texts.html("attendance:overbooked", { places, taken });
}
