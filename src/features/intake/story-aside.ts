import { findPending, putOff } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openPart } from "../cases/story.ts";
import { findDraft } from "./drafts.ts";
import { clearAct } from "./pending-acts.ts";
import { lengthOf } from "./story.ts";

interface Aside {
  draft: string;
  update: string;
}

/** The parts of a story that is started over keep this in place of their draft's id for a minute, so that nothing counts or shows them. */
function asideId(aside: Aside): string {
  return clearAct.write(aside);
}

/** Puts the story told so far aside, so that it can be told again. @returns the act that deletes it in a minute; null if nothing was told */
export async function putStoryAside(tx: Db, personId: number, updateId: number, now: Date): Promise<number | null> {
  const draft = await findDraft(tx, personId);
  if (draft === null) return null;
  const aside = { draft: draft.id, update: String(updateId) };
  const { count } = await tx.storyPart.updateMany({
    where: { draftId: draft.id, caseId: null },
    data: { draftId: asideId(aside) },
  });
  if (count === 0) return findPending(tx, clearAct, personId, aside);
  await tx.draft.updateMany({
    where: { id: draft.id },
    data: { storyParts: 0, storyLength: 0, storyFiles: 0, storyDone: false, storyClosedAt: null, changedAt: now },
  });
  return putOff(tx, clearAct, personId, aside, now);
}

/**
 * Puts the story back, before what was told meanwhile. A file that was sent again is there once.
 * @returns false if the report is no longer there: it was sent or deleted
 */
export async function putStoryBack(tx: Db, vault: Vault, personId: number, aside: Aside, now: Date): Promise<boolean> {
  const draft = await findDraft(tx, personId);
  if (draft === null || draft.id !== aside.draft) {
    await deleteAside(tx, aside);
    return false;
  }
  const parts = await tx.storyPart.findMany({ where: { draftId: asideId(aside) } });
  const told = await tx.storyPart.findMany({ where: { draftId: draft.id }, select: { fileHash: true } });
  const hashes = new Set(told.map(({ fileHash }) => fileHash));
  const back = parts.filter(({ fileHash }) => fileHash === null || !hashes.has(fileHash));
  await tx.storyPart.updateMany({ where: { id: { in: back.map(({ id }) => id) } }, data: { draftId: draft.id } });
  await deleteAside(tx, aside);
  const contents = back.map((part) => openPart(vault, part));
  const added = {
    storyParts: { increment: contents.length },
    storyLength: { increment: contents.reduce((sum, content) => sum + lengthOf(content), 0) },
    storyFiles: { increment: contents.filter(({ kind }) => kind !== "text").length },
  };
  await tx.draft.updateMany({ where: { id: draft.id }, data: { ...added, changedAt: now } });
  return true;
}

/** Deletes the story that was put aside. */
export async function deleteAside(tx: Db, aside: Aside): Promise<void> {
  await tx.storyPart.deleteMany({ where: { draftId: asideId(aside), caseId: null } });
}
