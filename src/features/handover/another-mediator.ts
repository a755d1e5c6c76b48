import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { type AssignmentContext, offerCase } from "../assignment/assignment.ts";
import { loseOffer } from "../assignment/lose-offer.ts";
import { reviseCase } from "../assignment/revisions.ts";
import { retractShowings } from "../assignment/showings.ts";
import { findCaseStates, lockCase } from "../cases/case-rows.ts";
import { changeMediatorOf } from "../cases/lifecycle.ts";
import { findOtherSide } from "../cases/parties.ts";
import type { CaseState } from "../cases/rules.ts";
import { bar } from "./bar.ts";
import { thankedMessage } from "./notices.ts";
import { anotherMediatorAct } from "./pending-acts.ts";
import { askCoordinators } from "./requests.ts";

/** How a party may get another mediator. */
export type Way =
  /** Once without a reason. */
  | { kind: "free" }
  /** They have done so before: a coordinator decides. */
  | { kind: "reason" }
  /** A coordinator has been asked and has not decided yet. */
  | { kind: "asked" }
  /** It is not theirs, or no mediator has it. */
  | { kind: "over" };

/** Reads which way is open. */
export async function wayTo(db: Db, personId: number, caseId: number): Promise<Way> {
  const state = (await findCaseStates(db, [caseId])).get(caseId);
  return state === undefined ? { kind: "over" } : wayOf(db, personId, state);
}

async function wayOf(db: Db, personId: number, { id: caseId, ...state }: CaseState): Promise<Way> {
  const isParty = state.personId === personId || (await findOtherSide(db, personId, caseId)) !== null;
  if (!isParty || state.status !== "ASSIGNED") return { kind: "over" };
  const changed = await db.mediatorChange.findUnique({ where: { caseId_personId: { caseId, personId } } });
  if (changed === null) return { kind: "free" };
  const open = await db.mediatorRequest.findFirst({
    where: { caseId, outcome: null, mediatorId: state.mediatorId ?? 0 },
    select: { id: true },
  });
  return { kind: open === null ? "reason" : "asked" };
}

/** Puts a party's change of mediator off for a minute. */
export async function putOffChange(
  tx: Db,
  personId: number,
  caseId: number,
  now: Date,
): Promise<{ kind: "putOff"; act: number } | Way> {
  const way = await wayTo(tx, personId, caseId);
  if (way.kind !== "free") return way;
  return { kind: "putOff", act: await putOff(tx, anotherMediatorAct, personId, { case: caseId }, now) };
}

/**
 * A party gets another mediator, each party once without a reason (law 401-IV, art. 9(1), 11(1)). The former mediator is told kindly and without a
 * reason, and is never offered this case again. @returns whether it was done
 */
export function changeMediator(
  db: Db,
  context: AssignmentContext,
  personId: number,
  caseId: number,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const state = await lockOwn(tx, caseId);
    const mediatorId = state?.mediatorId ?? null;
    if (state === null || mediatorId === null || (await wayOf(tx, personId, state)).kind !== "free") return false;
    if ((await changeMediatorOf(tx, caseId, mediatorId)).kind === "refused") return false;
    await tx.mediatorChange.create({ data: { caseId, personId, changedAt: now } });
    await bar(tx, { caseId, mediatorId }, now);
    const offer = await loseOffer(tx, context, { caseId, mediatorId }, "APPLICANT_WISH", now);
    if (offer !== null) await enqueue(tx, [thankedMessage.to(mediatorId, { offer }, { notBefore: now })], now);
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await offerCase(tx, context, caseId, now);
    return true;
  });
}

/** A party who has had another mediator before asks a coordinator, with a reason that only coordinators read. */
export function askForAnother(
  db: Db,
  context: AssignmentContext,
  personId: number,
  { caseId, reason }: { caseId: number; reason: string },
  now: Date,
): Promise<Way> {
  return inTransaction(db, async (tx) => {
    const state = await lockOwn(tx, caseId);
    if (state === null) return { kind: "over" };
    const way = await wayOf(tx, personId, state);
    if (way.kind !== "reason") return way;
    const request = { kind: "APPLICANT_ASKS", mediatorId: state.mediatorId ?? 0, reason, personId } as const;
    await askCoordinators(tx, context, state, request, now);
    return { kind: "asked" };
  });
}

async function lockOwn(tx: Db, caseId: number): Promise<CaseState | null> {
  await lockCase(tx, caseId);
  return (await findCaseStates(tx, [caseId])).get(caseId) ?? null;
}
