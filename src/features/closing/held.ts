import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { lockCase } from "../cases/case-rows.ts";
import { dangerIn } from "../cases/cases.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { type Answer, type Question, questionFor } from "./rules.ts";
import { type HeldAnswer, openAnswer, sealAnswer } from "./sealed-closing.ts";

/** The question that an applicant is asked four weeks after the end, with the answer that they have given. */
export interface AskedQuestion {
  closing: number;
  caseId: number;
  number: string;
  personId: number;
  question: Question;
  answer: HeldAnswer | null;
}

/** The questions of closings. Those are missing whose case was opened again or ended in another way since, and where somebody is in danger. */
export async function findQuestions(db: Db, vault: Vault, ids: readonly number[]): Promise<AskedQuestion[]> {
  const rows = await db.closing.findMany({
    where: { id: { in: [...ids] }, status: "DONE", askAt: { not: null }, case: { status: "CLOSED", outcome: null } },
    include: { case: { select: { personId: true, closedAt: true, ...answersFields } } },
  });
  return rows.flatMap((row) => {
    const { id: closing, caseId, outcome, decidedAt, case: ofCase } = row;
    const { number, personId, closedAt } = ofCase;
    const question = questionFor(outcome, dangerIn(openAnswers(vault, ofCase)));
    // A later closing has its own question.
    const isLast = closedAt?.getTime() === decidedAt?.getTime();
    if (question === null || !isLast) return [];
    return [{ closing, caseId, number, personId, question, answer: openAnswer(vault, row) }];
  });
}

/** Keeps an applicant's answer; the last one counts. Null if they were not asked, or if the case is open again. */
export function answerQuestion(
  tx: Db,
  vault: Vault,
  personId: number,
  closingId: number,
  answer: Answer,
): Promise<AskedQuestion | null> {
  return changeAnswer(tx, vault, personId, closingId, (before) => ({ answer, words: before?.words ?? null }));
}

/** Keeps what the applicant wrote beside the answer. */
export function addWords(
  tx: Db,
  vault: Vault,
  personId: number,
  closingId: number,
  words: string,
): Promise<AskedQuestion | null> {
  return changeAnswer(tx, vault, personId, closingId, (before) => (before === null ? null : { ...before, words }));
}

async function changeAnswer(
  tx: Db,
  vault: Vault,
  personId: number,
  closingId: number,
  change: (before: HeldAnswer | null) => HeldAnswer | null,
): Promise<AskedQuestion | null> {
  const row = await tx.closing.findUnique({ where: { id: closingId }, select: { caseId: true, askedAt: true } });
  if (row === null || row.askedAt === null) return null;
  await lockCase(tx, row.caseId);
  const [asked] = await findQuestions(tx, vault, [closingId]);
  if (asked === undefined || asked.personId !== personId) return null;
  const answer = change(asked.answer);
  if (answer === null) return null;
  await tx.closing.update({ where: { id: closingId }, data: { answerSealed: sealAnswer(vault, closingId, answer) } });
  return { ...asked, answer };
}
