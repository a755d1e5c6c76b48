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

/** One run of the form: the open question and what its screen shows. It is stored with the conversation, so it stays small. */
export interface Step extends FormStep {
  /** The open question's id. */
  asks: string;
  /** The id of the question that «Back» goes to; null at the first one. */
  before: string | null;
  /** Where the question stands, as the person counts: "3 / 12". */
  at: { step: number; of: number };
  personId: number;
  draftId: string;
  /** The update that gave the last answer: an answer is kept only if there has been no other since. Undefined: not known. */
  version?: string | null;
  report: ReportState;
  /** Messages and files of the story so far. */
  parts: number;
  files: number;
  /** The beginning of the story, for the summary. */
  story: string;
  /** What the words of the story seem to be about. */
  guess: Kind | null;
  /** The number of an open case of the same kind. */
  openCase: string | null;
  /** When the story was closed, by Telegram's clock in seconds; null: not known, or not noted yet. */
  storyClosedAt: number | null;
  /** It is the first question after a story that was just ended. */
  closesStory?: true;
}

/** One message of the story. */
export interface StoryAnswer {
  content: StoryContent;
  messageId: number;
  /** Telegram's unique id of its file. */
  unique: string | null;
}

/** What a person can say to a question. */
export type Said =
  /** An answer. */
  | { kind: "keep"; patch: ReportPatch }
  /** Takes the answer to a question back, so that it is asked again. */
  | { kind: "reopen"; question: string }
  | { kind: "agree" }
  /** `album`: one file of several that come one by one. */
  | { kind: "part"; part: StoryAnswer; album: boolean }
  /** A part of the story that arrives while another question is open. */
  | { kind: "latePart"; part: StoryAnswer }
  | { kind: "storyAgain" }
  | { kind: "share"; what: "location" | "contact" }
  /** Understood, but not taken: the person is told why, and the question is asked again. */
  | { kind: "refused"; say: TextKey }
  /** Sends the report; null: where an open case of the same kind is there, the person is asked first. */
  | { kind: "file"; wish: "new" | "add" | null }
  /** Leaves the form for good or for now. */
  | { kind: "end"; how: "minor" | "refused" | "unsuitable" | "stopped" };

export interface Body {
  text: string;
  rows: Button[][];
}

/** What a question's screen is made with. */
export interface Asking {
  texts: Texts;
  places: Places;
  operator: Operator;
  step: Step;
  /** What the report says so far, for the summary. */
  told(): { lines: string[]; changes: Button[] };
}

/**
 * One question of the report: what it asks, what it understands, and what its answer is. Everything else follows from its place in the
 * list (questions.ts). It is data, and functions that have no effect.
 */
export interface Question<Id extends string = string> {
  /** Never changes: buttons in old messages and stored conversations carry it. */
  id: Id;
  /** It belongs to the step of the question before it: the person counts them as one, and «Back» goes to the step's first question. */
  isPart?: true;
  /** A part that «Back» goes to all the same. */
  isWayBack?: true;
  /** It is shown without "3 / 12": the number to call stands first. */
  isUrgent?: true;
  /** Whether it is asked in this report at all; always, unless it says otherwise. */
  applies?(report: ReportState): boolean;
  isAnswered(report: ReportState): boolean;
  screen(asking: Asking): Body;
  /** What a tap means; null: the button belongs to another question. */
  parseTap?(tap: AnswerTap, step: Step, places: Places): Heard<Said> | null;
  /** What a message means; a question that is answered by buttons has none. */
  parse?(message: Message, places: Places): Heard<Said>;
  /** What taking the answer back clears. */
  cleared: ReportPatch;
  /** Its line on the summary, and the button there that asks it again. */
  summary?: { line(asking: Asking): string | null; change: TextKey };
}

/** A tap on one of the form's buttons. */
export type AnswerTap = NonNullable<ReturnType<typeof answerButtons.read>>;

export function said(answer: Said): Heard<Said> {
  return { kind: "answer", answer };
}

export function keep(patch: ReportPatch): Heard<Said> {
  return said({ kind: "keep", patch });
}

export function misfit(say: TextKey): Heard<Said> {
  return { kind: "misfit", say };
}

export function button(texts: Texts, label: TextKey, data: string): Button {
  return { label: texts.plain(label), data };
}

export function ticked(on: boolean, label: string): string {
  return on ? `✅ ${label}` : label;
}

export function toggled<T extends string>(values: readonly T[], value: T): T[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}
