import type { Db } from "../../platform/database/open.ts";
import { type AudienceSize, countAudience } from "../announcements/announcements.ts";
import { finalOf } from "./apply.ts";
import type { Opened } from "./draft.ts";

/** How many would hear of what is composed, now. */
export async function readAudience(db: Db, { draft }: Opened, now: Date): Promise<AudienceSize> {
  const { kind, regions, tags } = finalOf(draft.event);
  if (kind === null) throw new Error("A complete event has a kind.");
  return countAudience(db, { kind, regions, tags }, now);
}
