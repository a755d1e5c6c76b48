import type { Db } from "../../platform/database/open.ts";

/** A mediator whom the applicant no longer wished is never offered the case again (law 401-IV, art. 9(1): both sides choose the mediator). */
export async function bar(tx: Db, barred: { caseId: number; mediatorId: number }, now: Date): Promise<void> {
  await tx.barredMediator.createMany({ data: [{ ...barred, barredAt: now }], skipDuplicates: true });
}
