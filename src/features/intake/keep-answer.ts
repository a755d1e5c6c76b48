import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { givenConsent } from "../people/consents.ts";
import { sealName } from "../people/people.ts";
import { type Answers, answersSchema, type ReportPatch, type ReportState } from "./answers.ts";
import { writeConsent } from "./consent-rows.ts";
import type { DraftPatch, KeepPatch } from "./draft-rows.ts";
import { type Draft, findDraft, openReport, sealAnswers } from "./drafts.ts";
import type { Step } from "./question.ts";
import { toOldColumns } from "./version-before.ts";

export interface KeepingContext {
  database: Database;
  vault: Vault;
  keep: KeepPatch;
}

/** What was known of a report when its question was shown. */
type Known = Pick<Step, "personId" | "version" | "report">;

/**
 * Keeps an answer, if the report was not answered since its question was shown: what the same update answers again, or another handling
 * has answered meanwhile, is not overwritten.
 * @returns the draft as it is then; null where nothing was kept
 */
export async function keepAnswer(
  { database, vault, keep }: KeepingContext,
  known: Known,
  patch: ReportPatch,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const { personId } = known;
  const base = await baseOf(database, vault, known);
  if (base === null) return null;
  const { version, report } = base;
  return keep({ personId, version, patch: rowOf(vault, personId, report, patch), updateId, now });
}

/** The answers and their version. A question that the version before has shown does not hold them: they are read. */
async function baseOf(
  { prisma }: Database,
  vault: Vault,
  { personId, version, report }: Known,
): Promise<{ version: string | null; report: ReportState } | null> {
  if (version !== undefined) return { version, report };
  const draft = await findDraft(prisma, personId);
  if (draft === null) return null;
  return { version: versionOf(draft), report: openReport(vault, draft) };
}

/** A draft's version, as a step holds it. */
export function versionOf({ answeredBy }: Draft): string | null {
  return answeredBy === null ? null : String(answeredBy);
}

function rowOf(vault: Vault, personId: number, report: ReportState, patch: ReportPatch): DraftPatch {
  const { storyDone, storyClosedAt, openCaseId, ...changed } = patch;
  const answers: Answers = answersSchema.parse({ ...report, ...changed });
  return {
    ...(storyDone === undefined ? {} : { storyDone }),
    ...(storyClosedAt === undefined ? {} : { storyClosedAt }),
    ...(openCaseId === undefined ? {} : { openCaseId }),
    answersSealed: sealAnswers(vault, personId, answers),
    ...toOldColumns(vault, personId, changed),
  };
}

/** A consent as it was read. */
export interface ReadConsent {
  shown: string;
  language: Language;
  name: string;
}

/** Keeps a consent as an answer. */
export async function keepConsent(
  { database, vault }: KeepingContext,
  known: Known,
  read: ReadConsent,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const { personId } = known;
  const base = await baseOf(database, vault, known);
  if (base === null) return null;
  const answers = answersSchema.parse({ ...base.report, consentedAt: now.toISOString() });
  const write = {
    personId,
    version: base.version,
    answersSealed: sealAnswers(vault, personId, answers),
    nameSealed: sealName(vault, personId, read.name),
    language: read.language,
    given: givenConsent(vault, "report", read.shown),
  };
  return writeConsent(database.sql, write, updateId, now);
}
