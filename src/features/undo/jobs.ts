import { claimDueActs, deleteEnded, type PendingRow, pendingKey } from "../../platform/chat/pending-act-rows.ts";
import { endPending, openDetail } from "../../platform/chat/pending-acts.ts";
import type { CarriedOut, PendingKind } from "../../platform/chat/pending-kind.ts";
import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { extendStatementTimeout } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { dayMs, minuteMs } from "../../platform/time/units.ts";
import { findActors } from "../people/actors.ts";
import { endedMessage } from "./notices.ts";

/** What carrying out needs besides what the kinds need. */
interface DueContext {
  vault: Vault;
  adminIds: readonly number[];
}

const outcomes = { done: "DONE", refused: "REFUSED", overtaken: "UNDONE" } as const;

/** How long a late tap on «Undo» is answered. */
const answeredMs = 2 * dayMs;

/**
 * Carries out the acts whose minute is over, each once and in a transaction of its own, as the person could do it now: their roles and the
 * state are checked again. The person is told if it was refused. @returns how many were due
 */
export function carryOutDueActs<Services extends DueContext>(
  tools: JobTools,
  kinds: readonly PendingKind<Services, never>[],
  services: Services,
  now: Date,
): Promise<number> {
  const job = "carryOutDueActs";
  return doWhatIsDue<PendingRow>(tools, {
    job,
    // Cancelling an event tells thousands of people.
    batch: 1,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimDueActs(now, after, limit, notSetAside(tools, job, pendingKey)),
    async act(tx, rows) {
      await extendStatementTimeout(tx, minuteMs);
      for (const row of rows) await carryOut(tx, kinds, services, row, now);
      return rows.length;
    },
  });
}

async function carryOut<Services extends DueContext>(
  tx: Db,
  kinds: readonly PendingKind<Services, never>[],
  services: Services,
  row: PendingRow,
  now: Date,
): Promise<void> {
  const { id, personId, subject } = row;
  const kind = kinds.find(({ name }) => name === row.kind);
  if (kind === undefined)
    throw new Error(`This version does not know the act "${row.kind}", which a newer one has put off.`);
  const actor = (await findActors(tx, [personId], services.adminIds)).get(personId);
  const due = { subject, detail: openDetail(services.vault, row), putOffAt: row.createdAt };
  const carriedOut: CarriedOut =
    actor === undefined ? "refused" : await kind.carryOut(tx, services, { ...due, actor }, now);
  await endPending(tx, id, outcomes[carriedOut], now);
  const isTold = carriedOut === "refused" || (carriedOut === "done" && kind.isQuiet !== true);
  if (isTold) await enqueue(tx, [endedMessage.to(personId, { act: id }, { notBefore: now })], now);
}

/** Deletes the rows of acts that ended days ago. */
export function forgetEndedActs(db: Db, now: Date): Promise<void> {
  return deleteEnded(db, new Date(now.getTime() - answeredMs));
}
