import type { Db } from "../../platform/database/open.ts";

/** Loads the cases of offers whose mediators have lost them. */
export async function loadLostCases(db: Db, subjects: readonly { offer: number }[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: subjects.map(({ offer }) => offer) }, status: "WITHDRAWN" },
    select: { id: true, caseId: true, case: { select: { number: true } } },
  });
  const facts = new Map(offers.map(({ id, caseId, case: { number } }) => [id, { caseId, number }]));
  return ({ offer }: { offer: number }) => facts.get(offer);
}
