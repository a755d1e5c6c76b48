import type { Message } from "grammy/types";
import type { FormStep, Heard } from "../../platform/chat/form.ts";
import type { Button } from "../../platform/chat/screen.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import type { Kind } from "../cases/kinds.ts";
import type { StoryContent } from "../cases/story.ts";
import type { Operator } from "../operator/operator.ts";
import type { Places } from "../places/places.ts";
import type { ReportPatch, ReportState } from "./answers.ts";
import type { answerButtons } from "./buttons.ts";

/** The open question of a report and what its screen shows. It is stored with the conversation, so it must stay small. */
export interface Step extends FormStep {
  /** The open question's id. */
  asks: string;
  /** The id of the question that «Back» goes to; null at the first one. */
  before: string | null;
  /** The question's number as the person counts: "3 / 12". */
  at: { step: number; of: number };
  personId: number;
  draftId: string;
  /** The update that gave the last answer: an answer is saved only if there has been no other since. */
  version: string | null;
  report: ReportState;
  /** Messages and files of the story so far. */
  parts: number;
  files: number;
  /** The beginning of the story, for the summary. */
  story: string;
  /** The kind of conflict that the story seems to be about. */
  guess: Kind | null;
  /** The report's `remit` is what was heard in the person's words: they have not touched it. */
  suggestsRemit?: true;
  /** The number of an open case of the same kind. */
  openCase: string | null;
  /** When the story was closed, by Telegram's clock in seconds; null if not known or not recorded yet. */
  storyClosedAt: number | null;
  /** This is the first question after a story that the person has just finished. */
  closesStory?: true;
}

/** A message that is a part of the story. */
export interface StoryMessage {
  content: StoryContent;
  messageId: number;
  /** Telegram's file_unique_id; null for a text. */
  fileUniqueId: string | null;
}

/** What a person's reply to a question asks the form to do. */
export type ReportReply =
  /** Saves an answer. */
  | { kind: "save"; patch: ReportPatch }
  /** Clears the answer to a question, so that the question is asked again. */
  | { kind: "reopen"; question: string }
  /** Gives the consent. */
  | { kind: "agree" }
  /** A part of the story. `album`: it is a file of an album, whose files arrive separately. */
  | { kind: "part"; part: StoryMessage; album: boolean }
  /** A part of the story that arrives while another question is open. */
  | { kind: "latePart"; part: StoryMessage }
  /** A part of the story that the report may not keep yet, because the person has not consented. */
  | { kind: "hold"; part: StoryMessage }
  | { kind: "storyAgain" }
  | { kind: "share"; what: "location" | "contact" }
  /** Understood but not accepted: the person is told why, and the question is asked again. */
  | { kind: "refused"; say: TextKey }
  /** Sends the report. Null: if the person has an open case of the same kind, they are asked first. */
  | { kind: "file"; wish: "new" | "add" | null }
  /** Leaves the form, for good or for now. */
  | { kind: "end"; how: "minor" | "refused" | "unsuitable" | "stopped" };

export interface Body {
  text: string;
  rows: Button[][];
}

/** What a question's screen is made from. */
export interface Asking {
  texts: Texts;
  places: Places;
  operator: Operator;
  step: Step;
  /** The report so far, for the summary. */
  reportSoFar(): { lines: string[]; changes: Button[] };
}

/** A question as far as its buttons are heard: all that is left of a question that is no longer asked. */
export interface UnaskedQuestion<Id extends string = string> {
  /** Never changes: buttons in old messages and stored conversations carry it. */
  id: Id;
  /** What a tap means; null: the button belongs to another question. */
  parseTap?(tap: AnswerTap, step: Step, places: Places): Heard<ReportReply> | null;
}

/**
 * A question of the report: what it asks, which replies it understands, and what their answers are. Everything else follows from its
 * place in the list (questions.ts). A question consists of data, and functions without effects.
 */
export interface Question<Id extends string = string> extends UnaskedQuestion<Id> {
  /** It belongs to the step of the question before it: both have the same number, and «Back» goes to the step's first question. */
  isPart?: true;
  /** A part that «Back» nevertheless goes to. */
  isWayBack?: true;
  /** It is shown without "3 / 12", because the number to call must come first. */
  isUrgent?: true;
  /** Whether it is asked in this report at all. Without this function it always is. */
  applies?(report: ReportState): boolean;
  isAnswered(report: ReportState): boolean;
  screen(asking: Asking): Body;
  /** What a message means. Left out for a question that is answered with buttons. */
  parse?(message: Message, places: Places): Heard<ReportReply>;
  /** What «Back» or «Change» resets. */
  cleared: ReportPatch;
  /** The question's line on the summary, and the button there that asks it again. */
  summary?: { line(asking: Asking): string | null; change: TextKey };
}

/** A tap on one of the form's buttons. */
export type AnswerTap = NonNullable<ReturnType<typeof answerButtons.read>>;

export function answer(reply: ReportReply): Heard<ReportReply> {
  return { kind: "answer", answer: reply };
}

export function save(patch: ReportPatch): Heard<ReportReply> {
  return answer({ kind: "save", patch });
}

export function misfit(say: TextKey): Heard<ReportReply> {
  return { kind: "misfit", say };
}

export function button(texts: Texts, label: TextKey, data: string): Button {
  return { label: texts.plain(label), data };
}

export function ticked(on: boolean, label: string): string {
  return on ? `✅ ${label}` : label;
}

export function toggle<T extends string>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
