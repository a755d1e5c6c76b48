import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { openName } from "../people/people.ts";

/** What a mediator who handed a case over told the colleague who has it now. */
export interface Summary {
  /** The name of the mediator who wrote it. */
  from: string;
  text: string;
}

export function sealSummary(vault: Vault, handoverId: number, text: string): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(handoverId), text);
}

/**
 * The summary that this mediator got with a case; null if it was not handed over to them. It is shown with the case, and so is taken
 * back with it.
 */
export async function findSummary(db: Db, vault: Vault, caseId: number, toId: number): Promise<Summary | null> {
  const moved = await db.handover.findFirst({
    where: { caseId, toId, status: "MOVED" },
    orderBy: { id: "desc" },
    select: { id: true, summarySealed: true, from: { select: { id: true, nameSealed: true } } },
  });
  if (moved === null || moved.summarySealed === null) return null;
  return { from: openName(vault, moved.from) ?? "", text: vault.open(cellOf(moved.id), moved.summarySealed) };
}

function cellOf(handoverId: number): Cell {
  return { table: "Handover", column: "summary", row: handoverId };
}
