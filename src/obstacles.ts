import type { Config } from "./config.ts";
import type { Database } from "./database/open.ts";
import { hasDiskSpace } from "./database/disk-space.ts";
import type { Holds } from "./telegram/holds.ts";
import { withPatience } from "./telegram/patience.ts";
import type { Receiver } from "./telegram/receive.ts";

/** The parts of a bot that can hold it up; each is null until it has started. */
export interface BotParts {
  database: Database | null;
  holds: Holds | null;
  receiver: Receiver | null;
  /** Whether the updates that came last could be stored. */
  isStoring: boolean;
}

/** A shorter hold is over before anybody could do anything about it. */
const longHoldMs = 10_000;

/** Health says so when the database has not answered by then, and does not wait for it. */
const databaseMs = 3000;

/** What keeps a bot from working, in words for its operator; empty when nothing does. */
export async function findObstacles(
  { storage, dataDir }: Pick<Config, "storage" | "dataDir">,
  { database, holds, receiver, isStoring }: BotParts,
): Promise<string[]> {
  const found: string[] = [];
  const asked = database?.sql.rows("SELECT 1") ?? Promise.resolve([]);
  const answered = await withPatience(asked, databaseMs, "the database is silent").catch(() => null);
  if (database !== null && answered === null) found.push("the database does not answer");
  if (storage.kind === "embedded" && !(await hasDiskSpace(dataDir))) found.push("the disk of DATA_DIR is full");
  if (!isStoring) found.push("updates cannot be stored");
  const heldMs = holds?.everybodyMs() ?? 0;
  if (heldMs > longHoldMs) found.push(`Telegram takes nothing from us for ${Math.ceil(heldMs / 1000)} s (429)`);
  if (receiver === null) found.push("starting");
  else if (isStoring && !receiver.healthy()) found.push("Telegram does not answer");
  return found;
}
