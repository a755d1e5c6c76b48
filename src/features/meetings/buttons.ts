import { defineButtons, int, word } from "../../platform/chat/buttons.ts";

/** A mediator arranges a meeting. */
export const meetingButtons = defineButtons("mt", {
  /** Shows the meeting of a case, or asks for the place of a new meeting. */
  open: { case: int },
  /** Asks for the place of a new proposal, although there is an open meeting. */
  again: { case: int },
  room: { case: int, room: word },
  phone: { case: int },
  /** A room on the operator's own video service. */
  video: { case: int },
  /** A link that the mediator will paste. */
  link: { case: int },
});

/** The questions for a link and for the times. */
export const meetingFormButtons = defineButtons("mf", {
  send: {},
  stop: {},
});

/** The answers to a proposal and what may be done with a meeting; each names it, and they work at any time. */
export const answerButtons = defineButtons("ma", {
  /** Marks a time, or takes the mark away. */
  pick: { meeting: int, version: int, at: int },
  /** The only time suits them. */
  yes: { meeting: int, version: int },
  /** The marked times suit them. */
  send: { meeting: int, version: int },
  none: { meeting: int, version: int },
  show: { meeting: int },
  calendar: { meeting: int },
  /** A party cannot attend a meeting that is fixed. */
  cannot: { meeting: int, version: int },
  cannotYes: { meeting: int, version: int },
  /** The mediator calls the meeting off. */
  cancel: { meeting: int, version: int },
  cancelYes: { meeting: int, version: int },
});
