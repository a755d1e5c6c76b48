import type { Sql } from "../database/open.ts";
import { countAside } from "../telegram/aside.ts";
import { dayMs } from "../time/units.ts";
import { type Finding, warning, well } from "./check.ts";

/** Whether updates that could not be handled wait for somebody to look at them. */
export async function setAside(sql: Sql, now: Date): Promise<Finding> {
  const { count, since } = await countAside(sql);
  if (since === null) return well("no update is set aside");
  const days = Math.floor((now.getTime() - since.getTime()) / dayMs);
  return warning(
    `updates that could not be handled: ${count}, the oldest ${days === 0 ? "of today" : `${days} days old`}`,
    "npm run bitimger -- aside list   shows them, and how to put them back once the cause is mended.",
  );
}
