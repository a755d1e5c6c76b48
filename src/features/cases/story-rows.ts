import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openPart, type StoryContent } from "./story.ts";

// Every report and every mediator who accepts a case reads a story, and with Prisma this would cost ten times as much.

/** A message of a story, or where what another side has told begins. */
export type ToldItem = StoryContent | { kind: "side"; side: number };

/**
 * What the sides of a case have told, side by side in their order, each below its number; without numbers where only the applicant has told
 * anything. The mediator reads all of it, a coordinator who reviews the case only what the applicant has told.
 */
export async function openTold(
  pool: Sql,
  vault: Vault,
  caseId: number,
  reader: "mediator" | "coordinator",
): Promise<ToldItem[]> {
  const parts = await query<{ id: string; contentSealed: Uint8Array; side: number }>(
    pool,
    sql`
      SELECT id, "contentSealed", COALESCE(side, 1) AS side
      FROM "StoryPart"
      WHERE "caseId" = ${caseId}::int
      ORDER BY COALESCE(side, 1), "messageId", "addedAt"`,
  );
  const told = parts.filter(({ side }) => reader === "mediator" || side === 1);
  const sides = Map.groupBy(told, ({ side }) => side);
  if (sides.size <= 1 && !told.some(({ side }) => side > 1)) return told.map((part) => openPart(vault, part));
  return [...sides].flatMap(([side, own]): ToldItem[] => [
    { kind: "side", side },
    ...own.map((part) => openPart(vault, part)),
  ]);
}

/** The messages of the applicant's story in the order in which they were written (message ids rise within a chat), for a draft or a case. */
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
      WHERE ${isOwned} AND side IS NULL
      ORDER BY "messageId", "addedAt"`,
  );
  return parts.map((part) => openPart(vault, part));
}
