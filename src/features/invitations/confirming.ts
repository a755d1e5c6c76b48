import type { PartyInvitation } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { firstLanguage, storedLanguage } from "../../platform/i18n/languages.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import { sealPartyName } from "../cases/party-names.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { consents, giveConsent } from "../people/consents.ts";
import { openCaucusOf } from "../talks/talks.ts";
import { partiesChanged } from "../terms/extensions.ts";
import { endInvitation } from "./ending.ts";
import { changeInvitation, lockInvitation } from "./invitations.ts";
import { acceptedMessage, confirmMessage } from "./notices.ts";
import { openAcceptance } from "./sealed-acceptance.ts";

export type Confirmed =
  | { kind: "confirmed"; side: number }
  /** No mediator has the case at the moment. */
  | { kind: "notNow" }
  /** Danger was ticked or heard in the case, and it is not cleared. */
  | { kind: "notCleared" }
  /** It has ended, or is not theirs. */
  | { kind: "over" };

/**
 * The applicant says that the person who has accepted is the person meant: they become the next side of the case, and their talk with the
 * mediator opens. Only the two are told; nothing changes in the other talks.
 */
export function confirmPerson(db: Db, vault: Vault, makerId: number, id: number, now: Date): Promise<Confirmed> {
  return inTransaction(db, async (tx) => {
    const invitation = await lockAccepted(tx, makerId, id);
    if (invitation === null) return { kind: "over" };
    const { caseId } = invitation;
    const found = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { status: true, mediatorId: true },
    });
    if (found.status === "CLOSED") return { kind: "over" };
    if (found.status !== "ASSIGNED" || found.mediatorId === null) return { kind: "notNow" };
    if (await needsClearance(tx, caseId)) return { kind: "notCleared" };
    const invitee = await tx.invitee.findFirstOrThrow({ where: { invitationId: id } });
    const { name, languages, consent } = openAcceptance(vault, invitee);
    if (consent === null) throw new Error(`The invitation ${id} was accepted without a consent.`);
    // Only now, so that nothing is left of somebody who was not meant.
    const given = storedLanguage(consent.language) ?? firstLanguage;
    const accepted = { ...consents.invitee, textHash: consent.textHash };
    await giveConsent(tx, invitee.personId, accepted, given, invitation.acceptedAt ?? now);
    // Numbers are not given again: a side that has left keeps its number.
    const { _max } = await tx.party.aggregate({ where: { caseId }, _max: { side: true } });
    const side = (_max.side ?? 1) + 1;
    const party = await tx.party.create({
      data: { caseId, side, personId: invitee.personId, languages: [...languages] },
    });
    const nameSealed = sealPartyName(vault, party.id, name ?? "");
    await tx.party.update({ where: { id: party.id }, data: { nameSealed } });
    await changeInvitation(tx, invitation, { status: "CONFIRMED", endedAt: now });
    await tx.invitee.deleteMany({ where: { invitationId: id } });
    await reviseQuestions(tx, invitation, now);
    await openCaucusOf(tx, party, { id: caseId, mediatorId: found.mediatorId }, now);
    await partiesChanged(tx, caseId, now);
    return { kind: "confirmed", side };
  });
}

/** The applicant says that it is not the person meant: what they answered is erased, and they are told. @returns false if it has ended, or is not theirs */
export function refusePerson(db: Db, makerId: number, id: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const invitation = await lockAccepted(tx, makerId, id);
    if (invitation === null) return false;
    await endInvitation(tx, invitation, "STRANGER", now);
    return true;
  });
}

/** The applicant revokes an invitation, at any time until the person is confirmed. @returns false if it has ended, or is not theirs */
export function revokeInvitation(db: Db, makerId: number, id: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const invitation = await lockInvitation(tx, id);
    if (invitation === null || invitation.makerId !== makerId) return false;
    if (invitation.status !== "OPEN" && invitation.status !== "ACCEPTED") return false;
    await endInvitation(tx, invitation, "REVOKED", now);
    return true;
  });
}

async function lockAccepted(tx: Db, makerId: number, id: number): Promise<PartyInvitation | null> {
  const invitation = await lockInvitation(tx, id);
  return invitation !== null && invitation.makerId === makerId && invitation.status === "ACCEPTED" ? invitation : null;
}

/** Edits the questions that are answered now. */
async function reviseQuestions(tx: Db, { id, acceptedAt }: PartyInvitation, now: Date): Promise<void> {
  await revise(
    tx,
    [
      ...[0, 1].map((turn) => confirmMessage.about({ invitation: id, turn })),
      ...(acceptedAt === null ? [] : [acceptedMessage.about({ invitation: id, at: acceptedAt })]),
    ],
    now,
  );
}
