import type { Db } from "../../platform/database/open.ts";
import type { AssignmentContext } from "./assignment.ts";
import { declineColumns, type LossReason } from "./decline-reasons.ts";

/**
 * Notes on the accepted offer of a mediator that they have lost the case, and why. Call it in the transaction that has locked the case.
 * @returns the id of the offer; null if there is no such offer
 */
export async function loseOffer(
  tx: Db,
  { vault }: Pick<AssignmentContext, "vault">,
  offerOf: { caseId: number; mediatorId: number },
  reason: LossReason,
  now: Date,
): Promise<number | null> {
  const offer = await tx.offer.findFirst({
    where: { ...offerOf, status: "ACCEPTED" },
    orderBy: { id: "desc" },
    select: { id: true },
  });
  if (offer === null) return null;
  const data = { status: "WITHDRAWN", ...declineColumns(vault, offer.id, reason), answeredAt: now } as const;
  await tx.offer.update({ where: { id: offer.id }, data });
  return offer.id;
}
