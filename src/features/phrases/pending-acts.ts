import { word } from "../../platform/chat/buttons.ts";
import { definePendingAct, putOff } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { keepsPhrases } from "./phrase-book.ts";

/** Somebody deletes an own text. */
export const dropPhraseAct = definePendingAct({ name: "dropPhrase", subject: { phrase: word } });

/** Puts off that an own text is deleted. @returns the id of that act; null if it is not theirs */
export async function putOffDrop(tx: Db, person: Person, phrase: string, now: Date): Promise<number | null> {
  const own = await tx.phrase.findFirst({ where: { id: phrase, ownerId: person.id }, select: { id: true } });
  return own === null || !keepsPhrases(person) ? null : putOff(tx, dropPhraseAct, person.id, { phrase }, now);
}
