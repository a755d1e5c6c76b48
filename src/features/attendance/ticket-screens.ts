import { homeButton } from "../../platform/chat/home.ts";
import { shortenLabel } from "../../platform/chat/label-width.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { ticketButtons } from "../events/buttons.ts";
import { listButton } from "../events/screens.ts";
import { eventButton, namesOf } from "./event-text.ts";
import { maxStars } from "./ratings.ts";
import type { OwnCode, Ticket } from "./ticket.ts";
import { showCode } from "./ticket-code.ts";

/** The caption of a ticket's picture. */
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

/** Says that there is no ticket, or that the event was cancelled. */
export function noTicketScreen(texts: Texts, event: number, reason: "none" | "cancelled"): Screen {
  return { text: texts.html(`attendance:ticket.${reason}`), rows: [[eventButton(texts, event)], [homeButton(texts)]] };
}

/** Shown to somebody who opened a ticket but is neither its owner nor a member of the staff. Reveals nothing about it. */
export function strangerScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:ticket.stranger"), rows: [[listButton(texts)], [homeButton(texts)]] };
}

/** Says that a typed code is not quite that of the person's own ticket, and offers the ticket. */
export function nearCodeScreen(texts: Texts, tickets: readonly OwnCode[]): Screen {
  return { text: texts.html("attendance:ticket.near"), rows: [...ticketRows(texts, tickets), [homeButton(texts)]] };
}

/** Says that a typed code is not the person's, whether or not somebody else has it. Offers their own tickets. */
export function otherCodeScreen(texts: Texts, own: readonly OwnCode[]): Screen {
  const key = own.length === 0 ? "attendance:ticket.otherNone" : "attendance:ticket.other";
  return { text: texts.html(key), rows: [...ticketRows(texts, own), [listButton(texts)], [homeButton(texts)]] };
}

function ticketRows(texts: Texts, tickets: readonly OwnCode[]): Button[][] {
  return tickets.map(({ code, event }) => [
    {
      label: shortenLabel(`🎟 ${showCode(code)} · ${namesOf(texts, event).title}`),
      data: ticketButtons.data("show", { event: event.id }),
    },
  ]);
}

/** Asks a participant for a rating. */
export function ratingScreen(texts: Texts, event: Ticket["event"]): Screen {
  const { title } = namesOf(texts, event);
  return { text: texts.html("attendance:rating.ask", { title }), rows: starRows(event.id) };
}

/** Thanks for the rating, which can still be changed. */
export function ratedScreen(texts: Texts, event: Ticket["event"], stars: number): Screen {
  const { title } = namesOf(texts, event);
  const text = texts.html("attendance:rating.thanks", { title, stars: `${stars} ${"⭐".repeat(stars)}` });
  return { text, rows: starRows(event.id) };
}

export function notRatedScreen(texts: Texts): Screen {
  return { text: texts.html("attendance:rating.notThere"), rows: [[homeButton(texts)]] };
}

function starRows(event: number): Button[][] {
  const stars = Array.from({ length: maxStars }, (_, index) => index + 1);
  const buttons = stars.map((count) => ({
    label: `${count} ⭐`,
    data: ticketButtons.data("rate", { event, stars: count }),
  }));
  return grid(buttons, 3);
}
