import { caseAnswers, sealAnswers } from "../../src/features/cases/sealed-answers.ts";
import type { TermStep } from "../../src/platform/database/generated/client.ts";
import { addDays, dayOf } from "../../src/platform/time/local-day.ts";
import type { Walker } from "./cast.ts";
import { presses, type Step, type Walk, walksInTurn, writes } from "./guided.ts";

/** The contract is dated and corrected, the term is extended, warned of and over: of the applicant's case that this mediator has. */
export async function walkTerms(walk: Walk, applicant: Walker, mediator: Walker, caseId: number): Promise<void> {
  const { town } = walk;
  const { prisma } = town.database;
  const tap = (data: string) => presses(walk, data);
  const asMediator = (...steps: Step[]) => walksInTurn(walk, [mediator], steps);
  const asApplicant = (...steps: Step[]) => walksInTurn(walk, [applicant], steps);
  const term = [writes(walk, "/work"), tap(`k:card:${caseId}`), tap("tm:open")];
  const contract = [...term, tap("tm:contract")];
  await asMediator(...contract, tap("td:stop"), ...contract, writes(walk, "31 ақпан"), writes(walk, "бүгін"));
  const longAgo = writes(walk, () => addDays(dayOf(town.now()), -300));
  await asMediator(...contract, longAgo, tap("td:sure"), ...contract, longAgo, tap("td:other"), tap("td:today"));
  const proposal = [...term, tap("tm:extend"), tap("td:day"), tap("td:other"), tap("td:day"), tap("td:send")];
  await asMediator(...proposal);
  await asApplicant(tap("tx:no"));
  await asMediator(...proposal);
  await asApplicant(tap("tx:yes"));

  const { number, answersSealed } = await prisma.case.findUniqueOrThrow({ where: { id: caseId } });
  const inCourt = sealAnswers(town.vault, number, caseAnswers({ remit: ["IN_COURT"] }));
  await prisma.case.update({ where: { id: caseId }, data: { answersSealed: inCourt } });
  await asMediator(...term, tap("tm:body"), tap("td:stop"));
  await prisma.case.update({ where: { id: caseId }, data: { answersSealed } });

  await falls(walk, caseId, "SEVEN_DAYS", 7);
  await falls(walk, caseId, "TWO_DAYS", 2);
  await falls(walk, caseId, "OVER", -1);
  await falls(walk, caseId, "CLOSE", -1);
}

/** A step of the term falls due. @param days how many days the last day is away */
async function falls({ town }: Walk, caseId: number, nextStep: TermStep, days: number): Promise<void> {
  const nextAt = town.now();
  const due = { lastDay: addDays(dayOf(nextAt), days), nextStep, nextAt };
  await town.database.prisma.mediationTerm.updateMany({ where: { caseId, endedAt: null }, data: due });
  await town.passes(1);
  // At night nobody is told.
  await town.passes(14 * 60);
}
