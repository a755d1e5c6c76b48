import type { Person } from "../../platform/chat/person.ts";
import type { MediatorKind, PartyInvitation } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { openName } from "../people/people.ts";
import { answerUntil, isAnswerable, lawfulDays } from "./invitation-state.ts";
import { changeInvitation, hashOf, lockInvitation } from "./invitations.ts";
import { countWrong, hasTriedTooMany } from "./wrong-codes.ts";

/** What an invited person sees of an invitation: who invites, and until when they may answer. Nothing of the story or the applicant. */
export interface Landing {
  invitation: number;
  code: string | null;
  mediator: { id: number; name: string; kind: MediatorKind };
  answerBy: Date;
}

/** Why an invitation cannot be answered by the person who has opened it. Nothing is spent. */
export type NotAnswerable =
  /** There is no such code. */
  | { kind: "unknown" }
  | { kind: "tooMany" }
  /** They have made it themselves. */
  | { kind: "own"; caseId: number }
  /** They take part in the case, or have accepted an invitation to it. */
  | { kind: "already" }
  | { kind: "accepted" }
  /** They have the case, or had it, as staff. */
  | { kind: "staff" }
  /** Somebody has accepted or declined. */
  | { kind: "answered" }
  | { kind: "expired" }
  | { kind: "revoked" }
  /** The case is without a mediator at the moment. */
  | { kind: "noMediator" }
  /** Danger was ticked or heard in the case since, and it is not cleared. No reason is told. */
  | { kind: "paused" };

export type Opened = { kind: "landing"; landing: Landing } | NotAnswerable;

/** Opens the invitation of a code. That spends nothing: only accepting and declining do. */
export function openInvitation(db: Db, vault: Vault, person: Person, code: string, now: Date): Promise<Opened> {
  return inTransaction(db, async (tx) => {
    if (await hasTriedTooMany(tx, person.id, now)) return { kind: "tooMany" };
    const found = await tx.partyInvitation.findUnique({
      where: { codeHash: hashOf(vault, code) },
      select: { id: true },
    });
    const invitation = found === null ? null : await lockInvitation(tx, found.id);
    if (invitation === null) {
      await countWrong(tx, person.id, now);
      return { kind: "unknown" };
    }
    const standing = await standingOf(tx, vault, person.id, invitation, now);
    if (standing.kind !== "landing") return standing;
    if (await needsClearance(tx, invitation.caseId)) return { kind: "paused" };
    const key = { invitationId: invitation.id, personId: person.id };
    await tx.invitee.upsert({
      where: { invitationId_personId: key },
      create: { ...key, openedAt: now },
      update: {},
    });
    if (invitation.openedAt === null) {
      // What was opened was passed on, whether its maker has said so or not.
      const passedOnAt = invitation.passedOnAt ?? now;
      const answerBy = invitation.answerBy ?? answerUntil(passedOnAt, lawfulDays);
      await changeInvitation(tx, invitation, { openedAt: now, passedOnAt, answerBy });
      return { kind: "landing", landing: { ...standing.landing, answerBy, code } };
    }
    return { kind: "landing", landing: { ...standing.landing, code } };
  });
}

/** Whether this person may answer the invitation now. Call it with the case locked. */
export async function standingOf(
  tx: Db,
  vault: Vault,
  personId: number,
  invitation: PartyInvitation,
  now: Date,
): Promise<Opened> {
  const { caseId, status } = invitation;
  if (invitation.makerId === personId) return { kind: "own", caseId };
  const { mediator, ...found } = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      status: true,
      personId: true,
      mediator: { select: { id: true, nameSealed: true, mediator: { select: { kind: true } } } },
    },
  });
  const isParty = await tx.party.count({ where: { caseId, personId } });
  if (isParty > 0 || found.personId === personId) return { kind: "already" };
  const hasAccepted = await tx.partyInvitation.count({
    where: { caseId, status: "ACCEPTED", acceptedById: personId },
  });
  if (hasAccepted > 0) return { kind: "accepted" };
  if (mediator?.id === personId || (await hasHadCase(tx, caseId, personId))) return { kind: "staff" };
  if (status === "REVOKED" || status === "STRANGER" || (status === "OPEN" && found.status === "CLOSED"))
    return { kind: "revoked" };
  if (status === "EXPIRED") return { kind: "expired" };
  if (status !== "OPEN") return { kind: "answered" };
  if (!isAnswerable(invitation, now)) return { kind: "expired" };
  if (found.status !== "ASSIGNED" || mediator === null) return { kind: "noMediator" };
  return {
    kind: "landing",
    landing: {
      invitation: invitation.id,
      code: null,
      mediator: {
        id: mediator.id,
        name: openName(vault, mediator) ?? "",
        kind: mediator.mediator?.kind ?? "PUBLIC",
      },
      answerBy: invitation.answerBy ?? answerUntil(now, lawfulDays),
    },
  };
}

/** Whether somebody has had the case in hand, or has done anything on it as staff, such as reading its story. */
async function hasHadCase(tx: Db, caseId: number, personId: number): Promise<boolean> {
  const acted = await tx.staffAct.count({ where: { subject: "case", subjectId: caseId, actorId: personId } });
  const had = await tx.offer.count({
    where: { caseId, mediatorId: personId, status: { in: ["ACCEPTED", "WITHDRAWN"] } },
  });
  const noted = await tx.caseNote.count({ where: { caseId, authorId: personId } });
  const closed = await tx.closing.count({ where: { caseId, OR: [{ byId: personId }, { decidedById: personId }] } });
  return acted + had + noted + closed > 0;
}
