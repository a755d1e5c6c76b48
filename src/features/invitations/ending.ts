import type { PartyInvitation } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { changeInvitation } from "./invitations.ts";
import { acceptedMessage, askMessage, confirmMessage, endedMessage, strangerMessage } from "./notices.ts";

export type InvitationEnd = "DECLINED" | "EXPIRED" | "REVOKED" | "STRANGER";

/**
 * Ends an invitation and erases what those have answered who opened it. The applicant and the mediator are told of an answer or of silence; who
 * has accepted is told that it goes no further. Call it with the case locked.
 */
export async function endInvitation(tx: Db, invitation: PartyInvitation, how: InvitationEnd, now: Date): Promise<void> {
  const { id, caseId, makerId, status, acceptedById } = invitation;
  await changeInvitation(tx, invitation, { status: how, endedAt: now, codeSealed: null, acceptedById: null });
  await tx.invitee.deleteMany({ where: { invitationId: id } });
  const { mediatorId, status: caseStatus } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: { mediatorId: true, status: true },
  });
  // What its maker has done they read at once, and of a case that has ended everybody is told by that act.
  const isTold = how === "DECLINED" || how === "EXPIRED";
  const told = isTold && caseStatus !== "CLOSED" ? [makerId] : [];
  const mediator = mediatorId !== null && caseStatus === "ASSIGNED" ? [mediatorId] : [];
  const when = { notBefore: how === "EXPIRED" ? nextPublicHour(now) : now };
  await enqueue(
    tx,
    [
      ...[...told, ...mediator].map((personId) => endedMessage.to(personId, { invitation: id }, when)),
      ...(status === "ACCEPTED" && acceptedById !== null
        ? [strangerMessage.to(acceptedById, { invitation: id }, when)]
        : []),
    ],
    now,
  );
  await revise(
    tx,
    [
      askMessage.about({ invitation: id }),
      ...[0, 1].map((turn) => confirmMessage.about({ invitation: id, turn })),
      ...(invitation.acceptedAt === null ? [] : [acceptedMessage.about({ invitation: id, at: invitation.acceptedAt })]),
    ],
    now,
  );
}
