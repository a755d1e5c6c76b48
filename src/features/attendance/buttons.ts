import { defineButtons, int, oneOf } from "../../platform/chat/buttons.ts";
import { officialLanguages } from "../../platform/i18n/languages.ts";

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
  write: { ...fields, language: oneOf(officialLanguages) },
  send: fields,
  figures: { period: oneOf(periods), by: oneOf(groupings) },
});

/** Leaves the open question. */
export const resultsButtons = defineButtons("rf", { stop: fields });
