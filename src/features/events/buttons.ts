import { code, defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";
import { eventKinds } from "../subscriptions/event-kinds.ts";

/** Where a card is shown. On an announcement it keeps the buttons that end the subscription. */
export const cardPlaces = ["card", "news"] as const;
export type CardPlace = (typeof cardPlaces)[number];

const fields = { event: int, on: oneOf(cardPlaces) };

/** The buttons of an event's card. */
export const eventButtons = defineButtons("ev", {
  open: fields,
  going: fields,
  /** Gives the consent and continues with the registration. */
  agree: fields,
  agreeToWait: fields,
  /** Joins the waiting list of a full event. */
  wait: fields,
  notGoing: fields,
  calendar: { event: int },
  map: { event: int },
  /** Shows the full text of a truncated card. */
  more: { event: int },
});

const kindFilters = ["ALL", ...eventKinds] as const;
/** The region and the month are "all" or a code. */
const filters = { region: code, topic: oneOf(kindFilters), month: code };

/** The list of events and its filters. */
export const listButtons = defineButtons("el", {
  list: { ...filters, page: int },
  regions: filters,
  kinds: filters,
  months: filters,
  mine: {},
});

/** Tickets of participants. Cards show these buttons, and attendance/ handles them. */
export const ticketButtons = defineButtons("tk", {
  /** Shows the participant's own ticket for an event. */
  show: { event: int },
  /** Rates an event from 1 to 5. */
  rate: { event: int, stars: int },
});
