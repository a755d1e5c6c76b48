import type { Config } from "../platform/config.ts";
import { hasDiskSpace } from "../platform/database/disk-space.ts";
import type { Database } from "../platform/database/open.ts";
import { ping } from "../platform/database/ping.ts";
import type { Holds } from "../platform/telegram/outbox/holds.ts";
import type { Receiver } from "../platform/telegram/receiving/receive.ts";
import { withTimeout } from "../platform/telegram/timeout.ts";

/** The parts of a bot that can keep it from working. Each is null until it has started. */
export interface BotParts {
  database: Database | null;
  holds: Holds | null;
  receiver: Receiver | null;
  /** Whether the last updates could be stored. */
  isStoring: boolean;
}

/** A shorter hold is over before an operator could react. */
const longHoldMs = 10_000;

/** How long health waits for the database before it reports that the database does not answer. */
const databaseTimeoutMs = 3000;

/** Lists, in words for the operator, what keeps the bot from working. */
export async function findObstacles(
  { storage, dataDir }: Pick<Config, "storage" | "dataDir">,
  { database, holds, receiver, isStoring }: BotParts,
): Promise<string[]> {
  const found: string[] = [];
  const query = database === null ? Promise.resolve() : ping(database.sql);
  const answered = await withTimeout(query, databaseTimeoutMs, "the database is silent").catch(() => null);
  if (database !== null && answered === null) found.push("the database does not answer");
  if (storage.kind === "embedded" && !(await hasDiskSpace(dataDir))) found.push("the disk of DATA_DIR is full");
  if (!isStoring) found.push("updates cannot be stored");
  const heldMs = holds?.everybodyMs() ?? 0;
  if (heldMs > longHoldMs) found.push(`Telegram accepts nothing from us for ${Math.ceil(heldMs / 1000)} s (429)`);
  if (receiver === null) found.push("starting");
  else if (isStoring && !receiver.healthy()) found.push("Telegram does not answer");
  return found;
}
