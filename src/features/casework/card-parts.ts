import type { Database } from "../../platform/database/open.ts";
import type { CardPart } from "../cases/card-part.ts";
import { notesButton } from "./note-screens.ts";
import { countNotes } from "./notes.ts";

/** Opens what staff have noted on the case. It is on the cards of staff only. */
export function notesPart({ database }: { database: Database }): CardPart {
  return async ({ case: { id }, texts }) => ({
    buttons: [notesButton(texts, id, await countNotes(database.prisma, id))],
  });
}
