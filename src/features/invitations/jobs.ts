import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPublicHour } from "../../platform/time/contact-hours.ts";
import { endInvitation } from "./ending.ts";
import { claimDueInvitations, type DueInvitation, invitationKey } from "./invitation-rows.ts";
import { nextStepOf } from "./invitation-state.ts";
import { changeInvitation } from "./invitations.ts";
import { askMessage, confirmMessage } from "./notices.ts";
import { forgetWrongCodes } from "./wrong-codes.ts";

/** Asks about invitations, and ends those that nobody has answered in time or whose case is closed. @returns how many */
export async function keepInvitations(tools: JobTools, now: Date): Promise<number> {
  const job = "keepInvitations";
  await forgetWrongCodes(tools.prisma, now);
  return doWhatIsDue<DueInvitation>(tools, {
    job,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimDueInvitations(now, after, limit, notSetAside(tools, job, invitationKey)),
    async act(tx, due) {
      for (const { id } of due) await keep(tx, id, now);
      return due.length;
    },
  });
}

async function keep(tx: Db, id: number, now: Date): Promise<void> {
  const { case: found, ...invitation } = await tx.partyInvitation.findUniqueOrThrow({
    where: { id },
    include: { case: { select: { status: true } } },
  });
  const next = nextStepOf(invitation);
  if (next === null) return;
  if (found.status === "CLOSED") return endInvitation(tx, invitation, "REVOKED", now);
  if (next.at > now) return;
  if (next.kind === "expire") return endInvitation(tx, invitation, "EXPIRED", now);
  await changeInvitation(tx, invitation, { askedAt: now });
  const when = { notBefore: nextPublicHour(now) };
  const question =
    invitation.status === "ACCEPTED"
      ? confirmMessage.to(invitation.makerId, { invitation: id, turn: 1 }, when)
      : askMessage.to(invitation.makerId, { invitation: id }, when);
  await enqueue(tx, [question], now);
}
