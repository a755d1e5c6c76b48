import { definePendingKind } from "../../platform/chat/pending-kind.ts";
import { dropEndedScreen } from "./note-screens.ts";
import { dropNote } from "./notes.ts";
import { dropNoteAct } from "./pending-acts.ts";

/** Somebody takes their own note back. It is refused if they may no longer write on the case. */
export const dropNoteKind = definePendingKind(dropNoteAct, {
  async carryOut(tx, _: object, { actor, subject }, now) {
    return (await dropNote(tx, actor, subject.note, now)) ? "done" : "refused";
  },
  async ending(db, _: object, personId, { note }) {
    const own = await db.caseNote.findFirst({ where: { id: note, authorId: personId }, select: { caseId: true } });
    return (texts, how) => dropEndedScreen(texts, own?.caseId ?? null, how);
  },
  // The notes that were shown are edited.
  isQuiet: true,
});
