import type { PhrasePart } from "../features/phrases/phrase-part.ts";
import { sendPhrasePart } from "../features/talks/phrase-part.ts";
import type { CardServices } from "./case-cards.ts";

/** What the features offer to do with a text that staff have at hand, from the first button to the last. */
const phraseParts: readonly ((services: CardServices) => PhrasePart)[] = [sendPhrasePart];

/** The parts of the screen of a text: a feature adds a line here. */
export function createPhraseParts(services: CardServices): readonly PhrasePart[] {
  return phraseParts.map((part) => part(services));
}
