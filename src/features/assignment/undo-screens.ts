import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { soonScreen } from "../undo/screens.ts";
import { queueButtons } from "./buttons.ts";
import { type Brief, briefText, type OfferFacts, offerScreen, workButton } from "./screens.ts";

// What staff read of an act that takes effect in a minute. A role may end within it, so the endings name a case by its number only.

/** The offer will be declined in a minute. @param act the id of the act that was put off */
export function decliningScreen(texts: Texts, places: Places, offer: OfferFacts, act: number): Screen {
  return soonScreen(texts, texts.html("assignment:declineSoon", brief(texts, places, offer.case)), act, []);
}

/** @param offer null if the person may no longer see it */
export function declineEndedScreen(
  texts: Texts,
  places: Places,
  number: string,
  offer: OfferFacts | null,
  how: Ending,
): Screen {
  if (how === "undone" && offer !== null) {
    const screen = offerScreen(texts, places, offer, "assignment:ping");
    return { ...screen, text: `${texts.html("undo:unchanged")}\n\n${screen.text}` };
  }
  if (how === "done" && offer !== null) return offerScreen(texts, places, offer, "assignment:ping");
  return { text: texts.html(how === "done" ? "assignment:declinedNumber" : "assignment:declineRefused", { number }) };
}

/** The case will be given back in a minute. */
export function givingBackScreen(texts: Texts, places: Places, facts: Brief, act: number): Screen {
  const text = texts.html("assignment:giveBackSoon", brief(texts, places, facts));
  return soonScreen(texts, text, act, [[workButton(texts)]]);
}

export function giveBackEndedScreen(texts: Texts, number: string, how: Ending): Screen {
  return { text: texts.html(`assignment:givingBack.${how}`, { number }), rows: [[workButton(texts)]] };
}

/** The case will be closed in a minute. */
export function closingScreen(texts: Texts, places: Places, facts: Brief, act: number): Screen {
  const text = texts.html("assignment:queue.closeSoon", brief(texts, places, facts));
  return soonScreen(texts, text, act, [[queueButton(texts)]]);
}

export function closingEndedScreen(texts: Texts, number: string, how: Ending): Screen {
  return { text: texts.html(`assignment:queue.closing.${how}`, { number }), rows: [[queueButton(texts)]] };
}

function brief(texts: Texts, places: Places, facts: Brief): { brief: string } {
  return { brief: briefText(texts, places, facts) };
}

function queueButton(texts: Texts): Button {
  return { label: texts.plain("people:home.queue"), data: queueButtons.data("list", {}) };
}
