import type { PrismaClient } from "../database/generated/client.ts";
import type { Database } from "../database/open.ts";

/** Passes places on that were offered and not taken in time. */
export async function passOnPlaces(_db: PrismaClient, _now: Date): Promise<void> {}

/** Lets those who go be reminded of what begins in a day or in an hour. */
export async function remindOfEvents(_database: Database, _now: Date): Promise<void> {}
