import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { guardCase } from "../cases/guard.ts";
import type { GiveBackReason } from "./decline-reasons.ts";
import type { DeclineReason } from "./offer-answers.ts";
import { type ClosingOutcome, closeAct, closingActs, declineAct, giveBackAct } from "./pending-acts.ts";

// Each of these acts is checked twice: here, and when it takes effect (pending-kinds.ts).

/** The act that was put off; "gone" if this person may not do it now. */
export type PutOff = { kind: "putOff"; act: number } | { kind: "gone" };

/** Puts the mediator's refusal off. Until then nobody else is asked. */
export async function putOffDecline(
  tx: Db,
  vault: Vault,
  person: Person,
  offerId: number,
  reason: DeclineReason,
  now: Date,
): Promise<PutOff> {
  const offer = await tx.offer.findUnique({ where: { id: offerId } });
  if (offer === null || offer.mediatorId !== person.id) return { kind: "gone" };
  if (offer.status !== "OFFERED" && offer.status !== "EXPIRED") return { kind: "gone" };
  if ((await guardCase(tx, person, "declineOffer", offer.caseId)) === null) return { kind: "gone" };
  const act = await putOff(tx, declineAct, person.id, { offer: offerId }, now, { vault, text: reason });
  return { kind: "putOff", act };
}

/** Puts off that a mediator gives a case back. Until then the applicant is not told, and the mediator can still read it. */
export async function putOffGiveBack(
  tx: Db,
  vault: Vault,
  person: Person,
  caseId: number,
  reason: GiveBackReason,
  now: Date,
): Promise<PutOff> {
  if ((await guardCase(tx, person, "giveBackCase", caseId)) === null) return { kind: "gone" };
  const act = await putOff(tx, giveBackAct, person.id, { case: caseId }, now, { vault, text: reason });
  return { kind: "putOff", act };
}

/** Puts off that a coordinator closes a case. Until then the applicant is not told. */
export async function putOffClosing(
  tx: Db,
  person: Person,
  caseId: number,
  outcome: ClosingOutcome,
  now: Date,
): Promise<PutOff> {
  if ((await guardCase(tx, person, closingActs[outcome], caseId)) === null) return { kind: "gone" };
  return { kind: "putOff", act: await putOff(tx, closeAct, person.id, { case: caseId, outcome }, now) };
}
