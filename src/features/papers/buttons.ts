import { defineButtons, int, oneOf, word } from "../../platform/chat/buttons.ts";
import { grounds, paperKinds } from "./paper-kinds.ts";
import { pointMoves } from "./points.ts";

const paper = { case: int, paper: oneOf(paperKinds) };

/** The documents of a case, for the mediator who has it. */
export const paperButtons = defineButtons("pp", {
  list: { case: int },
  open: { ...paper, page: int },
  point: { ...paper, point: int },
  /** Asks for a point, or for several one after another. */
  add: paper,
  rewrite: { ...paper, point: int },
  move: { ...paper, point: int, move: oneOf(pointMoves) },
  /** Shows the reasons for which a mediation ends … */
  grounds: { case: int },
  /** … and takes one of them. */
  ground: { case: int, ground: oneOf(grounds) },
  /** Shows what will be sent, to whom … */
  ask: paper,
  /** … and sends it, unless somebody has changed it since: `turn` is the draft that was shown. */
  make: { ...paper, turn: int },
  /** Sends the PDF of a version to the mediator. */
  read: { version: int },
  sign: { version: int },
});

/** Leaves the form in which points are written. */
export const pointFormButtons = defineButtons("pw", { stop: paper });

/** The day on which a paper was signed, counted back from today. */
export const signedFormButtons = defineButtons("py", { day: { ago: int }, stop: { version: int } });

/** What a party answers to a version. The button names the version and its code, and works at any time. */
export const voteButtons = defineButtons("pv", {
  confirm: { version: int, code: word },
  refuse: { version: int, code: word },
});

/** A party writes why they said no. */
export const whyButtons = defineButtons("pu", { why: { version: int } });

/** The documents of a case, for a party. */
export const partyPaperButtons = defineButtons("pq", { list: { case: int }, read: { version: int } });

/** Leaves the question why. */
export const reasonFormButtons = defineButtons("px", { stop: {} });
