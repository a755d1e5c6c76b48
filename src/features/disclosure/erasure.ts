import { forgetDeliveries, forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { passedMessage, questionMessage, toldMessage } from "./notices.ts";

/** What was allowed to be passed on, and by whom. */
export const eraseDisclosures: EraseOfCase = {
  models: ["Disclosure"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const ids = (await tx.disclosure.findMany({ where, select: { id: true } })).map(({ id }) => id);
    await forgetDeliveries(
      tx,
      ids.flatMap((disclosure) => [questionMessage, passedMessage].map((sent) => sent.about({ disclosure }))),
    );
    await forgetDeliveriesOf(tx, [toldMessage], ids);
    await tx.disclosure.deleteMany({ where });
  },
};
