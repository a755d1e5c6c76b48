import type { Db } from "../../platform/database/open.ts";
import type { About } from "../../platform/telegram/outbox/outbox-message.ts";
import { retractManyFor } from "../../platform/telegram/outbox/retract-rows.ts";
import { copyMessage } from "./notices.ts";

/**
 * Takes what the parties wrote from the chats of mediators who do not, or no longer, have the case. Call it in the transaction that has
 * locked the case and taken it from them.
 */
export async function retractCopies(tx: Db, caseId: number, now: Date): Promise<void> {
  const talks = await tx.talk.findMany({
    where: { caseId, kind: "CAUCUS", mediatorId: { not: null } },
    select: { mediatorId: true, case: { select: { status: true, mediatorId: true } } },
  });
  const former = talks.flatMap(({ mediatorId, case: { status, mediatorId: present } }) =>
    mediatorId === null || (status === "ASSIGNED" && mediatorId === present) ? [] : [mediatorId],
  );
  for (const mediatorId of new Set(former)) {
    const subjects = (await copiesTo(tx, caseId, mediatorId)).map(({ subject }) => subject);
    if (subjects.length > 0) await retractManyFor(tx, copyMessage.name, subjects, mediatorId, now);
  }
}

/** The copies of what the parties of a case wrote to a mediator. */
export async function copiesTo(db: Db, caseId: number, mediatorId: number): Promise<About[]> {
  const messages = await db.talkMessage.findMany({
    where: { talk: { caseId, kind: "CAUCUS", mediatorId }, authorId: { not: mediatorId } },
    select: { id: true },
  });
  return messages.map(({ id }) => copyMessage.about({ message: id }));
}
