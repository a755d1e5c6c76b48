import { word } from "../../platform/chat/buttons.ts";
import { definePendingAct, putOff } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { guardOwnNote } from "./notes.ts";

/** Somebody takes their own note back. */
export const dropNoteAct = definePendingAct({ name: "dropNote", subject: { note: word } });

/** Puts off that a note is erased. Until then others can read it. @returns null if this is not their note */
export async function putOffDrop(
  tx: Db,
  person: Person,
  note: string,
  now: Date,
): Promise<{ act: number; caseId: number } | null> {
  const state = await guardOwnNote(tx, person, note);
  if (state === null) return null;
  return { act: await putOff(tx, dropNoteAct, person.id, { note }, now), caseId: state.id };
}
