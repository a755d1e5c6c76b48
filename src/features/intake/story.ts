import { randomUUID } from "node:crypto";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { type StoryContent, sealStory, storyLimits } from "../cases/story.ts";
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
  const [length, files] = [lengthOf(content), filesOf(content)];
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

export function filesOf({ kind }: StoryContent): 0 | 1 {
  return kind === "text" ? 0 : 1;
}

/** In characters, as they count for the limit of a story. */
export function lengthOf(content: StoryContent): number {
  return content.kind === "text" ? content.text.length : (content.caption ?? "").length;
}
