import { defineButtons, int } from "../../platform/chat/buttons.ts";

/** A mediator hands a case over. */
export const handoverButtons = defineButtons("ho", {
  choose: { case: int, page: int },
  /** Chooses a colleague; the summary is asked for next. */
  to: { case: int, colleague: int },
  /** Leaves the question for the summary. */
  stop: { case: int },
});

/** The answers to a proposal, each of which names it. They work at any time. */
export const answerButtons = defineButtons("ha", {
  /** A party. */
  agree: { handover: int },
  refuse: { handover: int },
  /** The colleague. */
  accept: { handover: int },
  decline: { handover: int },
  /** The mediator. */
  takeBack: { handover: int },
});

/** An applicant asks for another mediator. */
export const anotherButtons = defineButtons("am", {
  ask: { case: int },
  yes: { case: int },
  /** Leaves the question for the reason. */
  stop: { case: int },
});

/** A mediator marks the party of a case as under 18. */
export const minorButtons = defineButtons("mi", {
  ask: { case: int },
  yes: { case: int },
  /** The same for another side than the applicant. */
  askSide: { case: int, side: int },
  yesSide: { case: int, side: int },
});

/** A mediator reports that a child is in danger. */
export const childButtons = defineButtons("ch", {
  ask: { case: int },
  yes: { case: int },
});
