import { forgetDeliveries, forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import {
  askedMessage,
  decidedMessage,
  endedMessage,
  minorLeftMessage,
  minorMessage,
  minorToldMessage,
  questionMessage,
  thankedMessage,
  toDecideMessage,
} from "./notices.ts";

/** How a case went from one mediator to another, and what was asked for it. */
export const eraseHandovers: EraseOfCase = {
  models: ["BarredMediator", "Handover", "MediatorChange", "MediatorRequest"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const select = { id: true } as const;
    const handovers = await tx.handover.findMany({ where, select });
    const requests = await tx.mediatorRequest.findMany({ where, select });
    const offers = await tx.offer.findMany({ where, select });
    await forgetDeliveries(tx, [
      ...handovers.flatMap(({ id: handover }) =>
        [askedMessage, questionMessage, endedMessage].map((sent) => sent.about({ handover })),
      ),
      ...requests.flatMap(({ id: request }) =>
        [toDecideMessage, decidedMessage].map((sent) => sent.about({ request })),
      ),
      ...offers.flatMap(({ id: offer }) => [thankedMessage, minorLeftMessage].map((sent) => sent.about({ offer }))),
    ]);
    await forgetDeliveriesOf(
      tx,
      [minorMessage, minorToldMessage],
      cases.map(({ id }) => id),
    );
    await tx.handoverAnswer.deleteMany({ where: { handoverId: { in: handovers.map(({ id }) => id) } } });
    await tx.handover.deleteMany({ where });
    await tx.mediatorRequest.deleteMany({ where });
    await tx.mediatorChange.deleteMany({ where });
    await tx.barredMediator.deleteMany({ where });
  },
};
