import { takeBack } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { guardLocked } from "../cases/guard.ts";
import { acceptCase, giveBackCase } from "../cases/lifecycle.ts";
import { leftMessage } from "../cases/notices.ts";
import { otherSidesOf } from "../cases/parties.ts";
import { subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { openCaucus } from "../talks/talks.ts";
import { type AssignmentContext, offerCase } from "./assignment.ts";
import { declineColumns, type GiveBackReason } from "./decline-reasons.ts";
import { loseOffer } from "./lose-offer.ts";
import { declineAct } from "./pending-acts.ts";
import { reviseCase, reviseOffers } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

export const declineReasons = ["BUSY", "CONFLICT_OF_INTEREST", "NOT_MY_FIELD", "LANGUAGE"] as const;
export type DeclineReason = (typeof declineReasons)[number];

export type Accepted =
  | { kind: "accepted"; caseId: number }
  /** Another mediator was quicker. */
  | { kind: "taken" }
  /** The offer was declined before or is not theirs, or they are not, or no longer, a mediator of this region. */
  | { kind: "gone" };

/**
 * A mediator accepts a case. An expired offer can still be accepted while nobody else has the case. If two mediators tap at once, the
 * lock on the case decides who is first.
 */
export function acceptOffer(db: Db, person: Person, offerId: number, now: Date): Promise<Accepted> {
  return inTransaction(db, async (tx) => {
    // Before the case is locked, as the job that carries a refusal out locks its row first.
    await takeBack(tx, declineAct, person.id, { offer: offerId }, now);
    const found = await lockOffer(tx, person, "acceptOffer", offerId);
    if (found === null) return { kind: "gone" };
    const { offer } = found;
    const { caseId } = offer;
    if (offer.status === "ACCEPTED") return { kind: "accepted", caseId };
    if (offer.status === "DECLINED" || offer.status === "WITHDRAWN") return { kind: "gone" };
    // A coordinator has chosen another mediator, or the case was closed.
    if (offer.status === "REVOKED") return { kind: "taken" };
    if ((await acceptCase(tx, caseId, person.id, now)).kind === "refused") return { kind: "taken" };
    await tx.offer.update({ where: { id: offerId }, data: { status: "ACCEPTED", answeredAt: now } });
    await tx.offer.updateMany({
      where: { caseId, id: { not: offerId }, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "REVOKED" },
    });
    await reviseCase(tx, caseId, now);
    await recordAct(tx, { act: "acceptOffer", actor: person, subject: subjectOf(found.state) }, now);
    await openCaucus(tx, caseId, now);
    return { kind: "accepted", caseId };
  });
}

export type Declined = { kind: "declined" } | { kind: "gone" };

/** A mediator declines a case. The next mediator is asked in the same transaction. */
export function declineOffer(
  db: Db,
  context: AssignmentContext,
  person: Person,
  offerId: number,
  reason: DeclineReason,
  now: Date,
): Promise<Declined> {
  return inTransaction(db, async (tx) => {
    const found = await lockOffer(tx, person, "declineOffer", offerId);
    if (found === null) return { kind: "gone" };
    const { offer } = found;
    if (offer.status === "DECLINED") return { kind: "declined" };
    const { count } = await tx.offer.updateMany({
      where: { id: offerId, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "DECLINED", ...declineColumns(context.vault, offerId, reason), answeredAt: now },
    });
    if (count === 0) return { kind: "gone" };
    await reviseOffers(tx, [offerId], now);
    await recordAct(tx, { act: "declineOffer", actor: person, subject: subjectOf(found.state) }, now);
    // A case whose offer has expired has already gone to the next mediator.
    if (offer.status === "OFFERED") await offerCase(tx, context, offer.caseId, now);
    return { kind: "declined" };
  });
}

export type GivenBack = { kind: "givenBack" } | { kind: "gone" };

/** A mediator gives a case back after accepting it. The case waits again and goes to the next mediator. */
export function giveBack(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  reason: GiveBackReason,
  now: Date,
): Promise<GivenBack> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "giveBackCase", caseId);
    if (state === null) return { kind: "gone" };
    if ((await giveBackCase(tx, caseId, person.id)).kind === "refused") return { kind: "gone" };
    const offerId = await loseOffer(tx, context, { caseId, mediatorId: person.id }, reason, now);
    if (offerId !== null) {
      const told = [state.personId, ...(await otherSidesOf(tx, caseId))];
      await enqueue(
        tx,
        told.map((id) => leftMessage.to(id, { offer: offerId }, { notBefore: now })),
        now,
      );
    }
    await recordAct(tx, { act: "giveBackCase", actor: person, subject: subjectOf(state) }, now);
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await offerCase(tx, context, caseId, now);
    return { kind: "givenBack" };
  });
}

/** Locks the case of an offer and reads the offer; null unless the mediator may still act on it: it is theirs, they serve the region, and the case is open. */
async function lockOffer(tx: Db, person: Person, act: "acceptOffer" | "declineOffer", offerId: number) {
  const found = await tx.offer.findUnique({ where: { id: offerId }, select: { caseId: true, mediatorId: true } });
  if (found === null || found.mediatorId !== person.id) return null;
  const state = await guardLocked(tx, person, act, found.caseId);
  return state === null ? null : { state, offer: await tx.offer.findUniqueOrThrow({ where: { id: offerId } }) };
}
