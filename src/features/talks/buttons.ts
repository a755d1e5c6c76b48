import { defineButtons, type Field, int, uuid } from "../../platform/chat/buttons.ts";

/** What a mediator does with a talk of a case in hand. */
export const leadButtons = defineButtons("tl", {
  /** Nothing is said in the talk until the mediator lets it go on. */
  stop: { talk: int },
  resume: { talk: int },
  /** Send the opening words. */
  opening: { talk: int },
});

/** Below a copy of what a party said: may it be passed on to the other sides? The handlers are in disclosure/. */
export const passOnButtons = defineButtons("dr", { ask: { message: uuid } });

export const talkButtons = defineButtons("ta", {
  /** Enter a talk: also the label of every copy. */
  write: { talk: int },
  /** Write to the coordinators about an own case. */
  desk: { case: int },
  /** Write, as a coordinator, to the applicant of a case. */
  deskOf: { case: int },
  /** Ask again who should read a message. */
  askAgain: { message: uuid },
  /** The list of all talks when it is asked who should read a message. */
  more: { message: uuid, page: int },
  /** Who reads a message about which its author was asked. */
  to: { message: uuid, talk: int },
  /** Send a message as it is, which shows something about its author. */
  send: { message: uuid },
  /** Do not send it. */
  drop: { message: uuid },
  /** Send a voice message or a video note as a file, to a reader who takes no voice messages. */
  asFile: { message: uuid },
});

/** The id of a text: a UUID, or an id of the operator's file. */
const phrase = short(36);
/** A language, or a few characters of a hash: the data of the button that sends a text have no room for more. */
const brief = short(4);

/** A text that staff have at hand goes into a talk. */
export const phraseTalkButtons = defineButtons("tp", {
  /** Below a copy: the texts in the language of the party. */
  phrases: { talk: int },
  list: { talk: int, language: brief, page: int },
  /** Which talk a text is for. */
  talks: { phrase, language: brief, page: int },
  /** The text, and who would read it. */
  look: { talk: int, phrase, language: brief },
  /** Send it. `shown` tells what the text said when it was shown. */
  send: { talk: int, phrase, language: brief, shown: brief },
  stop: {},
});

function short(length: number): Field<string> {
  return { write: (value) => value, read: (text) => (/^[\w-]+$/.test(text) && text.length <= length ? text : null) };
}
