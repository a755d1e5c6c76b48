import { guardLocked } from "../cases/guard.ts";
import { acceptCase, giveBackCase } from "../cases/lifecycle.ts";
import { acceptedMessage, leftMessage } from "../cases/notices.ts";
import { subjectOf } from "../cases/rules.ts";
import type { Person } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import { inTransaction } from "../database/transaction.ts";
import { recordAct } from "../people/staff-acts.ts";
import { enqueue } from "../telegram/outbox.ts";
import { type AssignmentContext, offerCase } from "./assignment.ts";
import { declineColumns } from "./decline-reasons.ts";
import { reviseCase, reviseOffers } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

export const declineReasons = ["BUSY", "CONFLICT_OF_INTEREST", "NOT_MY_FIELD", "LANGUAGE"] as const;
export type DeclineReason = (typeof declineReasons)[number];

export type Accepted =
  | { kind: "accepted"; caseId: number }
  /** Somebody else was quicker. */
  | { kind: "taken" }
  /** Declined before, not theirs, or they are no mediator of this region (any more). */
  | { kind: "gone" };

/**
 * A mediator takes a case. An offer whose time is over still counts while nobody else has the case. Of two who tap at once the case's
 * lock decides who is first.
 */
export function acceptOffer(db: Db, person: Person, offerId: number, now: Date): Promise<Accepted> {
  return inTransaction(db, async (tx) => {
    const found = await lockOffer(tx, person, "acceptOffer", offerId);
    if (found === null) return { kind: "gone" };
    const { offer } = found;
    const { caseId } = offer;
    if (offer.status === "ACCEPTED") return { kind: "accepted", caseId };
    if (offer.status === "DECLINED" || offer.status === "WITHDRAWN") return { kind: "gone" };
    // A coordinator has chosen somebody else, or the case has ended.
    if (offer.status === "REVOKED") return { kind: "taken" };
    if ((await acceptCase(tx, caseId, person.id, now)).kind === "refused") return { kind: "taken" };
    await tx.offer.update({ where: { id: offerId }, data: { status: "ACCEPTED", answeredAt: now } });
    await tx.offer.updateMany({
      where: { caseId, id: { not: offerId }, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "REVOKED" },
    });
    await reviseCase(tx, caseId, now);
    await recordAct(tx, { act: "acceptOffer", actor: person, subject: subjectOf(found.one) }, now);
    await enqueue(tx, [acceptedMessage.to(found.one.personId, { offer: offerId }, { notBefore: now })], now);
    return { kind: "accepted", caseId };
  });
}

export type Declined = { kind: "declined" } | { kind: "gone" };

/** A mediator cannot take a case; the next one is asked in the same transaction. */
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
    await recordAct(tx, { act: "declineOffer", actor: person, subject: subjectOf(found.one) }, now);
    // A case whose offer is out of time is with the next one already.
    if (offer.status === "OFFERED") await offerCase(tx, context, offer.caseId, now);
    return { kind: "declined" };
  });
}

export type GivenBack = { kind: "givenBack" } | { kind: "gone" };

/** A mediator has found a conflict of interest after accepting: the case waits again and goes to the next one. */
export function giveBack(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<GivenBack> {
  return inTransaction(db, async (tx) => {
    const one = await guardLocked(tx, person, "giveBackCase", caseId);
    if (one === null) return { kind: "gone" };
    if ((await giveBackCase(tx, caseId, person.id)).kind === "refused") return { kind: "gone" };
    const offer = await tx.offer.findFirst({
      where: { caseId, mediatorId: person.id, status: "ACCEPTED" },
      select: { id: true, case: { select: { personId: true } } },
    });
    if (offer !== null) {
      await tx.offer.update({
        where: { id: offer.id },
        data: {
          status: "WITHDRAWN",
          ...declineColumns(context.vault, offer.id, "CONFLICT_OF_INTEREST"),
          answeredAt: now,
        },
      });
      await enqueue(tx, [leftMessage.to(offer.case.personId, { offer: offer.id }, { notBefore: now })], now);
    }
    await recordAct(tx, { act: "giveBackCase", actor: person, subject: subjectOf(one) }, now);
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await offerCase(tx, context, caseId, now);
    return { kind: "givenBack" };
  });
}

/** Only for the mediator to whom it was made, as long as they serve the case's region and the case is open. Its case is locked. */
async function lockOffer(tx: Db, person: Person, act: "acceptOffer" | "declineOffer", offerId: number) {
  const found = await tx.offer.findUnique({ where: { id: offerId }, select: { caseId: true, mediatorId: true } });
  if (found === null || found.mediatorId !== person.id) return null;
  const one = await guardLocked(tx, person, act, found.caseId);
  return one === null ? null : { one, offer: await tx.offer.findUniqueOrThrow({ where: { id: offerId } }) };
}
