import { int } from "../../platform/chat/buttons.ts";
import { definePendingAct, putOff, takeBack } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { findEditable } from "./draft.ts";
import { countReached, type NotEditable, type Reached, refusalOf } from "./published-changes.ts";

// What an editor destroys takes effect a minute after the tap; what becomes of it is in pending-kinds.ts.

/** Cancels a published event. */
export const cancelAct = definePendingAct({ name: "cancelEvent", subject: { event: int } });
/** Discards a change of a published event. */
export const discardAct = definePendingAct({ name: "discardChange", subject: { event: int } });

/** Puts the cancellation off. Until then nobody is told, and nothing is edited. @returns how many people it reaches now */
export async function putOffCancel(
  tx: Db,
  person: Person,
  eventId: number,
  now: Date,
): Promise<({ kind: "putOff"; act: number } & Reached) | NotEditable> {
  const refusal = await refusalOf(tx, person, "cancelEvent", eventId, now);
  if (refusal !== null) return refusal;
  const act = await putOff(tx, cancelAct, person.id, { event: eventId }, now);
  return { kind: "putOff", act, ...(await countReached(tx, eventId)) };
}

/** Puts off that a change is discarded. @returns the id of that act; null if there is no change of this editor */
export async function putOffDiscard(tx: Db, person: Person, eventId: number, now: Date): Promise<number | null> {
  const editable = await findEditable(tx, person, eventId);
  if (editable === null || editable.published === null) return null;
  return putOff(tx, discardAct, person.id, { event: eventId }, now);
}

/** An editor who goes on with a change does not discard it. */
export async function keepChange(db: Db, person: Person, eventId: number, now: Date): Promise<void> {
  await takeBack(db, discardAct, person.id, { event: eventId }, now);
}
