import { forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { meetingMessages } from "./notices.ts";

/** The meetings of a case, and what was said about them. */
export const eraseMeetings: EraseOfCase = {
  models: ["Meeting"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const ids = (await tx.meeting.findMany({ where, select: { id: true } })).map(({ id }) => id);
    await forgetDeliveriesOf(tx, meetingMessages, ids);
    await tx.meetingAnswer.deleteMany({ where: { meetingId: { in: ids } } });
    await tx.meeting.deleteMany({ where });
  },
};
