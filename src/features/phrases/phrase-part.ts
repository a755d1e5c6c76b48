import type { Person } from "../../platform/chat/person.ts";
import type { Button } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Phrase } from "./phrase-book.ts";

/** A text that is open on the screen of a person who has it at hand. */
export interface OpenPhrase {
  phrase: Phrase;
  reader: Person;
  texts: Texts;
}

/**
 * What a feature offers to do with an open text, such as sending it into a talk. It gives the buttons, whose taps it handles itself; the
 * text is read again by `findPhrase` then.
 */
export type PhrasePart = (open: OpenPhrase) => Promise<readonly Button[]>;
