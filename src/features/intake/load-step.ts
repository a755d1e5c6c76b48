import { shorten } from "../../platform/chat/cutting.ts";
import type { PrismaClient } from "../../platform/database/generated/client.ts";
import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { suggestRemit } from "../cases/remit.ts";
import { wordsOf } from "../cases/story.ts";
import { openStory } from "../cases/story-rows.ts";
import { hearStory } from "../danger/hear-story.ts";
import { toldKinds } from "../danger/told-rows.ts";
import type { ReportState } from "./answers.ts";
import { type Draft, openReport } from "./drafts.ts";
import { guessKind } from "./guess-kind.ts";
import type { Step } from "./question.ts";
import { openQuestion, progressOf, questionBefore } from "./questions.ts";
import { versionOf } from "./save-answer.ts";

const previewLength = 60;

/** Loads the open question of a draft and what is needed to ask it. */
export async function loadStep(
  { prisma, sql }: Database,
  vault: Vault,
  draft: Draft,
  language: Language,
): Promise<Step> {
  const answered = openReport(vault, draft);
  const question = openQuestion(answered);
  const { id } = question;
  const needsSuggestions = id === "remit" && !answered.remitTouched && answered.remit.length === 0;
  const needsStory = id === "kind" || id === "summary" || needsSuggestions;
  const storyText = needsStory ? wordsOf(await openStory(sql, vault, { draftId: draft.id })) : "";
  const told = needsSuggestions ? await toldKinds(sql, vault, draft.personId, draft.changedAt) : [];
  const suggested = needsSuggestions ? suggestRemit([...told, ...hearStory(vault, storyText)]) : [];
  const report = suggested.length > 0 ? { ...answered, remit: suggested } : answered;
  return {
    asks: id,
    before: isEmptied(draft, report) ? null : (questionBefore(question, report)?.id ?? null),
    at: progressOf(question, report),
    language,
    personId: draft.personId,
    draftId: draft.id,
    version: versionOf(draft),
    report,
    ...(suggested.length > 0 ? { suggestsRemit: true } : {}),
    parts: draft.storyParts,
    files: draft.storyFiles,
    story: id === "summary" ? shorten(storyText, previewLength) : "",
    guess: id === "kind" ? (guessKind(storyText)?.kind ?? null) : null,
    openCase: id === "openCase" ? await numberOf(prisma, draft.openCaseId) : null,
    storyClosedAt: draft.storyClosedAt === null ? null : draft.storyClosedAt.getTime() / 1000,
  };
}

/** A story that is being changed and was deleted has to be told again: there is nothing to go back to. */
function isEmptied({ storyParts }: Draft, { change }: ReportState): boolean {
  return change?.question === "story" && storyParts === 0;
}

async function numberOf(db: PrismaClient, caseId: number | null): Promise<string | null> {
  if (caseId === null) return null;
  return (await db.case.findUnique({ where: { id: caseId }, select: { number: true } }))?.number ?? null;
}
