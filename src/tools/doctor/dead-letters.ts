import type { Sql } from "../../platform/database/open.ts";
import { countDeadLetters } from "../../platform/telegram/inbox/dead-letter-rows.ts";
import { dayMs } from "../../platform/time/units.ts";
import { type Finding, warning, well } from "./check.ts";

/** Whether updates that could not be handled are waiting for an operator. */
export async function deadLetters(sql: Sql, now: Date): Promise<Finding> {
  const { count, since } = await countDeadLetters(sql);
  if (since === null) return well("no update is set aside");
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs);
  return warning(
    `updates that could not be handled: ${count}, the oldest ${days === 0 ? "from today" : `${days} days old`}`,
    "npm run bitimger -- aside list   shows them, and how to retry them once the cause is fixed.",
  );
}
