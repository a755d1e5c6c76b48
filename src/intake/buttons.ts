import { kinds } from "../cases/kinds.ts";
import { defineButtons, oneOf, word } from "../chat/buttons.ts";

/** What «Change» on the summary can clear. */
export const changeable = ["name", "story", "kind", "region", "languages"] as const;

/** The form's answers. They count only while their question is open, except those that start or leave the form. */
export const answerButtons = defineButtons("f", {
  danger: { answer: oneOf(["yes", "no"]) },
  safety: { answer: oneOf(["safe"]) },
  adult: { answer: oneOf(["yes", "no"]) },
  consent: { answer: oneOf(["yes", "no"]) },
  story: { answer: oneOf(["done", "again"]) },
  kind: { conflict: oneOf(kinds) },
  region: { region: word },
  share: {},
  district: { district: word },
  place: { district: word },
  otherPlace: {},
  language: { language: word },
  languages: {},
  send: {},
  change: { what: oneOf(changeable) },
  back: { from: word },
  stop: {},
});

/** Outside the form. */
export const intakeButtons = defineButtons("i", {
  report: {},
  drop: {},
});
