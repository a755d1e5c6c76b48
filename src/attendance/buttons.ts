import { defineButtons, int, oneOf } from "../chat/buttons.ts";
import { officialLanguages } from "../i18n/languages.ts";

export const periods = ["year", "month"] as const;
export type Period = (typeof periods)[number];

export const groupings = ["region", "kind"] as const;
export type Grouping = (typeof groupings)[number];

const its = { event: int };

/** The buttons of who is at the door, and of what comes after an event. */
export const doorButtons = defineButtons("at", {
  list: {},
  past: {},
  door: its,
  walkIn: { ...its, way: oneOf(["in", "back"]) },
  names: its,
  /** Which of several that have the code that was typed. */
  came: { registration: int },
  /** Has no place, and comes in all the same. */
  letIn: { registration: int },
  results: its,
  write: { ...its, language: oneOf(officialLanguages) },
  send: its,
  figures: { period: oneOf(periods), by: oneOf(groupings) },
});

/** Leaves the question that is open. */
export const resultsButtons = defineButtons("rf", { stop: its });
