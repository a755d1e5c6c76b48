import { editDistance } from "../places/distance.ts";
import { readCharacters } from "./ticket-code.ts";

/** What a person has typed who has no ticket with exactly this code. */
export type Mistyped<T> =
  /** Nearly the code of the person's own tickets. */
  | { kind: "near"; tickets: T[] }
  /** A code, but not nearly theirs. */
  | { kind: "other" }
  /** Perhaps a word, a place or a name. */
  | { kind: "noCode" };

/** Compares what was typed with the codes of the person's own tickets: a character too many, missing, wrong or swapped is a mistake. */
export function readMistyped<T extends { code: string }>(text: string, own: readonly T[]): Mistyped<T> {
  const typed = readCharacters(text);
  if (typed === null) return { kind: "noCode" };
  const tickets = own.filter(({ code }) => editDistance(typed, code, 1) <= 1);
  if (tickets.length > 0) return { kind: "near", tickets };
  const mixed = /\d/.test(typed) && /[A-Z]/.test(typed);
  // Who has tickets may also have left out or doubled a character of somebody else's code.
  if (mixed && (typed.length === 6 || own.length > 0)) return { kind: "other" };
  return isWrittenAsOnTicket(text) ? { kind: "other" } : { kind: "noCode" };
}

/** Whether it stands there as on a ticket, «KTM WQR», although it has no digit. */
function isWrittenAsOnTicket(text: string): boolean {
  return /^[A-Z]{3} [A-Z]{3}$/.test(text.trim());
}
