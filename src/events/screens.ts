import { maxCaptionLength, maxTextLength } from "../chat/content.ts";
import { homeButton } from "../chat/home.ts";
import { type Button, grid, type Screen } from "../chat/screen.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import type { Places } from "../places/places.ts";
import { stopButton, subscriptionsButton } from "../subscriptions/screens.ts";
import { eventButtons, type Stand } from "./buttons.ts";
import { makeCard } from "./card.ts";
import { cutWords, visibleLetters } from "./cutting.ts";
import type { PublicEvent } from "./events.ts";
import { noFields, wordsOf } from "./fields.ts";
import { listButtons } from "./list-buttons.ts";
import { pinOf } from "./pin.ts";
import { noStanding, opennessOf, type Standing } from "./standing.ts";
import { ticketButtons } from "./ticket-buttons.ts";

/** The callback data of the list without a filter. */
export const wholeList = listButtons.data("list", { region: "all", topic: "ALL", month: "all", page: 0 });

export interface Reader {
  standing: Standing;
  now: Date;
  /** On an announcement «Subscriptions» and «Stop» are below. */
  on: Stand;
}

/** An event's card for one reader: what it is, how they stand to it, and what they can do. */
export function eventScreen(texts: Texts, places: Places, event: PublicEvent, reader: Reader): Screen {
  const { facts } = event;
  const state = stateText(texts, event, reader);
  const below = state === "" ? "" : `\n\n${state}`;
  const most = facts.picture === null ? maxTextLength : maxCaptionLength;
  const card = makeCard(texts, places, facts, {
    cancelled: event.status === "CANCELLED",
    letters: most - visibleLetters(below),
  });
  return {
    text: card.text + below,
    rows: [
      ...answerRows(texts, event, reader),
      ...factRows(texts, places, event, card.whole),
      ...wayRows(texts, reader.on),
    ],
    ...(facts.picture === null ? {} : { picture: facts.picture }),
  };
}

/** What is said of an event unasked: a change, a reminder, with no more of the card than what, when and where. In HTML. */
export function noticeScreen(texts: Texts, places: Places, event: PublicEvent, reader: Reader, said: string): Screen {
  const { kind, titleKk, titleRu, titleEn, startsAt, endsAt, venue, roomId, address, pin, link } = event.facts;
  const named = { kind, titleKk, titleRu, titleEn, startsAt, endsAt, venue, roomId, address, pin, link };
  const card = makeCard(texts, places, { ...noFields, ...named });
  const state = stateText(texts, event, reader);
  const { id } = event;
  const all = { label: texts.plain("events:button.all"), data: eventButtons.data("open", { event: id, on: "card" }) };
  return {
    text: [said, card.text, state].filter((part) => part !== "").join("\n\n"),
    rows: [
      ...answerRows(texts, event, reader),
      [calendarButton(texts, id), ...mapButtons(texts, places, event)],
      [all],
    ],
  };
}

/** All of it, without the picture beside which it had to be cut; what is longer than a message has its agenda apart. */
export function wholeScreens(texts: Texts, places: Places, { id, facts, status }: PublicEvent): Screen[] {
  const options = { cancelled: status === "CANCELLED" };
  const rows = [[openButton(texts, id)]];
  const { text, whole } = makeCard(texts, places, facts, options);
  const agenda = wordsOf(facts, "agenda", texts.language);
  if (whole || agenda === null) return [{ text, rows }];
  const first = makeCard(texts, places, { ...facts, agendaKk: null, agendaRu: null }, options);
  const words = cutWords(agenda, maxTextLength - visibleLetters(texts.html("events:card.agenda", { words: "x" })));
  return [{ text: first.text }, { text: texts.html("events:card.agenda", { words }), rows }];
}

export function notThereScreen(texts: Texts): Screen {
  return { text: texts.html("events:notThere"), rows: [[listButton(texts)], [homeButton(texts)]] };
}

export function noPinScreen(texts: Texts, id: number): Screen {
  return { text: texts.html("events:noPin"), rows: [[openButton(texts, id)]] };
}

/** From the consent on to the registration that was wanted. */
export function agreeButton(texts: Texts, event: number, on: Stand, wait: boolean): Button {
  const data = eventButtons.data(wait ? "agreeToWait" : "agree", { event, on });
  return { label: texts.plain("events:button.agree"), data };
}

function openButton(texts: Texts, event: number): Button {
  return { label: texts.plain("events:button.open"), data: eventButtons.data("open", { event, on: "card" }) };
}

export function listButton(texts: Texts): Button {
  return { label: texts.plain("events:button.list"), data: wholeList };
}

/** One line of how the reader stands to it, or whether one can still come. */
function stateText(texts: Texts, event: PublicEvent, { standing, now, on }: Reader): string {
  const openness = opennessOf(event, now);
  if (openness === "cancelled") return "";
  if (standing.kind === "attended" || openness === "over") {
    return texts.html(standing.kind === "attended" ? "events:state.attended" : "events:state.over");
  }
  if (standing.kind === "offered") {
    return texts.html("events:state.offered", { until: dayAndTime(texts, standing.until) });
  }
  if (standing.kind === "going" || standing.kind === "waiting") return texts.html(`events:state.${standing.kind}`);
  const open = openness === "open" ? leftText(texts, event, on) : texts.html(`events:state.${openness}`);
  return standing.kind === "notGoing" ? [texts.html("events:state.notGoing"), open].join("\n").trim() : open;
}

/** How many places are left, where it is true: an announcement stays as it is for days. */
function leftText(texts: Texts, { places, taken }: PublicEvent, on: Stand): string {
  return places === null || on === "news" ? "" : texts.html("events:state.left", { left: places - taken });
}

function answerRows(texts: Texts, event: PublicEvent, { standing, now, on }: Reader): Button[][] {
  const its = { event: event.id, on };
  const button = (label: "going" | "wait" | "notGoing" | "take" | "leave", kind: "going" | "wait" | "notGoing") => ({
    label: texts.plain(`events:button.${label}`),
    data: eventButtons.data(kind, its),
  });
  const openness = opennessOf(event, now);
  if (openness === "cancelled") return [];
  const ticket = { label: texts.plain("events:button.ticket"), data: ticketButtons.data("show", { event: event.id }) };
  const started = now >= event.startsAt;
  if (standing.kind === "going") return started ? [[ticket]] : [[ticket, button("notGoing", "notGoing")]];
  if (started) return [];
  if (standing.kind === "offered") return [[button("take", "going"), button("notGoing", "notGoing")]];
  if (standing.kind === "waiting") return [[button("leave", "notGoing")]];
  if (openness === "closed" || standing.kind === "attended") return [];
  const come = openness === "full" ? button("wait", "wait") : button("going", "going");
  return standing.kind === noStanding.kind ? grid([come, button("notGoing", "notGoing")], 2) : [[come]];
}

function factRows(texts: Texts, places: Places, event: PublicEvent, whole: boolean): Button[][] {
  const { id, status } = event;
  const calendar = calendarButton(texts, id);
  const more = { label: texts.plain("events:button.more"), data: eventButtons.data("more", { event: id }) };
  const share = { label: texts.plain("events:button.share"), share: `event_${id}` };
  if (status === "CANCELLED") return [[calendar]];
  return [[calendar, ...mapButtons(texts, places, event)], whole ? [share] : [share, more]];
}

function calendarButton(texts: Texts, event: number): Button {
  return { label: texts.plain("events:button.calendar"), data: eventButtons.data("calendar", { event }) };
}

function mapButtons(texts: Texts, places: Places, { id, facts, status }: PublicEvent): Button[] {
  if (status === "CANCELLED" || pinOf(texts, places, facts) === null) return [];
  return [{ label: texts.plain("events:button.map"), data: eventButtons.data("map", { event: id }) }];
}

function wayRows(texts: Texts, on: Stand): Button[][] {
  return on === "news" ? [[subscriptionsButton(texts), stopButton(texts)]] : [[listButton(texts)]];
}
