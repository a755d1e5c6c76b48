import { putOff } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Closing } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { closeAssignedCase } from "../cases/lifecycle.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import type { CaseAct } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { type ClosingContext, endCase, reviseRequests } from "./close.ts";
import { approvedMessage, returnedMessage } from "./notices.ts";
import { approveAct } from "./pending-acts.ts";
import { sealReason } from "./sealed-closing.ts";
import { isWaiting, waitingFields } from "./waiting.ts";

/** The closing no longer waits, or it is nothing of this person's. */
type Over = { kind: "over" };

/** Puts off that a coordinator approves a closing. Until then the case stays with its mediator. */
export async function putOffApproval(
  tx: Db,
  person: Person,
  closingId: number,
  now: Date,
): Promise<{ kind: "putOff"; act: number } | Over> {
  if ((await findWaiting(tx, person, "approveClosing", closingId)) === null) return { kind: "over" };
  return { kind: "putOff", act: await putOff(tx, approveAct, person.id, { closing: closingId }, now) };
}

/** Closes the case when the minute is over. "before": somebody else has approved it. */
export async function approve(
  tx: Db,
  context: ClosingContext,
  person: Person,
  closingId: number,
  now: Date,
): Promise<{ kind: "approved" } | { kind: "before" } | Over> {
  const found = await lockWaiting(tx, person, "approveClosing", closingId);
  if (found === null) return (await isDone(tx, closingId)) ? { kind: "before" } : { kind: "over" };
  const { closing, state } = found;
  const { caseId, byId } = closing;
  if ((await closeAssignedCase(tx, caseId, byId, now)).kind === "refused") return { kind: "over" };
  const decided = { status: "DONE" as const, decidedById: person.id, decidedAt: now };
  await tx.closing.update({ where: { id: closingId }, data: decided });
  await recordAct(tx, { act: "approveClosing", actor: person, subject: subjectOf(state) }, now);
  await reviseRequests(tx, closingId, now);
  await enqueue(tx, [approvedMessage.to(byId, { closing: closingId }, { notBefore: now })], now);
  await endCase(tx, context, state, closing, now);
  return { kind: "approved" };
}

/** A coordinator returns a closing to its mediator, who reads the reason. The case stays with them. */
export function returnClosing(
  db: Db,
  vault: Vault,
  person: Person,
  closingId: number,
  reason: string,
  now: Date,
): Promise<{ kind: "returned" } | Over> {
  return inTransaction(db, async (tx) => {
    const found = await lockWaiting(tx, person, "returnClosing", closingId);
    if (found === null) return { kind: "over" };
    const reasonSealed = sealReason(vault, closingId, reason);
    const decided = { status: "RETURNED" as const, decidedById: person.id, decidedAt: now, reasonSealed };
    await tx.closing.update({ where: { id: closingId }, data: decided });
    await recordAct(tx, { act: "returnClosing", actor: person, subject: subjectOf(found.state) }, now);
    await reviseRequests(tx, closingId, now);
    await enqueue(tx, [returnedMessage.to(found.closing.byId, { closing: closingId }, { notBefore: now })], now);
    return { kind: "returned" };
  });
}

/** The mediator takes back a closing that waits for a coordinator. */
export function takeClosingBack(
  db: Db,
  person: Person,
  closingId: number,
  now: Date,
): Promise<{ kind: "takenBack" } | Over> {
  return inTransaction(db, async (tx) => {
    const found = await lockWaiting(tx, person, "closeOwnCase", closingId);
    if (found === null) return { kind: "over" };
    await tx.closing.update({ where: { id: closingId }, data: { status: "REPLACED" } });
    await reviseRequests(tx, closingId, now);
    return { kind: "takenBack" };
  });
}

type Found = { closing: Pick<Closing, "id" | "caseId" | "byId" | "outcome">; state: CaseState };
type ClosingAct = Extract<CaseAct, "approveClosing" | "returnClosing" | "closeOwnCase">;

/** A closing that waits, for a person who may do the act on its case. */
export async function findWaiting(db: Db, person: Person, act: ClosingAct, id: number): Promise<Found | null> {
  const found = await db.closing.findUnique({
    where: { id },
    select: { id: true, caseId: true, outcome: true, ...waitingFields },
  });
  if (found === null || !isWaiting(found)) return null;
  const state = await guardCase(db, person, act, found.caseId);
  return state === null ? null : { closing: found, state };
}

/** Locks the case first. What waits is read after that, so of two coordinators the second finds nothing. */
async function lockWaiting(tx: Db, person: Person, act: ClosingAct, id: number): Promise<Found | null> {
  const found = await tx.closing.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null || (await guardLocked(tx, person, act, found.caseId)) === null) return null;
  return findWaiting(tx, person, act, id);
}

async function isDone(db: Db, id: number): Promise<boolean> {
  return (await db.closing.findUnique({ where: { id }, select: { status: true } }))?.status === "DONE";
}
