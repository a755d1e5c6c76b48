import { forgetDeliveries, forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import {
  approvedMessage,
  closedForYouMessage,
  closedMessage,
  questionMessage,
  reminderMessage,
  reopenedMessage,
  returnedMessage,
  submittedMessage,
} from "./notices.ts";

const messages = [
  approvedMessage,
  closedForYouMessage,
  closedMessage,
  questionMessage,
  reminderMessage,
  returnedMessage,
  submittedMessage,
];

/** How a case ended, with the words and the answer. What counts ratings leads to no case and stays. */
export const eraseClosings: EraseOfCase = {
  models: ["Closing"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const closings = await tx.closing.findMany({ where, select: { id: true } });
    await forgetDeliveries(
      tx,
      closings.flatMap(({ id: closing }) => messages.map((sent) => sent.about({ closing }))),
    );
    await forgetDeliveriesOf(
      tx,
      [reopenedMessage],
      cases.map(({ id }) => id),
    );
    await tx.closingParty.deleteMany({ where: { closingId: { in: closings.map(({ id }) => id) } } });
    await tx.closing.deleteMany({ where });
  },
};
