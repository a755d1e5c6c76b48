import { defineButtons, int, oneOf } from "../chat/buttons.ts";

/** Where a card stands: on an announcement it keeps the way to stop them. */
export const stands = ["card", "news"] as const;
export type Stand = (typeof stands)[number];

const its = { event: int, on: oneOf(stands) };

/** The buttons of an event's card. */
export const eventButtons = defineButtons("ev", {
  open: its,
  going: its,
  /** The consent was given; going on with the registration. */
  agree: its,
  agreeToWait: its,
  /** To the waiting list, knowing that it is full. */
  wait: its,
  notGoing: its,
  calendar: { event: int },
  map: { event: int },
  /** All of a text that was cut. */
  more: { event: int },
});
