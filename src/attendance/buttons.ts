import { defineButtons, int, oneOf } from "../chat/buttons.ts";

/** The languages in which an event's results are written. */
export const resultsLanguages = ["kk", "ru"] as const;
export type ResultsLanguage = (typeof resultsLanguages)[number];

export const periods = ["year", "month"] as const;
export type Period = (typeof periods)[number];

export const groupings = ["region", "kind"] as const;
export type Grouping = (typeof groupings)[number];

const fields = { event: int };

/** The buttons for staff at the door and after an event. */
export const doorButtons = defineButtons("at", {
  list: {},
  past: {},
  door: fields,
  walkIn: { ...fields, way: oneOf(["in", "back"]) },
  names: fields,
  /** Chooses between several tickets with the typed code. */
  came: { registration: int },
  /** Lets somebody in who has no seat. */
  letIn: { registration: int },
  results: fields,
  write: { ...fields, language: oneOf(resultsLanguages) },
  send: fields,
  figures: { period: oneOf(periods), by: oneOf(groupings) },
});

/** Leaves the open question. */
export const resultsButtons = defineButtons("rf", { stop: fields });
