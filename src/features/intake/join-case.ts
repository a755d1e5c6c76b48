import { randomUUID } from "node:crypto";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { addedMessage, addedSubject } from "../assignment/notices.ts";
import { lockCase } from "../cases/case-rows.ts";
import { fits, openPart, type StorySize, sealStory, sizeOf, storyLimits } from "../cases/story.ts";
import type { StoryMessage } from "./question.ts";
import type { Saved } from "./story.ts";

/**
 * Adds a part of the story that arrives after the report was sent, and tells the mediator who has the case.
 * @param side whose story it is; null for the applicant's
 * @returns null if the case has been closed meanwhile
 */
export async function joinCase(
  tx: Db,
  vault: Vault,
  { caseId, side }: { caseId: number; side: number | null },
  { content, messageId, fileUniqueId }: StoryMessage,
  updateId: number,
  now: Date,
): Promise<Saved | null> {
  await lockCase(tx, caseId);
  const caseRow = await tx.case.findUnique({ where: { id: caseId }, include: { story: { where: { side } } } });
  if (caseRow === null || caseRow.status === "CLOSED") return null;
  const told = sizeOf(caseRow.story.map((part) => openPart(vault, part)));
  const addition = sizeOf([content]);
  if (!fits(told, addition)) return { kind: refusalOf(told, addition) };
  const id = randomUUID();
  const part = {
    id,
    // What another side tells has limits and files of its own.
    draftId: side === null ? caseRow.draftId : `${caseRow.draftId}/${side}`,
    caseId,
    side,
    updateId: BigInt(updateId),
    messageId,
    fileHash: fileUniqueId === null ? null : vault.hash("file", fileUniqueId),
    contentSealed: sealStory(vault, id, content),
    addedAt: now,
  };
  // The same file counts once.
  const { count } = await tx.storyPart.createMany({ data: [part], skipDuplicates: true });
  if (count > 0 && caseRow.mediatorId !== null) {
    const added = addedMessage.to(caseRow.mediatorId, addedSubject(caseId, now), { notBefore: now });
    await enqueue(tx, [added], now);
  }
  return { kind: "saved" };
}

function refusalOf(told: StorySize, addition: StorySize): "tooLong" | "tooMany" {
  return told.characters + addition.characters > storyLimits.characters ? "tooLong" : "tooMany";
}
