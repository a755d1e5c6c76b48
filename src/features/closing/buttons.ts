import { defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";
import { answers, outcomes } from "./rules.ts";

/** The answers to the questions of the form that closes a case. They count only while their question is open. */
export const closingFormButtons = defineButtons("ef", {
  outcome: { outcome: oneOf(outcomes) },
  people: { people: int },
  skip: {},
  back: {},
  stop: {},
  send: {},
});

/** Leaves a form in which somebody writes a reason or a word. */
export const wordsButtons = defineButtons("ew", { stop: {} });
/** The same for a coordinator who returns a closing. */
export const returnButtons = defineButtons("er", { stop: {} });

/** What coordinators see of open cases, and closings that wait for them. */
export const closingButtons = defineButtons("ec", {
  list: { page: int },
  inHand: { page: int },
  case: { case: int },
  open: { closing: int },
  approve: { closing: int },
  return: { closing: int },
});

/** What an applicant taps after their case was closed. These buttons work whatever the person is in the middle of. */
export const afterButtons = defineButtons("ea", {
  read: { closing: int },
  rate: { closing: int, stars: int },
  held: { closing: int, answer: oneOf(answers) },
});

/** The applicant writes a few words beside the answer. */
export const heldWordsButtons = defineButtons("eh", { write: { closing: int } });
