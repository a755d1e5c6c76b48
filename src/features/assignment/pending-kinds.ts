import { definePendingKind, type EndingScreen } from "../../platform/chat/pending-kind.ts";
import type { Db } from "../../platform/database/open.ts";
import { findDanger } from "../cases/cases.ts";
import { guardCase } from "../cases/guard.ts";
import { notWithdrawnScreen, withdrawnScreen } from "../cases/screens.ts";
import { withdrawAct } from "../cases/withdraw-act.ts";
import { findActors } from "../people/actors.ts";
import type { AssignmentContext } from "./assignment.ts";
import { giveBackReasons } from "./decline-reasons.ts";
import { loadOffers } from "./messages.ts";
import { type DeclineReason, declineOffer, declineReasons, giveBack } from "./offer-answers.ts";
import { closeAct, declineAct, formerGiveBackAct, giveBackAct } from "./pending-acts.ts";
import { closeCase } from "./queue.ts";
import { closingEndedScreen, declineEndedScreen, giveBackEndedScreen } from "./undo-screens.ts";
import { withdrawCase } from "./withdraw.ts";

/** What the screens need. */
export type WordsContext = Pick<AssignmentContext, "vault" | "places" | "adminIds">;

/** An applicant withdraws a case. It is refused only if somebody has closed the case within that minute. */
export const withdrawKind = definePendingKind(withdrawAct, {
  async carryOut(tx, _: AssignmentContext, { actor, subject }, now) {
    return (await withdrawCase(tx, actor.id, subject.case, now)).kind === "withdrawn" ? "done" : "refused";
  },
  async ending(db, { vault }: WordsContext, _personId, subject) {
    const number = await numberOf(db, subject.case);
    const danger = await findDanger(db, vault, subject.case);
    return (texts, how) =>
      how === "done" ? withdrawnScreen(texts, { number, danger }) : notWithdrawnScreen(texts, number, how);
  },
});

/** A mediator declines an offer. If the case has gone to somebody else meanwhile, there is nothing left to decline. */
export const declineKind = definePendingKind(declineAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject, detail }, now) {
    const reason = reasonOf(detail);
    const declined = await declineOffer(tx, services, actor, subject.offer, reason, now);
    if (declined.kind === "declined") return "done";
    const offer = await tx.offer.findUnique({ where: { id: subject.offer }, select: { status: true } });
    return offer?.status === "OFFERED" || offer?.status === "EXPIRED" ? "refused" : "overtaken";
  },
  async ending(db, { vault, places, adminIds }: WordsContext, personId, subject) {
    const actor = (await findActors(db, [personId], adminIds)).get(personId);
    const offer = (await loadOffers(db, vault, [subject]))(subject);
    const isTheirs =
      actor !== undefined && offer !== undefined && (await guardCase(db, actor, "seeOffer", offer.case.id)) !== null;
    const number = offer?.case.number ?? "";
    return (texts, how) => declineEndedScreen(texts, places, number, isTheirs ? offer : null, how);
  },
  // The ping is edited.
  isQuiet: true,
});

/** A mediator gives a case back. It is refused if the case was closed or taken away, or if their role has ended. */
export const giveBackKind = definePendingKind(giveBackAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject, detail }, now) {
    const reason = giveBackReasons.find((known) => known === detail);
    if (reason === undefined) throw new Error("A case is given back without a reason.");
    const back = await giveBack(tx, services, actor, subject.case, reason, now);
    return back.kind === "givenBack" ? "done" : "refused";
  },
  ending: giveBackEnding,
});

/** Dropped in the next release: what a process of the version before has put off. */
export const formerGiveBackKind = definePendingKind(formerGiveBackAct, {
  async carryOut(tx, services: AssignmentContext, { actor, subject }, now) {
    const back = await giveBack(tx, services, actor, subject.case, "CONFLICT_OF_INTEREST", now);
    return back.kind === "givenBack" ? "done" : "refused";
  },
  ending: giveBackEnding,
});

async function giveBackEnding(db: Db, _: object, _personId: number, subject: { case: number }): Promise<EndingScreen> {
  const number = await numberOf(db, subject.case);
  return (texts, how) => giveBackEndedScreen(texts, number, how);
}

/** A coordinator closes a case. It is refused if a mediator has it by now, or if their role has ended. */
export const closeKind = definePendingKind(closeAct, {
  async carryOut(tx, _: AssignmentContext, { actor, subject }, now) {
    return (await closeCase(tx, actor, subject.case, subject.outcome, now)).kind === "closed" ? "done" : "refused";
  },
  async ending(db, _: object, _personId, subject) {
    const number = await numberOf(db, subject.case);
    return (texts, how) => closingEndedScreen(texts, number, how);
  },
});

async function numberOf(db: Db, caseId: number): Promise<string> {
  return (await db.case.findUniqueOrThrow({ where: { id: caseId }, select: { number: true } })).number;
}

function reasonOf(detail: string | null): DeclineReason {
  const reason = declineReasons.find((known) => known === detail);
  if (reason === undefined) throw new Error("An offer is declined without a reason.");
  return reason;
}
