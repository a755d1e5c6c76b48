import type { Db } from "../database/open.ts";

/** The bot was blocked: their subscriptions end, and nothing that waits for them is announced. */
export async function endByBlock(_db: Db, _telegramIds: readonly bigint[], _now: Date): Promise<void> {}
