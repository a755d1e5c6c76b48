import type { JobTools } from "../../src/platform/database/due-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";

/** The tools for jobs that a test runs without the rest of the bot. */
export function jobTools({ prisma }: Pick<Database, "prisma">, log = createLogger("silent")): JobTools {
  return { prisma, log, clockAheadMs: () => 0 };
}
