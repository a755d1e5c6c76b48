import { forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { invitationNotices } from "./notices.ts";

/** Who was invited to a case, and how that ended. */
export const eraseInvitations: EraseOfCase = {
  models: ["PartyInvitation"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const found = await tx.partyInvitation.findMany({ where, select: { id: true } });
    const ids = found.map(({ id }) => id);
    await forgetDeliveriesOf(tx, invitationNotices, ids);
    await tx.invitee.deleteMany({ where: { invitationId: { in: ids } } });
    await tx.partyInvitation.deleteMany({ where });
  },
};
