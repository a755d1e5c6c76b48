import { randomUUID } from "node:crypto";
import type { Database, Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openPart, type StoryContent, sealStory, storyLimits } from "../cases/story.ts";
import { type Draft, findDraft } from "./drafts.ts";
import type { StoryMessage } from "./question.ts";
import { addStoryPart } from "./story-part-rows.ts";

/** Whether a part of a story was saved, or why not. */
export type Saved = { kind: "saved" } | { kind: "tooLong" } | { kind: "tooMany" };

/** Saves a message of the story. The same update, or the same file again, counts once. */
export async function saveStory(
  { prisma, sql }: Database,
  vault: Vault,
  personId: number,
  { content, messageId, fileUniqueId }: StoryMessage,
  updateId: number,
  now: Date,
): Promise<{ saved: Saved; draft: Draft | null }> {
  const id = randomUUID();
  const [length, files] = [lengthOf(content), content.kind === "text" ? 0 : 1];
  const part = {
    id,
    messageId,
    fileHash: fileUniqueId === null ? null : vault.hash("file", fileUniqueId),
    contentSealed: sealStory(vault, id, content),
    length,
    files,
  };
  const changed = await addStoryPart(sql, personId, part, updateId, now);
  if (changed !== null) return { saved: { kind: "saved" }, draft: changed };
  const draft = await findDraft(prisma, personId);
  if (draft === null || draft.answeredBy === BigInt(updateId)) return { saved: { kind: "saved" }, draft };
  return { saved: { kind: draft.storyLength + length > storyLimits.characters ? "tooLong" : "tooMany" }, draft };
}

/**
 * Replaces the text or the caption of an edited message, as long as the story is still being told.
 * @returns null if the message is not a part of such a story; `tooLong` if nothing was changed because the story would become too long
 */
export async function editStory(
  db: Db,
  vault: Vault,
  personId: number,
  messageId: number,
  text: string,
  now: Date,
): Promise<Saved | null> {
  const draft = await findDraft(db, personId);
  if (draft === null) return null;
  const part = await db.storyPart.findFirst({ where: { draftId: draft.id, messageId } });
  if (part === null) return null;
  const old = openPart(vault, part);
  const others = draft.storyLength - lengthOf(old);
  if (others + text.length > storyLimits.characters) return { kind: "tooLong" };
  const content: StoryContent = old.kind === "text" ? { kind: "text", text } : { ...old, caption: text };
  await db.storyPart.update({ where: { id: part.id }, data: { contentSealed: sealStory(vault, part.id, content) } });
  await db.draft.updateMany({ where: { id: draft.id }, data: { storyLength: others + text.length, changedAt: now } });
  return { kind: "saved" };
}

/** Deletes the messages of the story, so that it can be told again. */
export async function clearStory(db: Db, personId: number, now: Date): Promise<void> {
  const draft = await findDraft(db, personId);
  if (draft === null) return;
  await db.storyPart.deleteMany({ where: { draftId: draft.id, caseId: null } });
  await db.draft.updateMany({
    where: { id: draft.id },
    data: { storyParts: 0, storyLength: 0, storyFiles: 0, storyDone: false, storyClosedAt: null, changedAt: now },
  });
}

function lengthOf(content: StoryContent): number {
  return content.kind === "text" ? content.text.length : (content.caption ?? "").length;
}
