import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { lockCase } from "../cases/case-rows.ts";
import { dangerIn } from "../cases/cases.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { withOtherSides } from "./closing-parties.ts";
import { type Answer, type Question, questionFor } from "./rules.ts";
import { type HeldAnswer, openAnswer, openSideAnswer, sealAnswer, sealSideAnswer } from "./sealed-closing.ts";

/** The question that a side is asked four weeks after the end, with the answer that it has given. */
export interface AskedQuestion {
  closing: number;
  caseId: number;
  number: string;
  personId: number;
  question: Question;
  answer: HeldAnswer | null;
}

/** The questions of closings, for each side that took part to the end. Those are missing whose case was opened again or ended in another way since, and where somebody is in danger. */
export async function findQuestions(db: Db, vault: Vault, ids: readonly number[]): Promise<AskedQuestion[]> {
  const rows = await db.closing.findMany({
    where: { id: { in: [...ids] }, status: "DONE", askAt: { not: null }, case: { status: "CLOSED", outcome: null } },
    include: { ...withOtherSides, case: { select: { personId: true, closedAt: true, ...answersFields } } },
  });
  return rows.flatMap((row) => {
    const { id: closing, caseId, outcome, decidedAt, case: ofCase } = row;
    const { number, personId, closedAt } = ofCase;
    const question = questionFor(outcome, dangerIn(openAnswers(vault, ofCase)));
    // A later closing has its own question.
    const isLast = closedAt?.getTime() === decidedAt?.getTime();
    if (question === null || !isLast) return [];
    const asked = { closing, caseId, number, question };
    return [
      { ...asked, personId, answer: openAnswer(vault, row) },
      // Neither side sees the answer of the other.
      ...row.parties.map((party) => ({ ...asked, personId: party.personId, answer: openSideAnswer(vault, party) })),
    ];
  });
}

/** The question for one person; null if they were no side of the case at its end, or if nothing is asked. */
export async function findOwnQuestion(
  db: Db,
  vault: Vault,
  personId: number,
  closingId: number,
): Promise<AskedQuestion | null> {
  return (await findQuestions(db, vault, [closingId])).find((asked) => asked.personId === personId) ?? null;
}

/** Keeps the answer of a side; the last one counts. Null if they were not asked, or if the case is open again. */
export function answerQuestion(
  tx: Db,
  vault: Vault,
  personId: number,
  closingId: number,
  answer: Answer,
): Promise<AskedQuestion | null> {
  return changeAnswer(tx, vault, personId, closingId, (before) => ({ answer, words: before?.words ?? null }));
}

/** Keeps what a side wrote beside the answer. */
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
  const asked = await findOwnQuestion(tx, vault, personId, closingId);
  if (asked === null) return null;
  const answer = change(asked.answer);
  if (answer === null) return null;
  const side = await tx.closingParty.findFirst({ where: { closingId, personId, side: { gt: 1 } } });
  if (side === null) {
    await tx.closing.update({ where: { id: closingId }, data: { answerSealed: sealAnswer(vault, closingId, answer) } });
  } else {
    const answerSealed = sealSideAnswer(vault, side.id, answer);
    await tx.closingParty.update({ where: { id: side.id }, data: { answerSealed } });
  }
  return { ...asked, answer };
}
