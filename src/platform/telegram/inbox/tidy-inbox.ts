import type { Sql } from "../../database/open.ts";
import { hourMs } from "../../time/units.ts";
import { moveDeadLetters } from "./dead-letter-rows.ts";
import { forgetReceived } from "./received-rows.ts";
import { forgetRecent } from "./recent-rows.ts";

/** Telegram repeats an update for a day. Twice as long, because a repeat must be recognised even if clocks are wrong. */
const keptHours = 48;
const batch = 5000;

/**
 * Deletes the ids of updates that cannot come again, some thousands per statement so that nobody waits for it. A million ids take 90 MB
 * on PostgreSQL, including indexes (pg_total_relation_size).
 */
export async function tidyInbox(pool: Sql, now: Date): Promise<void> {
  await moveDeadLetters(pool);
  const until = new Date(now.getTime() - keptHours * hourMs);
  for (let forgotten = batch; forgotten === batch; ) {
    forgotten = await forgetReceived(pool, until, batch);
  }
  for (let forgotten = batch; forgotten === batch; ) {
    forgotten = await forgetRecent(pool, until, batch);
  }
}
