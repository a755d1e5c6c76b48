import { homeButton } from "../chat/home.ts";
import { type Button, grid, type Screen } from "../chat/screen.ts";
import { listButton } from "../events/screens.ts";
import { ticketButtons } from "../events/ticket-buttons.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import { showCode } from "./code.ts";
import { mostStars } from "./ratings.ts";
import type { Ticket } from "./ticket.ts";
import { eventButton, namesOf } from "./words.ts";

/** What stands below a ticket's picture. */
export function ticketScreen(texts: Texts, { registration, event }: Ticket): Screen {
  const code = showCode(registration.code);
  return {
    text: texts.html("attendance:ticket.caption", { ...namesOf(texts, event), code }),
    rows: [[eventButton(texts, event.id)]],
  };
}

export function usedTicketScreen(texts: Texts, { event }: Ticket, at: Date): Screen {
  const when = dayAndTime(texts, at);
  return {
    text: texts.html("attendance:ticket.used", { title: namesOf(texts, event).title, at: when }),
    rows: [[eventButton(texts, event.id)]],
  };
}

/** There is no ticket (any more). */
export function noTicketScreen(texts: Texts, event: number, why: "none" | "cancelled"): Screen {
  return { text: texts.html(`attendance:ticket.${why}`), rows: [[eventButton(texts, event)], [homeButton(texts)]] };
}

/** Somebody opened a ticket who is neither its owner nor of the staff: nothing is told of it. */
export function strangerScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:ticket.stranger"), rows: [[listButton(texts)], [homeButton(texts)]] };
}

/** Asks one who came how it was. */
export function ratingScreen(texts: Texts, event: Ticket["event"]): Screen {
  const { title } = namesOf(texts, event);
  return { text: texts.html("attendance:rating.ask", { title }), rows: starRows(event.id) };
}

/** Thanks; another answer may follow. */
export function ratedScreen(texts: Texts, event: Ticket["event"], stars: number): Screen {
  const { title } = namesOf(texts, event);
  const text = texts.html("attendance:rating.thanks", { title, stars: `${stars} ${"⭐".repeat(stars)}` });
  return { text, rows: starRows(event.id) };
}

export function notRatedScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:rating.notThere"), rows: [[homeButton(texts)]] };
}

function starRows(event: number): Button[][] {
  const stars = Array.from({ length: mostStars }, (_, at) => at + 1);
  const buttons = stars.map((one) => ({ label: `${one} ⭐`, data: ticketButtons.data("rate", { event, stars: one }) }));
  return grid(buttons, 3);
}
