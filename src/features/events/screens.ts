import { maxCaptionLength, maxTextLength } from "../../platform/chat/content.ts";
import { homeButton } from "../../platform/chat/home.ts";
import type { Ending } from "../../platform/chat/pending-kind.ts";
import { type Button, grid, type Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { stopButton, subscriptionsButton } from "../subscriptions/screens.ts";
import { undoButton } from "../undo/screens.ts";
import { type CardPlace, eventButtons, listButtons, ticketButtons } from "./buttons.ts";
import { makeCard } from "./card.ts";
import type { PublicEvent } from "./events.ts";
import { noFields, wordsOf } from "./fields.ts";
import { noParticipation, opennessOf, type Participation, seesLink } from "./participation.ts";
import { truncate, visibleLength } from "./truncate.ts";
import { venuePin } from "./venue.ts";

/** The callback data of the list without a filter. */
export const unfilteredList = listButtons.data("list", { region: "all", topic: "ALL", month: "all", page: 0 });

/** The person who sees a card, and where. */
export interface Viewer {
  participation: Participation;
  now: Date;
  /** Where the card is shown. An announcement has «Subscriptions» and «Stop» below it. */
  on: CardPlace;
  /** Editors and approvers answer for the link, and see it. */
  answersForLink?: true;
}

/** An event's card for one person: the event, their participation, and what they can do. */
export function eventScreen(texts: Texts, places: Places, event: PublicEvent, viewer: Viewer): Screen {
  const facts = withSeatsTaken(event);
  const state = stateText(texts, event, viewer);
  const below = state === "" ? "" : `\n\n${state}`;
  const maxLength = facts.picture === null ? maxTextLength : maxCaptionLength;
  const card = makeCard(texts, places, facts, {
    cancelled: event.status === "CANCELLED",
    showsLink: viewer.answersForLink === true || seesLink(viewer.participation),
    maxLength: maxLength - visibleLength(below),
  });
  return {
    text: card.text + below,
    rows: [
      ...answerRows(texts, event, viewer),
      ...factRows(texts, places, event, card.isComplete),
      ...navigationRows(texts, viewer.on),
    ],
    ...(facts.picture === null ? {} : { picture: facts.picture }),
  };
}

/** Nobody loses a seat when the places become fewer: no fewer are shown than there are people with a place. */
function withSeatsTaken({ facts, taken }: PublicEvent): PublicEvent["facts"] {
  return facts.places === null ? facts : { ...facts, places: Math.max(facts.places, taken) };
}

/** A notice about an event, such as a change or a reminder, with a short card: only what, when and where. `notice` is HTML. */
export function noticeScreen(texts: Texts, places: Places, event: PublicEvent, viewer: Viewer, notice: string): Screen {
  const { kind, titleKk, titleRu, titleEn, startsAt, endsAt, venue, roomId, address, addressRu, pin, link } =
    event.facts;
  const named = { kind, titleKk, titleRu, titleEn, startsAt, endsAt, venue, roomId, address, addressRu, pin, link };
  const card = makeCard(texts, places, { ...noFields, ...named }, { showsLink: seesLink(viewer.participation) });
  const state = stateText(texts, event, viewer);
  const all = {
    label: texts.plain("events:button.all"),
    data: eventButtons.data("open", { event: event.id, on: "card" }),
  };
  return {
    text: [notice, card.text, state].filter((part) => part !== "").join("\n\n"),
    rows: [
      ...answerRows(texts, event, viewer),
      [calendarButton(texts, event), ...mapButtons(texts, places, event)],
      [all],
    ],
  };
}

/** The full card without the picture, whose caption was truncated. If it is longer than a message, the agenda follows separately. */
export function fullScreens(texts: Texts, places: Places, event: PublicEvent, showsLink: boolean): Screen[] {
  const { id, status } = event;
  const facts = withSeatsTaken(event);
  const options = { cancelled: status === "CANCELLED", showsLink };
  const rows = [[openButton(texts, id)]];
  const { text, isComplete } = makeCard(texts, places, facts, options);
  const agenda = wordsOf(facts, "agenda", texts.language);
  if (isComplete || agenda === null) return [{ text, rows }];
  const first = makeCard(texts, places, { ...facts, agendaKk: null, agendaRu: null }, options);
  const words = truncate(agenda, maxTextLength - visibleLength(texts.html("events:card.agenda", { words: "x" })));
  return [{ text: first.text }, { text: texts.html("events:card.agenda", { words }), rows }];
}

export function notThereScreen(texts: Texts): Screen {
  return { text: texts.html("events:notThere"), rows: [[listButton(texts)], [homeButton(texts)]] };
}

/** How it has ended that somebody gave up their seat. @param event null if it is no longer public */
export function leaveEndedScreen(texts: Texts, id: number, event: PublicEvent | null, how: Ending): Screen {
  const title = event === null ? "" : (wordsOf(event.facts, "title", texts.language) ?? "");
  return { text: texts.html(`events:leave.${how}`, { title }), rows: [[openButton(texts, id)], [homeButton(texts)]] };
}

export function noPinScreen(texts: Texts, id: number): Screen {
  return { text: texts.html("events:noPin"), rows: [[openButton(texts, id)]] };
}

/** The button below the consent that continues with the registration. */
export function agreeButton(texts: Texts, event: number, on: CardPlace, wait: boolean): Button {
  return { label: texts.plain("events:button.agree"), data: agreeData(event, on, wait) };
}

export function agreeData(event: number, on: CardPlace, wait: boolean): string {
  return eventButtons.data(wait ? "agreeToWait" : "agree", { event, on });
}

function openButton(texts: Texts, event: number): Button {
  return { label: texts.plain("events:button.open"), data: eventButtons.data("open", { event, on: "card" }) };
}

export function listButton(texts: Texts): Button {
  return { label: texts.plain("events:button.list"), data: unfilteredList };
}

/** One line about the participation of the person, or whether they can still register. */
function stateText(texts: Texts, event: PublicEvent, { participation, now, on }: Viewer): string {
  const openness = opennessOf(event, now);
  if (openness === "cancelled") return "";
  if (participation.kind === "attended" || openness === "over") {
    return texts.html(participation.kind === "attended" ? "events:state.attended" : "events:state.over");
  }
  if (participation.kind === "offered") {
    return texts.html("events:state.offered", { until: dayAndTime(texts, participation.until) });
  }
  if (participation.kind === "going" || participation.kind === "waiting" || participation.kind === "leaving")
    return texts.html(`events:state.${participation.kind}`);
  const open = openness === "open" ? leftText(texts, event, on) : texts.html(`events:state.${openness}`);
  return participation.kind === "notGoing" ? [texts.html("events:state.notGoing"), open].join("\n").trim() : open;
}

/** How many seats are left. Not on an announcement, which stays unchanged for days. */
function leftText(texts: Texts, { places, taken }: PublicEvent, on: CardPlace): string {
  return places === null || on === "news" ? "" : texts.html("events:state.left", { left: places - taken });
}

function answerRows(texts: Texts, event: PublicEvent, { participation, now, on }: Viewer): Button[][] {
  const fields = { event: event.id, on };
  const button = (label: "going" | "wait" | "notGoing" | "take" | "leave", kind: "going" | "wait" | "notGoing") => ({
    label: texts.plain(`events:button.${label}`),
    data: eventButtons.data(kind, fields),
  });
  const openness = opennessOf(event, now);
  if (openness === "cancelled") return [];
  const ticket = { label: texts.plain("events:button.ticket"), data: ticketButtons.data("show", { event: event.id }) };
  const started = now >= event.startsAt;
  if (participation.kind === "going") return started ? [[ticket]] : [[ticket, button("notGoing", "notGoing")]];
  if (started) return [];
  if (participation.kind === "leaving") return [[undoButton(texts, participation.act)]];
  if (participation.kind === "offered") return [[button("take", "going"), button("notGoing", "notGoing")]];
  if (participation.kind === "waiting") return [[button("leave", "notGoing")]];
  if (openness === "closed" || participation.kind === "attended") return [];
  const come = openness === "full" ? button("wait", "wait") : button("going", "going");
  return participation.kind === noParticipation.kind ? grid([come, button("notGoing", "notGoing")], 2) : [[come]];
}

function factRows(texts: Texts, places: Places, event: PublicEvent, isComplete: boolean): Button[][] {
  const { id, status } = event;
  const calendar = calendarButton(texts, event);
  const more = { label: texts.plain("events:button.more"), data: eventButtons.data("more", { event: id }) };
  const share = { label: texts.plain("events:button.share"), share: `event_${id}` };
  if (status === "CANCELLED") return [[calendar]];
  return [[calendar, ...mapButtons(texts, places, event)], isComplete ? [share] : [share, more]];
}

/** The calendar's file also takes a cancelled event out of the calendar. */
function calendarButton(texts: Texts, { id, status }: PublicEvent): Button {
  const label = status === "CANCELLED" ? "events:button.uncalendar" : "events:button.calendar";
  return { label: texts.plain(label), data: eventButtons.data("calendar", { event: id }) };
}

function mapButtons(texts: Texts, places: Places, { id, facts, status }: PublicEvent): Button[] {
  if (status === "CANCELLED" || venuePin(texts, places, facts) === null) return [];
  return [{ label: texts.plain("events:button.map"), data: eventButtons.data("map", { event: id }) }];
}

function navigationRows(texts: Texts, on: CardPlace): Button[][] {
  return on === "news" ? [[subscriptionsButton(texts)], [stopButton(texts)]] : [[listButton(texts)]];
}
