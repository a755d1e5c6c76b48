import { forgetDeliveries, forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { extensionMessages, termMessages } from "./notices.ts";

/** The date of the contract, the term with its corrections, and what was asked and answered to extend it. */
export const eraseTerms: EraseOfCase = {
  models: ["MediationTerm", "TermExtension"],
  async erase(tx, cases) {
    const caseIds = cases.map(({ id }) => id);
    const where = { caseId: { in: caseIds } };
    const extensions = await tx.termExtension.findMany({ where, select: { id: true } });
    await forgetDeliveries(
      tx,
      extensions.flatMap(({ id }) => extensionMessages(id)),
    );
    await forgetDeliveriesOf(tx, termMessages, caseIds);
    await tx.extensionAnswer.deleteMany({ where: { extensionId: { in: extensions.map(({ id }) => id) } } });
    await tx.termExtension.deleteMany({ where });
    await tx.mediationTerm.deleteMany({ where });
  },
};
