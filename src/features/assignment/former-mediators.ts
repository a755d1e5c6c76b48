import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { changeMediatorOf } from "../cases/lifecycle.ts";
import { leftMessage } from "../cases/notices.ts";
import { otherSidesOf } from "../cases/parties.ts";
import type { AssignmentContext } from "./assignment.ts";
import { escalateCases } from "./escalation.ts";
import { loseOffer } from "./lose-offer.ts";
import { claimFormer, lockForbidden, mediatorKey } from "./mediator-rows.ts";
import { reviseCase } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

/**
 * Takes cases away from mediators who have left the service or no longer serve the region. They have had no access since their role ended; now
 * what they were shown goes too, the coordinators choose somebody else, and the applicants are told. @returns how many cases
 */
export function takeFromFormer(tools: JobTools, context: AssignmentContext, now: Date): Promise<number> {
  const job = "takeFromFormer";
  return doWhatIsDue<{ id: number }>(tools, {
    job,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimFormer(after?.id ?? 0, limit, notSetAside(tools, job, mediatorKey)),
    act: (tx, mediators) =>
      takeForbidden(
        tx,
        context,
        mediators.map(({ id }) => id),
        now,
      ),
  });
}

async function takeForbidden(tx: Db, context: AssignmentContext, mediatorIds: number[], now: Date): Promise<number> {
  const taken: number[] = [];
  for (const { id: caseId, mediatorId, personId } of await lockForbidden(tx, mediatorIds)) {
    if ((await changeMediatorOf(tx, caseId, mediatorId)).kind === "refused") continue;
    taken.push(caseId);
    const offer = await loseOffer(tx, context, { caseId, mediatorId }, "ROLE_ENDED", now);
    const told = offer === null ? [] : [personId, ...(await otherSidesOf(tx, caseId))];
    const left = { offer: offer ?? 0 };
    await enqueue(
      tx,
      told.map((id) => leftMessage.to(id, left, { notBefore: now })),
      now,
    );
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
  }
  await escalateCases(tx, context, taken, now);
  return taken.length;
}
