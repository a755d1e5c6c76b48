import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import { guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { findApprovers } from "../closing/approvers.ts";
import { recordAct } from "../people/staff-acts.ts";
import { findGate } from "./clearance.ts";
import { toDecideMessage } from "./notices.ts";
import { reviseRound } from "./rounds.ts";
import { type Gate, mayAsk } from "./rules.ts";

export interface AskingContext {
  adminIds: readonly number[];
  calendar: Calendar;
}

/** What became of asking for clearance: `stands` says that there is nothing to ask now, and where the case stands. */
export type Asked = { kind: "asked" } | { kind: "stands"; gate: Gate } | { kind: "gone" };

/**
 * The mediator asks the coordinators of the region whether the other side may be reached. Nothing is told to the applicant yet. A coordinator
 * who mediates this case is not asked.
 */
export function askForClearance(
  db: Db,
  context: AskingContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<Asked> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "askForClearance", caseId);
    if (state === null) return { kind: "gone" };
    const { gate } = await findGate(tx, caseId);
    if (!mayAsk(gate)) return { kind: "stands", gate };
    await endRounds(tx, caseId, now);
    const { dangers, reopened } = await tx.case.findUniqueOrThrow({
      where: { id: caseId },
      select: { dangers: true, reopened: true },
    });
    // Where nobody has looked for danger yet, the step at start makes it 0 or 1: the round then counts only if there was danger.
    const data = { caseId, dangers: dangers ?? 1, reopened, askedById: person.id, askedAt: now };
    const { id } = await tx.clearance.create({ data, select: { id: true } });
    await recordAct(tx, { act: "askForClearance", actor: person, subject: subjectOf(state) }, now);
    const when = { notBefore: nextPingAt(context.calendar, now) };
    const approvers = await findApprovers(tx, context, state);
    await enqueue(
      tx,
      approvers.map((approver) => toDecideMessage.to(approver, { round: id }, when)),
      now,
    );
    return { kind: "asked" };
  });
}

/** Ends what was asked before about a locked case. */
async function endRounds(tx: Db, caseId: number, now: Date): Promise<void> {
  const open = await tx.clearance.findMany({ where: { caseId, endedAt: null }, select: { id: true } });
  await tx.clearance.updateMany({ where: { caseId, endedAt: null }, data: { endedAt: now } });
  for (const { id } of open) await reviseRound(tx, id, now);
}
