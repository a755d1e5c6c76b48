import { word } from "../../platform/chat/buttons.ts";
import { definePendingAct, putOff } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { findDraft } from "./drafts.ts";

// What a person deletes of a report that was not sent. It takes effect a minute after the tap; see pending-kinds.ts.

/** Deletes a report that was not sent. */
export const dropAct = definePendingAct({ name: "dropReport", subject: { draft: word } });
/** Deletes the story told so far. `update` is the tap: a story may be started over twice within a minute. */
export const clearAct = definePendingAct({ name: "clearStory", subject: { draft: word, update: word } });

/** Pauses a report and puts its deletion off for a minute. @returns the id of that act; null if there is no report, and nothing is held */
export async function putOffDrop(tx: Db, personId: number, now: Date): Promise<number | null> {
  const draft = await findDraft(tx, personId);
  if (draft === null) {
    await tx.heldWords.deleteMany({ where: { personId } });
    return null;
  }
  await tx.draft.updateMany({ where: { id: draft.id }, data: { status: "PAUSED" } });
  return putOff(tx, dropAct, personId, { draft: draft.id }, now);
}
