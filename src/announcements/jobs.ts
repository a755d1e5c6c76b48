import type { Database } from "../database/open.ts";

/** Starts what is due. */
export async function startAnnouncements(_database: Database, _now: Date): Promise<void> {}

/** Counts how far the running ones are, ends those that are done, pauses those that fail too often. */
export async function watchAnnouncements(_database: Database, _now: Date): Promise<void> {}
