import type { Db } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";

/** A story's messages in their order, of a draft or of the case that it became. */
export async function openStory(
  db: Db,
  vault: Vault,
  where: { draftId: string } | { caseId: number },
): Promise<string[]> {
  const parts = await db.storyPart.findMany({ where, orderBy: { updateId: "asc" } });
  return parts.map((part) => vault.open(storyCell(part.id), part.textSealed));
}

/** The cell of one message of a story: it stays sealed as it is when the draft becomes a case. */
export function storyCell(partId: string): Cell {
  return { table: "StoryPart", column: "text", row: partId };
}
