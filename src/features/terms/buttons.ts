import { defineButtons, int, word } from "../../platform/chat/buttons.ts";

/** The term of a case, for its mediator. */
export const termButtons = defineButtons("tm", {
  open: { case: int },
  /** Records or corrects the date of the contract. */
  contract: { case: int },
  /** Records the date that a court or an investigator has set. */
  body: { case: int },
  extend: { case: int },
});

/** A party says whether the mediation may last longer. The buttons name the proposal and work at any time. */
export const extensionButtons = defineButtons("tx", {
  yes: { extension: int },
  no: { extension: int },
});

/** The answers to the questions for dates. They count only while their question is open. */
export const dateButtons = defineButtons("td", {
  today: {},
  /** The contract is dated before the request. */
  sure: {},
  /** Another day than the one that was read. */
  other: {},
  /** A day that is offered for the extension. */
  day: { day: word },
  send: {},
  stop: { case: int },
});
