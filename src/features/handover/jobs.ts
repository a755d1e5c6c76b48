import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { revise } from "../../platform/telegram/outbox/outbox.ts";
import type { AssignmentContext } from "../assignment/assignment.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { endHandover } from "./end-handover.ts";
import { claimEnding, type EndingHandover, endStaleRequests, handoverKey, isStanding } from "./handover-rows.ts";
import { toDecideMessage } from "./notices.ts";
import { askCoordinators } from "./requests.ts";
import { endOfSilence } from "./rules.ts";

/**
 * Ends proposals to hand a case over: those that nobody has answered in time, and those that no longer make sense because the case has gone
 * elsewhere or the colleague cannot have it. @returns how many
 */
export function endHandovers(tools: JobTools, context: AssignmentContext, now: Date): Promise<number> {
  const job = "endHandovers";
  return doWhatIsDue<EndingHandover>(tools, {
    job,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimEnding(now, after, limit, notSetAside(tools, job, handoverKey)),
    async act(tx, handovers) {
      let ended = 0;
      for (const { id } of handovers) if (await end(tx, context, id, now)) ended += 1;
      return ended;
    },
  });
}

async function end(tx: Db, context: AssignmentContext, id: number, now: Date): Promise<boolean> {
  if (!(await isStanding(tx, id))) return endHandover(tx, id, "OVER", now);
  const handover = await tx.handover.findUniqueOrThrow({ where: { id }, include: { answers: true } });
  if (handover.dueAt > now) return false;
  const how = endOfSilence(handover.answers);
  if (!(await endHandover(tx, id, how, now))) return false;
  const state = (await findCaseStates(tx, [handover.caseId])).get(handover.caseId);
  if (how === "SILENT" && state !== undefined) {
    await askCoordinators(tx, context, state, { kind: "HANDOVER_SILENT", mediatorId: handover.fromId }, now);
  }
  return true;
}

/** Ends requests to coordinators that no longer make sense, because the case has ended or gone elsewhere. @returns how many */
export async function endOldRequests({ prisma }: JobTools, now: Date): Promise<number> {
  return prisma.$transaction(async (tx) => {
    const ended = await endStaleRequests(tx, now);
    await revise(
      tx,
      ended.map((request) => toDecideMessage.about({ request })),
      now,
    );
    return ended.length;
  });
}
