import type { Button } from "../chat/screen.ts";
import { eventButtons } from "../events/buttons.ts";
import { cutWords } from "../events/cutting.ts";
import type { PublicEvent } from "../events/events.ts";
import { wordsOf } from "../events/fields.ts";
import { fullSpan } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";

const titleLetters = 200;

/** What an event is called, and when it is: filled into most texts of this room. */
export function namesOf(texts: Texts, { facts, startsAt, endsAt }: PublicEvent): { title: string; when: string } {
  const title = wordsOf(facts, "title", texts.language) ?? "—";
  return { title: cutWords(title, titleLetters), when: fullSpan(texts, startsAt, endsAt) };
}

export function eventButton(texts: Texts, event: number): Button {
  return { label: texts.plain("attendance:button.event"), data: eventButtons.data("open", { event, on: "card" }) };
}

/** More come than there are places: said where it is so. */
export function overbookedLine(texts: Texts, { places, taken }: PublicEvent): string | null {
  return places === null || taken <= places ? null : texts.html("attendance:overbooked", { places, taken });
}
