import type { Clearance } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { questionMessage, toDecideMessage, toldMessage } from "./notices.ts";
import { type Gate, gateOf, type Round } from "./rules.ts";

/** A round as the acts on it need it. */
export type FoundRound = Pick<Clearance, "id" | "caseId" | "askedById"> & { gate: Gate };

/** The `select` of Prisma for a round and what decides whether it still counts. */
export const roundFields = {
  id: true,
  caseId: true,
  askedById: true,
  status: true,
  dangers: true,
  reopened: true,
  endedAt: true,
  case: { select: { dangers: true, reopened: true, status: true } },
} as const;

interface RoundRow extends Round {
  endedAt: Date | null;
  case: { dangers: number | null; reopened: number; status: string };
}

/** Where a round stands: `locked` if it no longer counts, because danger was heard since or the case was closed. */
export function standingOf({ endedAt, case: ofCase, ...round }: RoundRow): Gate {
  return endedAt !== null || ofCase.status !== "ASSIGNED" ? "locked" : gateOf(ofCase, round);
}

/** Reads a round, or null if it does not exist. An act locks the case first. */
export async function readRound(db: Db, id: number): Promise<FoundRound | null> {
  const row = await db.clearance.findUnique({ where: { id }, select: roundFields });
  if (row === null) return null;
  const { caseId, askedById } = row;
  return { id, caseId, askedById, gate: standingOf(row) };
}

/** Tells the mediator who has the case where the round stands. Call it in the transaction that has changed the round. */
export async function tellMediator(tx: Db, roundId: number, now: Date): Promise<void> {
  const { turns, case: ofCase } = await tx.clearance.update({
    where: { id: roundId },
    data: { turns: { increment: 1 } },
    select: { turns: true, case: { select: { mediatorId: true } } },
  });
  if (ofCase.mediatorId === null) return;
  await enqueue(tx, [toldMessage.to(ofCase.mediatorId, { round: roundId, turn: turns }, { notBefore: now })], now);
}

/** Changes what coordinators and the applicant were shown of a round into its present state. */
export function reviseRound(tx: Db, roundId: number, now: Date): Promise<void> {
  return revise(tx, [toDecideMessage.about({ round: roundId }), questionMessage.about({ round: roundId })], now);
}

export function sealReason(vault: Vault, roundId: number, reason: string): Uint8Array<ArrayBuffer> {
  return vault.seal(reasonCell(roundId), reason);
}

/** What a coordinator wrote who refused; empty without it. */
export function openReason(vault: Vault, row: { id: number; reasonSealed: Uint8Array | null }): string {
  return row.reasonSealed === null ? "" : vault.open(reasonCell(row.id), row.reasonSealed);
}

function reasonCell(roundId: number): Cell {
  return { table: "Clearance", column: "reason", row: roundId };
}
