import { code, defineButtons, int, oneOf, word } from "../../platform/chat/buttons.ts";
import { languages } from "../../platform/i18n/languages.ts";
import { returnReasons } from "./draft.ts";
import { fields } from "./rules.ts";

const its = { field: oneOf(fields) };

/** Answers to the form's questions. They count only while their question is open, except the one that leaves the form. */
export const fieldButtons = defineButtons("cf", {
  choice: { ...its, value: word },
  tick: { ...its, value: word },
  done: its,
  wholeCountry: its,
  month: { ...its, month: code },
  day: { ...its, day: code },
  hour: { ...its, hour: int },
  time: { ...its, minutes: int },
  rooms: its,
  region: { ...its, region: code },
  room: { room: word },
  none: its,
  keep: its,
  back: its,
  stop: {},
  /** A calendar's empty square. */
  blank: {},
});

const event = { event: int };

/** What an editor composes, outside the form. */
export const composingButtons = defineButtons("cm", {
  list: { page: int },
  new: {},
  /** Goes on with its open question, or shows its card. */
  open: event,
  change: { ...event, field: oneOf(fields) },
  /** As its readers will see it. */
  preview: { ...event, language: oneOf(languages) },
  /** A button of a preview. */
  sample: {},
  /** All of a text that was cut beside its picture. */
  more: { ...event, language: oneOf(languages) },
  toMe: { ...event, language: oneOf(languages) },
  audience: event,
  submit: event,
  submitted: event,
});

/** What is public, and can be changed or cancelled. */
export const publishedButtons = defineButtons("cp", {
  list: { page: int },
  facts: event,
  /** `sequence`: the published state that the change began with. */
  publish: { ...event, sequence: int },
  publishNow: { ...event, sequence: int },
  /** To a second person, where one editor is not enough. */
  submitChange: { ...event, sequence: int },
  discard: event,
  cancel: event,
  cancelNow: event,
});

const submission = { event: int, submission: int };

/** A second person's. */
export const approvalButtons = defineButtons("ap", {
  open: submission,
  /** The same as readers of another language will see it. */
  look: { ...submission, language: oneOf(languages) },
  approve: submission,
  return: submission,
  reason: { ...submission, reason: oneOf(returnReasons) },
});
