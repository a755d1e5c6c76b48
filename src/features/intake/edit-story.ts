import type { Heard } from "../../platform/chat/form.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { TextKey } from "../../platform/i18n/texts.ts";
import { openPart, sealStory, storyLimits } from "../cases/story.ts";
import { findDraft } from "./drafts.ts";
import type { ReportReply } from "./question.ts";
import { filesOf, lengthOf } from "./story.ts";

/** What became of an edited message. */
export type EditedStory =
  | { kind: "saved" }
  /** Nothing was changed, because the story would become too long or have too many files. */
  | { kind: "tooLong" | "tooMany" }
  /** Nothing was changed, because a story cannot have this. */
  | { kind: "unfit"; say: TextKey }
  /** The message belongs to a case, which stays as it was sent. */
  | { kind: "sent"; caseId: number; number: string }
  | { kind: "notOfStory" };

/** Replaces what an edited message of a story said or showed, unless its report was sent. @param heard the message as it is now */
export async function editStory(
  db: Db,
  vault: Vault,
  personId: number,
  messageId: number,
  heard: Heard<ReportReply>,
  now: Date,
): Promise<EditedStory> {
  const draft = await findDraft(db, personId);
  const where = { draftId: draft?.id ?? "", messageId, caseId: null };
  const part = draft === null ? null : await db.storyPart.findFirst({ where });
  if (draft === null || part === null) return findSent(db, personId, messageId);
  if (heard.kind === "misfit") return { kind: "unfit", say: heard.say };
  if (heard.kind !== "answer" || heard.answer.kind !== "part") return { kind: "notOfStory" };
  const { content, fileUniqueId } = heard.answer.part;
  const old = openPart(vault, part);
  const storyLength = draft.storyLength - lengthOf(old) + lengthOf(content);
  const storyFiles = draft.storyFiles - filesOf(old) + filesOf(content);
  if (storyLength > storyLimits.characters) return { kind: "tooLong" };
  if (storyFiles > Math.max(storyLimits.files, draft.storyFiles)) return { kind: "tooMany" };
  const hash = fileUniqueId === null ? null : vault.hash("file", fileUniqueId);
  const isElsewhere =
    (await db.storyPart.count({ where: { draftId: draft.id, fileHash: hash ?? "", id: { not: part.id } } })) > 0;
  // The same file in two messages counts as it stands in the first.
  const fileHash = isElsewhere ? null : hash;
  await db.storyPart.update({
    where: { id: part.id },
    data: { contentSealed: sealStory(vault, part.id, content), fileHash },
  });
  await db.draft.updateMany({ where: { id: draft.id }, data: { storyLength, storyFiles, changedAt: now } });
  return { kind: "saved" };
}

async function findSent(db: Db, personId: number, messageId: number): Promise<EditedStory> {
  const sent = await db.case.findFirst({
    where: { personId, story: { some: { messageId } } },
    orderBy: { id: "desc" },
    select: { id: true, number: true },
  });
  return sent === null ? { kind: "notOfStory" } : { kind: "sent", caseId: sent.id, number: sent.number };
}
