import type { Ending } from "../../platform/chat/pending-kind.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import { escapeHtml, type Texts } from "../../platform/i18n/texts.ts";
import { cardButtons, noteButtons } from "../cases/buttons.ts";
import { soonScreen, undoButton } from "../undo/screens.ts";
import { noteFormButtons } from "./buttons.ts";
import { type Note, noteLimits } from "./notes.ts";

/** How many of their own notes a person can take back at once: the latest ones. */
const maxOwn = 3;

export interface NotesFacts {
  number: string;
  notes: readonly Note[];
}

/** A page of notes, for reading. It is protected like the story. */
export function notesScreen(texts: Texts, { number, notes }: NotesFacts): Screen {
  const head = texts.html("casework:notes.title", { number });
  const lines = notes.map(({ author, text, writtenAt }) => {
    const byline = texts.html("casework:notes.byline", { author, at: dayAndTime(texts, writtenAt) });
    return `${byline}\n${escapeHtml(text)}`;
  });
  const body = lines.length === 0 ? [texts.html("casework:notes.none")] : lines;
  return { text: [head, ...body].join("\n\n"), protected: true };
}

export interface NoteMenuFacts {
  caseId: number;
  number: string;
  /** How many notes the case has. */
  count: number;
  /** The reader's own notes, and the act that takes each back in a minute. */
  own: readonly { id: string; writtenAt: Date; dropping: number | null }[];
  /** Whether the reader has the case; a coordinator has an overview of it. */
  isMediator: boolean;
}

/** What can be done with the notes on a case. The notes themselves come below. */
export function noteMenuScreen(texts: Texts, facts: NoteMenuFacts): Screen {
  const { caseId, number, count, own } = facts;
  const text = [
    texts.html("casework:notes.title", { number }),
    texts.html(count === 0 ? "casework:notes.empty" : "casework:notes.below", { count }),
  ];
  const write = { label: texts.plain("casework:notes.write"), data: noteButtons.data("write", { case: caseId }) };
  const drops = own.slice(-maxOwn).map(({ id, writtenAt, dropping }): Button[] => {
    if (dropping !== null) return [undoButton(texts, dropping)];
    const label = texts.plain("casework:notes.drop", { at: dayAndTime(texts, writtenAt) });
    return [{ label, data: noteButtons.data("drop", { note: id }) }];
  });
  const isFull = count >= noteLimits.notes;
  return {
    text: [...text, ...(isFull ? [texts.html("casework:notes.full", { limit: noteLimits.notes })] : [])].join("\n\n"),
    rows: [...(isFull ? [] : [[write]]), ...drops, [backToCase(texts, facts)]],
  };
}

/** Asks for a note. */
export function writeNoteScreen(texts: Texts, { caseId, number }: { caseId: number; number: string }): Screen {
  return {
    text: texts.html("casework:notes.ask", { number, limit: noteLimits.characters }),
    rows: [[{ label: texts.plain("chat:back"), data: noteFormButtons.data("stop", { case: caseId }) }]],
  };
}

/** Shows the note that was just written. */
export function noteKeptScreen(
  texts: Texts,
  { caseId, number, text }: { caseId: number; number: string; text: string },
): Screen {
  return {
    text: `${texts.html("casework:notes.kept", { number })}\n\n${escapeHtml(text)}`,
    rows: [[notesButton(texts, caseId)]],
  };
}

/** The note was not kept, because the case is full of notes or no longer this person's. */
export function noteNotKeptScreen(texts: Texts, kind: "full" | "gone"): Screen {
  const text = kind === "full" ? texts.html("casework:notes.full", { limit: noteLimits.notes }) : null;
  return { text: text ?? texts.html("assignment:gone") };
}

/** The note will be erased in a minute. @param act the id of the act that was put off */
export function droppingScreen(texts: Texts, caseId: number, act: number): Screen {
  return soonScreen(texts, texts.html("casework:notes.dropSoon"), act, [[notesButton(texts, caseId)]]);
}

export function dropEndedScreen(texts: Texts, caseId: number | null, how: Ending): Screen {
  const text = texts.html(`casework:notes.dropping.${how}`);
  return { text, ...(caseId === null ? {} : { rows: [[notesButton(texts, caseId)]] }) };
}

/** Opens the notes on a case. @param count how many there are, if the label says so */
export function notesButton(texts: Texts, caseId: number, count?: number): Button {
  const label =
    count === undefined ? texts.plain("casework:notes.button") : texts.plain("casework:notes.counted", { count });
  return { label, data: noteButtons.data("open", { case: caseId }) };
}

function backToCase(texts: Texts, { caseId, isMediator }: Pick<NoteMenuFacts, "caseId" | "isMediator">): Button {
  const label = texts.plain("chat:back");
  return { label, data: cardButtons.data(isMediator ? "card" : "overview", { case: caseId }) };
}
