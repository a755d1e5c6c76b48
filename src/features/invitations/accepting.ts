import type { Invitee, PartyInvitation } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { countDanger } from "../cases/case-rows.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { type Acceptance, type AcceptanceAnswer, openQuestionOf, withAnswer } from "./acceptance.ts";
import { endInvitation } from "./ending.ts";
import { changeInvitation, lockInvitation } from "./invitations.ts";
import { acceptedMessage, confirmMessage } from "./notices.ts";
import { type Landing, type NotAnswerable, standingOf } from "./opening.ts";
import { openAcceptance, sealAcceptance } from "./sealed-acceptance.ts";

// What an invited person does. Each act checks again whether they may answer.

interface Answering {
  invitation: PartyInvitation;
  invitee: Invitee;
  landing: Landing;
}

export type Answered = { kind: "answered so far"; answers: Acceptance; landing: Landing } | NotAnswerable;

/** Keeps an answer, sealed, and says what was answered so far. @param answer null to change nothing */
export function answerInvitation(
  db: Db,
  vault: Vault,
  personId: number,
  id: number,
  answer: AcceptanceAnswer | null,
  now: Date,
): Promise<Answered> {
  return inTransaction(db, async (tx) => {
    const found = await lockAnswering(tx, vault, personId, id, now);
    if (found.kind !== "answering") return found;
    const { invitee, landing } = found.answering;
    const before = openAcceptance(vault, invitee);
    const answers = answer === null ? before : withAnswer(before, answer);
    if (answers !== before) {
      const answersSealed = sealAcceptance(vault, invitee.id, answers);
      await tx.invitee.update({ where: { id: invitee.id }, data: { answersSealed } });
    }
    return { kind: "answered so far", answers, landing };
  });
}

/** Somebody under 18 has opened an invitation: nothing is kept of them, and the invitation is not spent. */
export async function forgetMinor(db: Db, personId: number, id: number): Promise<void> {
  await db.invitee.deleteMany({ where: { invitationId: id, personId } });
}

export type Accepted =
  | { kind: "waits"; landing: Landing }
  /** Something is not answered yet, or the case has another mediator than the one on the screen. */
  | { kind: "incomplete"; answers: Acceptance; landing: Landing }
  | NotAnswerable;

/**
 * Accepts the invitation and this mediator. That spends it: everybody else who has opened it is forgotten. The mediator gets the answers, and the
 * applicant is asked whether this is the person meant; until they say yes nobody becomes a party.
 */
export function acceptInvitation(
  db: Db,
  vault: Vault,
  personId: number,
  id: number,
  mediatorId: number,
  now: Date,
): Promise<Accepted> {
  return inTransaction(db, async (tx) => {
    const found = await lockAnswering(tx, vault, personId, id, now);
    if (found.kind !== "answering") return found;
    const { invitation, invitee, landing } = found.answering;
    const answers = openAcceptance(vault, invitee);
    if (openQuestionOf(answers) !== "mediator" || answers.consent === null || landing.mediator.id !== mediatorId)
      return { kind: "incomplete", answers, landing };
    await tx.invitee.deleteMany({ where: { invitationId: id, personId: { not: personId } } });
    await changeInvitation(tx, invitation, {
      status: "ACCEPTED",
      acceptedById: personId,
      acceptedAt: now,
      codeSealed: null,
      askedAt: null,
    });
    const when = { notBefore: now };
    await enqueue(
      tx,
      [
        acceptedMessage.to(mediatorId, { invitation: id, at: now }, when),
        confirmMessage.to(invitation.makerId, { invitation: id, turn: 0 }, when),
      ],
      now,
    );
    // From here on nobody is brought together before a coordinator and the applicant have said yes.
    if (answers.inDanger === true) await countDanger(tx, [invitation.caseId]);
    return { kind: "waits", landing };
  });
}

/** Declines the invitation, which spends it. Nothing is kept of anybody who has opened it; the applicant and the mediator are told. */
export function declineInvitation(
  db: Db,
  vault: Vault,
  personId: number,
  id: number,
  now: Date,
): Promise<{ kind: "declined" } | NotAnswerable> {
  return inTransaction(db, async (tx) => {
    const found = await lockAnswering(tx, vault, personId, id, now, "decline");
    if (found.kind !== "answering") return found;
    await endInvitation(tx, found.answering.invitation, "DECLINED", now);
    return { kind: "declined" };
  });
}

/** Finds an invitation that this person may answer. Declining is possible while nobody may take part. */
async function lockAnswering(
  tx: Db,
  vault: Vault,
  personId: number,
  id: number,
  now: Date,
  to: "take part" | "decline" = "take part",
): Promise<{ kind: "answering"; answering: Answering } | NotAnswerable> {
  const key = { invitationId: id, personId };
  const invitation = await lockInvitation(tx, id);
  if (invitation === null) return { kind: "revoked" };
  const standing = await standingOf(tx, vault, personId, invitation, now);
  if (standing.kind !== "landing") return standing;
  const invitee = await tx.invitee.findUnique({ where: { invitationId_personId: key } });
  // Nobody answers by a button who has not opened the link.
  if (invitee === null) return { kind: "revoked" };
  if (to === "take part" && (await needsClearance(tx, invitation.caseId))) return { kind: "paused" };
  return { kind: "answering", answering: { invitation, invitee, landing: standing.landing } };
}
