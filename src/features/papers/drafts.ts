import type { Person } from "../../platform/chat/person.ts";
import type { PaperKind } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { guardLocked } from "../cases/guard.ts";
import { type Draft, type DraftChange, emptyDraft } from "./points.ts";
import { openDraft, sealDraft } from "./sealed-papers.ts";

/** A document of a case, by the case and the kind. */
export interface PaperOf {
  caseId: number;
  kind: PaperKind;
}

/** What the mediator has written so far. The caller has checked that the reader may see it. */
export async function readDraft(db: Db, vault: Vault, { caseId, kind }: PaperOf): Promise<Draft> {
  const row = await db.paper.findUnique({ where: { caseId_kind: { caseId, kind } } });
  return row === null ? emptyDraft : openDraft(vault, row);
}

/**
 * The mediator who has the case changes what goes into the next version. `gone`: the case is not, or no longer, theirs, or there is no such
 * point.
 */
export function changeDraft(
  db: Db,
  vault: Vault,
  person: Person,
  paper: PaperOf,
  change: (draft: Draft) => DraftChange,
): Promise<DraftChange> {
  return inTransaction(db, async (tx): Promise<DraftChange> => {
    if ((await guardLocked(tx, person, "writePaper", paper.caseId)) === null) return { kind: "gone" };
    const { id, draft } = await draftRow(tx, vault, paper);
    const changed = change(draft);
    if (changed.kind === "changed") await keepDraft(tx, vault, id, changed.draft);
    return changed;
  });
}

/** The row of a document of a locked case, which is created if it does not exist yet. */
export async function draftRow(tx: Db, vault: Vault, { caseId, kind }: PaperOf): Promise<{ id: number; draft: Draft }> {
  const row =
    (await tx.paper.findUnique({ where: { caseId_kind: { caseId, kind } } })) ??
    (await tx.paper.create({ data: { caseId, kind } }));
  return { id: row.id, draft: openDraft(vault, row) };
}

export async function keepDraft(tx: Db, vault: Vault, paperId: number, draft: Draft): Promise<void> {
  await tx.paper.update({ where: { id: paperId }, data: { draftSealed: sealDraft(vault, paperId, draft) } });
}
