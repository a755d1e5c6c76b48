import { forgetDeliveries, forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { questionMessage, toDecideMessage, toldMessage } from "./notices.ts";

/** Who was asked, and answered, whether the other side may be reached. */
export const eraseClearances: EraseOfCase = {
  models: ["Clearance"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const rounds = (await tx.clearance.findMany({ where, select: { id: true } })).map(({ id }) => id);
    await forgetDeliveries(
      tx,
      rounds.flatMap((round) => [toDecideMessage, questionMessage].map((sent) => sent.about({ round }))),
    );
    await forgetDeliveriesOf(tx, [toldMessage], rounds);
    await tx.clearance.deleteMany({ where });
  },
};
