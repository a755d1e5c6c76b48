import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { questionMessage } from "./notices.ts";
import { type FoundRound, readRound, reviseRound, sealReason, tellMediator } from "./rounds.ts";

/** What became of a decision: "over" if there is nothing, or nothing any longer, for this person to decide. */
export type Decided = { kind: "decided" } | { kind: "over" };

/** A round that waits for the coordinators, for a person who may decide it; null for everybody else. */
export async function findToDecide(db: Db, person: Person, roundId: number): Promise<FoundRound | null> {
  const round = await readRound(db, roundId);
  if (round === null || round.gate !== "asked") return null;
  return (await guardCase(db, person, "decideOnClearance", round.caseId)) === null ? null : round;
}

/** A coordinator clears the case: the applicant is asked again, in private, and the mediator is told. */
export function clearCase(db: Db, person: Person, roundId: number, now: Date): Promise<Decided> {
  return inTransaction(db, async (tx) => {
    const found = await lockToDecide(tx, person, roundId);
    if (found === null) return { kind: "over" };
    const { round, state } = found;
    const data = { status: "CLEARED" as const, decidedById: person.id, decidedAt: now };
    await tx.clearance.update({ where: { id: round.id }, data });
    await recordAct(tx, { act: "decideOnClearance", actor: person, subject: subjectOf(state) }, now);
    await enqueue(tx, [questionMessage.to(state.personId, { round: round.id }, { notBefore: now })], now);
    await tell(tx, round.id, now);
    return { kind: "decided" };
  });
}

/** A coordinator refuses: everything stays closed, and the mediator reads why. The applicant is told nothing. */
export function refuseCase(
  db: Db,
  vault: Vault,
  person: Person,
  { roundId, reason }: { roundId: number; reason: string },
  now: Date,
): Promise<Decided> {
  return inTransaction(db, async (tx) => {
    const found = await lockToDecide(tx, person, roundId);
    if (found === null) return { kind: "over" };
    const reasonSealed = sealReason(vault, roundId, reason);
    const data = { status: "REFUSED" as const, decidedById: person.id, decidedAt: now, reasonSealed };
    await tx.clearance.update({ where: { id: roundId }, data });
    await recordAct(tx, { act: "decideOnClearance", actor: person, subject: subjectOf(found.state) }, now);
    await tell(tx, roundId, now);
    return { kind: "decided" };
  });
}

async function tell(tx: Db, roundId: number, now: Date): Promise<void> {
  await reviseRound(tx, roundId, now);
  await tellMediator(tx, roundId, now);
}

/** Locks the case first. What waits is read after that, so of two coordinators the second finds nothing. */
async function lockToDecide(
  tx: Db,
  person: Person,
  roundId: number,
): Promise<{ round: FoundRound; state: CaseState } | null> {
  const found = await tx.clearance.findUnique({ where: { id: roundId }, select: { caseId: true } });
  if (found === null) return null;
  const state = await guardLocked(tx, person, "decideOnClearance", found.caseId);
  const round = state === null ? null : await findToDecide(tx, person, roundId);
  return state === null || round === null ? null : { round, state };
}
