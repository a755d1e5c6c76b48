import { defineButtons, int } from "../chat/buttons.ts";

/** Tickets of those who take part: cards show the way to them, the attendance's room answers. */
export const ticketButtons = defineButtons("tk", {
  /** The participant's own ticket for an event. */
  show: { event: int },
  /** How it was, from 1 to 5. */
  rate: { event: int, stars: int },
});
