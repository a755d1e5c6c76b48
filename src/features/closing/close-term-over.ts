import type { Db } from "../../platform/database/open.ts";
import { closeCaseAtTermEnd } from "../cases/lifecycle.ts";
import type { CaseState } from "../cases/rules.ts";
import { askApprovers, type ClosingContext, createClosing, endCase, isSensitive } from "./close.ts";
import { findWaitingOf } from "./waiting.ts";

/**
 * Closes a case that a mediator has, because the term of the mediation is over (law 401-IV, art. 26); nobody tapped. A case of a sensitive
 * kind is submitted to a coordinator instead. The case is locked. "waits": a closing waits for a coordinator already. "refused": no mediator
 * has the case.
 * @param people how many people the conflict concerned, as far as the bot knows
 */
export async function closeAsTermOver(
  tx: Db,
  context: ClosingContext,
  state: CaseState,
  people: number,
  now: Date,
): Promise<"closed" | "submitted" | "waits" | "refused"> {
  const { id: caseId, mediatorId, status } = state;
  if (mediatorId === null || status !== "ASSIGNED") return "refused";
  if ((await findWaitingOf(tx, caseId)) !== null) return "waits";
  const ending = { outcome: "TERM_OVER", people, word: null } as const;
  const isSubmitted = await isSensitive(tx, context, caseId);
  if (!isSubmitted && (await closeCaseAtTermEnd(tx, caseId, mediatorId, now)).kind === "refused") return "refused";
  await tx.closing.updateMany({ where: { caseId, status: "PENDING" }, data: { status: "REPLACED" } });
  const closing = await createClosing(tx, context, { caseId, byId: mediatorId, isSubmitted }, ending, now);
  if (isSubmitted) await askApprovers(tx, context, state, closing, now);
  else await endCase(tx, context, state, closing, now);
  return isSubmitted ? "submitted" : "closed";
}
