import { defineButtons, int, oneOf, word } from "../../platform/chat/buttons.ts";
import { kinds } from "../cases/kinds.ts";
import { remitIds } from "../cases/remit.ts";
import { otherSideAnswers } from "../cases/sealed-answers.ts";
import { formats } from "./rules.ts";

/** Buttons of the form. Each counts only while its question is open, except the one that leaves the form. */
export const answerButtons = defineButtons("f", {
  danger: { answer: oneOf(["yes", "no"]) },
  safety: { answer: oneOf(["safe"]) },
  adult: { answer: oneOf(["yes", "no"]) },
  consent: { answer: oneOf(["yes", "no"]) },
  story: { answer: oneOf(["done", "again"]) },
  kind: { conflict: oneOf(kinds) },
  remit: { rule: oneOf(remitIds) },
  remitDone: {},
  verdict: { answer: oneOf(["yes", "no"]) },
  otherSide: { answer: oneOf(otherSideAnswers) },
  region: { region: word },
  share: {},
  district: { district: word },
  place: { place: word },
  otherPlace: {},
  language: { language: word },
  languages: {},
  format: { format: oneOf(formats) },
  woman: {},
  /** Only on screens of the version before. */
  formats: {},
  phone: { answer: oneOf(["share", "none"]) },
  send: {},
  openCase: { answer: oneOf(["add", "new"]) },
  /** A page of the list that belongs to a question. */
  page: { of: word, page: int },
  change: { what: word },
  back: { from: word },
  stop: {},
});

/** Buttons outside the form: start or continue a report, and delete it. */
export const intakeButtons = defineButtons("i", {
  report: {},
  drop: {},
  /** Answers to «Is this your story?»: a report begins with it, or it is erased. */
  begin: {},
  forget: {},
  /** Adds to the story of an open case. */
  add: { case: int },
});

/** The buttons of the form in which somebody adds to the story of a case. */
export const additionButtons = defineButtons("ad", {
  done: { case: int },
});
