import { randomBytes } from "node:crypto";
import { shownName } from "../../platform/chat/names.ts";
import type { PartyInvitation } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { lockCase } from "../cases/case-rows.ts";
import { needsClearance } from "../clearance/clearance.ts";
import { codeOf } from "./invitation-code.ts";
import { answerUntil, lawfulDays, nextStepOf } from "./invitation-state.ts";
import { openAcceptance } from "./sealed-acceptance.ts";

// What the applicant does with an invitation. Nothing here is an act of staff: the bot contacts nobody, the applicant passes the link on.

/** An invitation as its maker sees it. */
export interface OwnInvitation extends Omit<PartyInvitation, "codeHash" | "codeSealed"> {
  number: string;
  /** Null unless the link can be opened. */
  code: string | null;
  /** The name that the person who has accepted lets the applicant see; null without their permission. */
  shownName: string | null;
}

export type Made =
  | { kind: "made"; id: number }
  /** The case has an invitation that has not ended: it is shown instead. */
  | { kind: "open"; id: number }
  /** No mediator has the case. */
  | { kind: "notNow" }
  /** Danger was ticked or heard, and the case is not cleared. */
  | { kind: "notCleared" }
  | { kind: "notYours" };

/** The applicant makes an invitation. A case has one at a time: for a third side another one is made when the first has ended. */
export function makeInvitation(db: Db, vault: Vault, personId: number, caseId: number, now: Date): Promise<Made> {
  return inTransaction(db, async (tx) => {
    await lockCase(tx, caseId);
    const found = await tx.case.findFirst({
      where: { id: caseId, personId },
      select: { status: true, mediatorId: true },
    });
    if (found === null) return { kind: "notYours" };
    const open = await findOpen(tx, caseId);
    if (open !== null) return { kind: "open", id: open.id };
    if (found.status !== "ASSIGNED" || found.mediatorId === null) return { kind: "notNow" };
    if (await needsClearance(tx, caseId)) return { kind: "notCleared" };
    const code = newCode();
    const made = await tx.partyInvitation.create({
      data: { caseId, makerId: personId, codeHash: hashOf(vault, code), madeAt: now },
    });
    const codeSealed = vault.seal(codeCell(made.id), code);
    await tx.partyInvitation.update({
      where: { id: made.id },
      data: { codeSealed, dueAt: nextStepOf(made)?.at ?? null },
    });
    return { kind: "made", id: made.id };
  });
}

/** The open invitation of a case, or null if the case has no open invitation. */
function findOpen(db: Db, caseId: number): Promise<PartyInvitation | null> {
  return db.partyInvitation.findFirst({ where: { caseId, status: { in: ["OPEN", "ACCEPTED"] } } });
}

/** Locks the case of an invitation and then reads the invitation. Returns null if it does not exist. */
export async function lockInvitation(tx: Db, id: number): Promise<PartyInvitation | null> {
  const found = await tx.partyInvitation.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null) return null;
  await lockCase(tx, found.caseId);
  return tx.partyInvitation.findUnique({ where: { id } });
}

/** Stores a change of an invitation, and when something about it falls due next. Call it with the case locked. */
export async function changeInvitation(
  tx: Db,
  invitation: PartyInvitation,
  change: Partial<Omit<PartyInvitation, "id" | "caseId">>,
): Promise<PartyInvitation> {
  const dueAt = nextStepOf({ ...invitation, ...change })?.at ?? null;
  return tx.partyInvitation.update({ where: { id: invitation.id }, data: { ...change, dueAt } as never });
}

/**
 * The applicant has passed the link on: from this day the other side has ten calendar days (law 401-IV, art. 20(6)), or as many as the
 * applicant names, as long as nobody has opened the link. @returns false if it is not theirs, or no longer waits
 */
export function passOn(db: Db, personId: number, id: number, days: number, now: Date): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const invitation = await lockInvitation(tx, id);
    if (invitation === null || invitation.makerId !== personId || invitation.status !== "OPEN") return false;
    const isNamed = days !== lawfulDays;
    if (invitation.openedAt !== null || (invitation.passedOnAt !== null && !isNamed)) return true;
    const passedOnAt = invitation.passedOnAt ?? now;
    await changeInvitation(tx, invitation, { passedOnAt, answerBy: answerUntil(passedOnAt, days) });
    return true;
  });
}

/** Reads an invitation that this person has made. */
export async function findOwnInvitation(
  db: Db,
  vault: Vault,
  personId: number,
  id: number,
): Promise<OwnInvitation | null> {
  const row = await db.partyInvitation.findFirst({
    where: { id, makerId: personId },
    include: { case: { select: { number: true } }, invitees: true },
  });
  if (row === null) return null;
  const {
    codeHash: _,
    codeSealed,
    case: { number },
    invitees,
    ...invitation
  } = row;
  const [invitee] = row.status === "ACCEPTED" ? invitees : [];
  const answers = invitee === undefined ? null : openAcceptance(vault, invitee);
  const code = codeSealed === null ? null : vault.open(codeCell(id), codeSealed);
  return { ...invitation, number, code, shownName: answers?.showsName === true ? shownName(answers.name) : null };
}

/** The keyed hash by which a code is found. */
export function hashOf(vault: Vault, code: string): string {
  return vault.hash("invitation of a party", code);
}

function newCode(): string {
  for (;;) {
    const code = codeOf(randomBytes(24));
    if (code !== null) return code;
  }
}

function codeCell(id: number): Cell {
  return { table: "PartyInvitation", column: "code", row: id };
}
