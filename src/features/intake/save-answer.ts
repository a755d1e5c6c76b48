import type { Database } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Language } from "../../platform/i18n/languages.ts";
import { givenConsent } from "../people/consents.ts";
import { sealName } from "../people/people.ts";
import { type Answers, answersSchema, type ReportPatch, type ReportState } from "./answers.ts";
import { writeConsent } from "./consent-rows.ts";
import type { DraftPatch, SavePatch } from "./draft-rows.ts";
import { type Draft, sealAnswers } from "./drafts.ts";
import type { Step } from "./question.ts";
import { settled } from "./questions.ts";

export interface SavingContext {
  database: Database;
  vault: Vault;
  savePatch: SavePatch;
}

/** What was known about a report when its question was shown. */
type Known = Pick<Step, "personId" | "version" | "report" | "suggestsRemit">;

/**
 * Saves an answer, unless the report has been answered since its question was shown. So a repeat of the same update, or a slower handling
 * of another, does not overwrite it.
 * @returns the saved draft, or null if nothing was saved
 */
export async function saveAnswer(
  { vault, savePatch }: SavingContext,
  known: Known,
  patch: ReportPatch,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const { personId, version } = known;
  return savePatch({ personId, version, patch: patchOf(vault, known, patch), updateId, now });
}

/** A draft's version as a step holds it. */
export function versionOf({ answeredBy }: Draft): string | null {
  return answeredBy === null ? null : String(answeredBy);
}

function patchOf(vault: Vault, known: Known, patch: ReportPatch): DraftPatch {
  const { personId } = known;
  const { storyDone, storyClosedAt, openCaseId } = patch;
  const answers: Answers = answersSchema.parse(settled({ ...ownAnswers(known), ...patch }));
  return {
    ...(storyDone === undefined ? {} : { storyDone }),
    ...(storyClosedAt === undefined ? {} : { storyClosedAt }),
    ...(openCaseId === undefined ? {} : { openCaseId }),
    answersSealed: sealAnswers(vault, personId, answers),
  };
}

/** What the person has answered: boxes that are only suggested stay suggestions unless the answer is about them. */
function ownAnswers({ report, suggestsRemit }: Known): ReportState {
  return suggestsRemit === true ? { ...report, remit: [] } : report;
}

/** A consent as the person read it. */
export interface ReadConsent {
  shown: string;
  language: Language;
  name: string;
}

/** Saves a consent and its answer. */
export async function saveConsent(
  { database, vault }: SavingContext,
  known: Known,
  read: ReadConsent,
  updateId: number,
  now: Date,
): Promise<Draft | null> {
  const { personId, version, report } = known;
  const answers = answersSchema.parse(settled({ ...report, consentedAt: now.toISOString() }));
  const write = {
    personId,
    version,
    answersSealed: sealAnswers(vault, personId, answers),
    nameSealed: sealName(vault, personId, read.name),
    language: read.language,
    given: givenConsent(vault, "report", read.shown),
  };
  return writeConsent(database.sql, write, updateId, now);
}
