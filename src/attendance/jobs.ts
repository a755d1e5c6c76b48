import type { Database } from "../database/open.ts";

/** Asks those who came how it was, once it is over. */
export async function askForRatings(_database: Database, _now: Date): Promise<void> {}
