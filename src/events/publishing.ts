import type { Db } from "../database/open.ts";
import type { EventFields } from "./fields.ts";

/** What a published change changed, as those who go are told. */
export type Changed = "title" | "time" | "place" | "link" | "other";

/**
 * Makes facts public, for the first time or changed, in the caller's transaction: the columns and occasions follow, SEQUENCE
 * rises, announcements that were sent are edited, those who go are told, places that were added are offered to who waits.
 */
export async function publishFacts(_db: Db, _eventId: number, _facts: EventFields, _now: Date): Promise<Changed[]> {
  return [];
}

/** Cancels a published event, in the caller's transaction. @returns false where it is not public or cancelled already */
export async function cancelEvent(_db: Db, _eventId: number, _now: Date): Promise<boolean> {
  return false;
}
