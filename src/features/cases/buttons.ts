import { defineButtons, int, word } from "../../platform/chat/buttons.ts";

export const caseButtons = defineButtons("c", {
  mine: {},
  case: { case: int },
});

/** A mediator's cases, by pages, and the card of a case. The handlers are in casework/; every feature may lead back here. */
export const cardButtons = defineButtons("k", {
  list: { page: int },
  card: { case: int },
  /** The same card in a new message, where the message with the button must stay. */
  cardBelow: { case: int },
  /** A case as a coordinator of its region sees it. */
  overview: { case: int },
});

/** What staff note on a case. The handlers are in casework/. */
export const noteButtons = defineButtons("nt", {
  open: { case: int },
  write: { case: int },
  drop: { note: word },
});

/** Buttons for withdrawing a request. The handlers are in assignment/, because offers change too. */
export const withdrawButtons = defineButtons("x", {
  ask: { case: int },
  yes: { case: int },
});

/** Buttons for closing a case and for opening it again. The handlers are in closing/. */
export const endingButtons = defineButtons("e", {
  /** The mediator who has the case begins to close it. */
  close: { case: int },
  /** A coordinator begins to close an open case, with or without a mediator. */
  closeForMediator: { case: int },
  /** The mediator takes back a closing that waits for a coordinator. */
  takeBack: { closing: int },
  /** The applicant gives the reason for opening it again. */
  reopen: { case: int },
});
