import { randomUUID } from "node:crypto";
import { openPart, type StoryContent, sealStory } from "../cases/story.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Answer, Saved } from "./answer.ts";
import { findDraft } from "./drafts.ts";
import { fileLimit, storyLimit } from "./rules.ts";

/** Keeps a message of the story; the same update, or the same file once more, counts once. */
export async function saveStory(
  db: Db,
  vault: Vault,
  personId: number,
  { content, messageId, unique }: Extract<Answer, { kind: "story" }>,
  updateId: number,
  now: Date,
): Promise<Saved> {
  const draft = await findDraft(db, personId);
  if (draft === null || draft.answeredBy === BigInt(updateId)) return { kind: "saved" };
  const length = lengthOf(content);
  const isFile = content.kind !== "text";
  if (draft.storyLength + length > storyLimit) return { kind: "tooLong" };
  if (isFile && draft.storyFiles >= fileLimit) return { kind: "tooMany" };
  const id = randomUUID();
  const fileHash = unique === null ? null : vault.hash("file", unique);
  const { count } = await db.storyPart.createMany({
    data: [
      {
        id,
        draftId: draft.id,
        updateId,
        messageId,
        fileHash,
        contentSealed: sealStory(vault, id, content),
        addedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  await db.draft.updateMany({
    where: { id: draft.id },
    data: {
      answeredBy: updateId,
      changedAt: now,
      storyParts: { increment: count },
      storyLength: { increment: count * length },
      storyFiles: { increment: isFile ? count : 0 },
    },
  });
  return { kind: "saved" };
}

/**
 * An edited message of a story that is still being told replaces what it said, a caption too.
 * @returns null when it is none; an edit that makes the story too long changes nothing
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
  if (others + text.length > storyLimit) return { kind: "tooLong" };
  const content: StoryContent = old.kind === "text" ? { kind: "text", text } : { ...old, caption: text };
  await db.storyPart.update({ where: { id: part.id }, data: { contentSealed: sealStory(vault, part.id, content) } });
  await db.draft.updateMany({ where: { id: draft.id }, data: { storyLength: others + text.length, changedAt: now } });
  return { kind: "saved" };
}

/** Takes the story's messages away, so that it can be told anew. */
export async function clearStory(db: Db, personId: number, now: Date): Promise<void> {
  const draft = await findDraft(db, personId);
  if (draft === null) return;
  await db.storyPart.deleteMany({ where: { draftId: draft.id, caseId: null } });
  await db.draft.updateMany({
    where: { id: draft.id },
    data: { storyParts: 0, storyLength: 0, storyFiles: 0, storyDone: false, changedAt: now },
  });
}

function lengthOf(content: StoryContent): number {
  return content.kind === "text" ? content.text.length : (content.caption ?? "").length;
}
