import type { Person } from "../../platform/chat/person.ts";
import type { Button } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { CaseState } from "./rules.ts";

/** The card of a case while it is made for somebody. */
export interface ShownCard {
  /** The case as it is now. Who its reader is, was checked before: its mediator, a coordinator of its region or a party. */
  case: CaseState;
  reader: Person;
  texts: Texts;
  now: Date;
}

/** What a feature adds to a card: lines below the facts, in HTML, and buttons. */
export interface CardAddition {
  lines?: readonly string[];
  buttons?: readonly Button[];
}

/** A feature's part of a card: it looks what there is to add now, and adds nothing where there is nothing to do. */
export type CardPart = (card: ShownCard) => CardAddition | Promise<CardAddition>;

/** The parts of the cards, in their order (src/app/case-cards.ts). */
export interface CardParts {
  /** Of the card that the mediator sees who has the case. */
  mediator: readonly CardPart[];
  /** Of the card that the coordinators of the region see of any case. */
  coordinator: readonly CardPart[];
  /** Of the card that the applicant sees. */
  applicant: readonly CardPart[];
  /** Of the card that every other side sees, also after leaving: nothing of what the applicant has told. */
  party: readonly CardPart[];
}

/** Everything that the features add to a card, in the order of their parts. */
export async function additionsTo(card: ShownCard, parts: readonly CardPart[]): Promise<Required<CardAddition>> {
  const additions: CardAddition[] = [];
  for (const part of parts) additions.push(await part(card));
  return {
    lines: additions.flatMap(({ lines = [] }) => lines),
    buttons: additions.flatMap(({ buttons = [] }) => buttons),
  };
}
