import { code, defineButtons, int, oneOf, word } from "../../platform/chat/buttons.ts";
import { languages } from "../../platform/i18n/languages.ts";
import { returnReasons } from "./draft.ts";
import { fields } from "./rules.ts";

const field = { field: oneOf(fields) };

/** Answers to the questions of the form. They count only while their question is open, except `stop`, which leaves the form. */
export const fieldButtons = defineButtons("cf", {
  choice: { ...field, value: word },
  tick: { ...field, value: word },
  done: field,
  wholeCountry: field,
  month: { ...field, month: code },
  day: { ...field, day: code },
  hour: { ...field, hour: int },
  time: { ...field, minutes: int },
  rooms: field,
  region: { ...field, region: code },
  room: { room: word },
  none: field,
  keep: field,
  back: field,
  stop: {},
  /** An empty cell of the calendar. */
  blank: {},
});

const event = { event: int };

/** An editor's buttons outside the form. */
export const composingButtons = defineButtons("cm", {
  list: { page: int },
  new: {},
  /** Continues with the open question of an event, or shows its card. */
  open: event,
  change: { ...event, field: oneOf(fields) },
  /** Shows the event as its readers will see it. */
  preview: { ...event, language: oneOf(languages) },
  /** A button in a preview, which only explains itself. */
  sample: {},
  /** Shows the full text of a truncated card. */
  more: { ...event, language: oneOf(languages) },
  toMe: { ...event, language: oneOf(languages) },
  audience: event,
  submit: event,
  submitted: event,
});

/** Published events, which can be changed or cancelled. */
export const publishedButtons = defineButtons("cp", {
  list: { page: int },
  facts: event,
  /** `sequence`: the published version on which the change is based. */
  publish: { ...event, sequence: int },
  publishNow: { ...event, sequence: int },
  /** Sends a change to an approver, if one editor may not publish it. */
  submitChange: { ...event, sequence: int },
  discard: event,
  cancel: event,
  cancelNow: event,
});

const submission = { event: int, submission: int };

/** The buttons of an approver. */
export const approvalButtons = defineButtons("ap", {
  open: submission,
  /** Shows the submission in another language of its readers. */
  look: { ...submission, language: oneOf(languages) },
  approve: submission,
  return: submission,
  reason: { ...submission, reason: oneOf(returnReasons) },
});
