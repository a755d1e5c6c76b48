import { int } from "../../platform/chat/buttons.ts";
import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { remainsOf } from "../../platform/telegram/outbox/retract-step.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { copiesTo } from "../talks/retract-copies.ts";
import { claimUnsettled, findOutcomes, showingKey, type UnsettledShowing } from "./showing-rows.ts";
import { deliveriesOf } from "./showings.ts";

/** Tells coordinators which messages could not be removed, for the showing that was retracted last. */
export const leftoversMessage = defineMessage({
  name: "assignment.remains",
  subject: { showing: int },
  priority: "ordinary",
});

/** Checks which messages of retracted showings were removed, and tells coordinators about the rest. @returns how many showings */
export function settleShowings(tools: JobTools, adminIds: readonly number[], now: Date): Promise<number> {
  const job = "settleShowings";
  return doWhatIsDue<UnsettledShowing>(tools, {
    job,
    batch: 50,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimUnsettled(after?.id ?? 0, limit, notSetAside(tools, job, showingKey)),
    async act(tx, showings) {
      let settled = 0;
      for (const showing of showings) if (await settle(tx, showing, adminIds, now)) settled += 1;
      return settled;
    },
  });
}

/** @returns false while a message of the showing is still being sent or removed */
async function settle(tx: Db, showing: UnsettledShowing, adminIds: readonly number[], now: Date): Promise<boolean> {
  const { id, caseId, personId } = showing;
  const { isComplete, left } = await findLeftovers(tx, caseId, personId);
  if (!isComplete) return false;
  await tx.showing.update({ where: { id }, data: { settledAt: now } });
  if (left.length === 0) return true;
  const coordinators = await findCoordinatorsOrAdministrators(tx, adminIds, showing);
  await enqueue(
    tx,
    coordinators.map((coordinator) => leftoversMessage.to(coordinator, { showing: id }, { notBefore: now })),
    now,
  );
  return true;
}

export interface Leftovers {
  /** Whether no message is still being sent or removed. */
  isComplete: boolean;
  /** The kinds of the messages that are still there ("voice"); "unknown" if it is unknown whether a message arrived. */
  left: string[];
}

/** Finds the messages of a case that are still in a person's chat after they were retracted. */
export async function findLeftovers(db: Db, caseId: number, personId: number): Promise<Leftovers> {
  const showings = await db.showing.findMany({ where: { caseId, personId, takenBackAt: { not: null } } });
  const copies = await copiesTo(db, caseId, personId);
  const outcomes = await findOutcomes(db, [...showings.flatMap(deliveriesOf), ...copies], personId);
  return {
    isComplete: !outcomes.some(({ status }) => status === "WAITING" || status === "SENDING"),
    left: outcomes.flatMap(({ error }) => remainsOf(error)),
  };
}
