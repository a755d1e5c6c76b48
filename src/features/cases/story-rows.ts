import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openPart, type StoryContent } from "./story.ts";

// Every report and every mediator who accepts a case reads a story, and with Prisma this would cost ten times as much.

/** The messages of a story in the order in which they were written (message ids rise within a chat), for a draft or a case. */
export async function openStory(
  pool: Sql,
  vault: Vault,
  owner: { draftId: string } | { caseId: number },
): Promise<StoryContent[]> {
  const isOwned = "caseId" in owner ? sql`"caseId" = ${owner.caseId}::int` : sql`"draftId" = ${owner.draftId}::text`;
  const parts = await query<{ id: string; contentSealed: Uint8Array }>(
    pool,
    sql`
      SELECT id, "contentSealed"
      FROM "StoryPart"
      WHERE ${isOwned}
      ORDER BY "messageId", "addedAt"`,
  );
  return parts.map((part) => openPart(vault, part));
}
