import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { lockCase } from "../cases/case-rows.ts";
import { readRound, tellMediator } from "./rounds.ts";
import type { Gate } from "./rules.ts";

/** What an applicant is asked, or has answered. Each answer may follow the other at any time. */
export type SecondYes = Extract<Gate, "cleared" | "open" | "declined">;

/** @returns null for a state in which the applicant is asked nothing */
export function secondYesIn(gate: Gate): SecondYes | null {
  return gate === "cleared" || gate === "open" || gate === "declined" ? gate : null;
}

/**
 * The applicant says yes again, says no, or takes the yes back. Each answer counts at once and the mediator is told; an answer that changes
 * nothing is told to nobody. @returns null if they are not, or no longer, asked
 */
export function answerAgain(
  db: Db,
  personId: number,
  { roundId, agrees }: { roundId: number; agrees: boolean },
  now: Date,
): Promise<SecondYes | null> {
  return inTransaction(db, async (tx) => {
    const found = await tx.clearance.findUnique({
      where: { id: roundId },
      select: { caseId: true, case: { select: { personId: true } } },
    });
    if (found === null || found.case.personId !== personId) return null;
    await lockCase(tx, found.caseId);
    const round = await readRound(tx, roundId);
    if (round === null || secondYesIn(round.gate) === null) return null;
    const answer = agrees ? "open" : "declined";
    if (round.gate === answer) return answer;
    await tx.clearance.update({
      where: { id: roundId },
      data: { status: agrees ? "AGREED" : "DECLINED", answeredAt: now },
    });
    await tellMediator(tx, roundId, now);
    return answer;
  });
}
