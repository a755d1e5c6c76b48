import type { Kind } from "../cases/kinds.ts";
import { openStory, wordsOf } from "../cases/story.ts";
import { shorten } from "../chat/cutting.ts";
import type { PrismaClient } from "../database/generated/client.ts";
import type { Database, Sql } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Language } from "../i18n/languages.ts";
import { type Draft, openDraftName, openDraftPhone, stateOf } from "./drafts.ts";
import { guessKind } from "./guess-kind.ts";
import type { RemitId } from "./remit.ts";
import { type Format, openQuestion, type Question, questionBefore } from "./rules.ts";

/** One run of the form: the open question and what its screen shows. It is stored with the conversation, so it stays small. */
export interface Step {
  question: Question;
  before: Question | null;
  language: Language;
  personId: number;
  draftId: string;
  name: string;
  /** Messages of the story so far. */
  parts: number;
  /** What the words seem to be about. */
  guess: Kind | null;
  remit: RemitId[];
  regionId: string | null;
  /** Places to choose from or to confirm. */
  choice: string[];
  languages: string[];
  formats: Format[];
  woman: boolean;
  phone: string | null;
  /** The number of an open case of the same kind. */
  openCase: string | null;
  summary: Summary | null;
  /** When the story was closed, by Telegram's clock in seconds; null: not known, or not noted yet. */
  storyClosedAt: number | null;
  /** It is the first question after a story that was just ended. */
  closesStory?: true;
  /** When the question was shown first, where it is shown again. */
  shownAt?: number;
  /** More of the story is on its way: the question is shown again after the last of it. */
  quiet?: true;
}

export interface Summary {
  /** The beginning of the story. */
  story: string;
  files: number;
  kind: Kind;
  districtId: string;
}

const previewLength = 300;

/** Reads which question of a draft is open, and what is needed to ask it. */
export async function readStep(
  { prisma, sql }: Database,
  vault: Vault,
  draft: Draft,
  language: Language,
): Promise<Step> {
  const state = stateOf(draft);
  const question = openQuestion(state);
  return {
    question,
    before: questionBefore(question, state),
    language,
    personId: draft.personId,
    draftId: draft.id,
    name: question === "consent" || question === "summary" ? openDraftName(vault, draft) : "",
    parts: draft.storyParts,
    guess: question === "kind" ? await guess(sql, vault, draft) : null,
    remit: [...state.remit],
    regionId: draft.regionId,
    choice: question === "place" ? draft.placeChoice : [],
    languages: draft.languages,
    formats: draft.formats,
    woman: draft.womanWished,
    phone: question === "summary" ? openDraftPhone(vault, draft) : null,
    openCase: question === "openCase" ? await numberOf(prisma, draft.openCaseId) : null,
    storyClosedAt: draft.storyClosedAt === null ? null : draft.storyClosedAt.getTime() / 1000,
    summary: question === "summary" ? await readSummary(sql, vault, draft) : null,
  };
}

async function guess(sql: Sql, vault: Vault, draft: Draft): Promise<Kind | null> {
  return guessKind(wordsOf(await openStory(sql, vault, { draftId: draft.id })))?.kind ?? null;
}

async function numberOf(db: PrismaClient, caseId: number | null): Promise<string | null> {
  if (caseId === null) return null;
  return (await db.case.findUnique({ where: { id: caseId }, select: { number: true } }))?.number ?? null;
}

async function readSummary(sql: Sql, vault: Vault, draft: Draft): Promise<Summary> {
  const story = wordsOf(await openStory(sql, vault, { draftId: draft.id }));
  return {
    story: shorten(story, previewLength),
    files: draft.storyFiles,
    kind: draft.kind ?? "OTHER",
    districtId: draft.districtId ?? "",
  };
}
