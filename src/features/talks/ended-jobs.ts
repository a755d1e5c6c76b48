import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { claimEnded, type EndedTalk } from "./ended-rows.ts";
import { endedMessage } from "./notices.ts";
import { talkKey } from "./owed-rows.ts";

/**
 * Tells the members of talks that are over, once for each case: the line below the text field still says that somebody reads what they write.
 * @returns how many talks it concerned
 */
export function tellEnded(tools: JobTools, now: Date): Promise<number> {
  const job = "tellEnded";
  return doWhatIsDue<EndedTalk>(tools, {
    job,
    batch: 100,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimEnded(after, limit, notSetAside(tools, job, talkKey)),
    async act(tx, talks) {
      const ids = talks.map(({ id }) => id);
      await tx.talk.updateMany({ where: { id: { in: ids } }, data: { endedAt: now } });
      await tx.enteredTalk.deleteMany({ where: { talkId: { in: ids } } });
      const told = new Map(
        talks.flatMap(({ id, caseId, partyId, mediatorId }) =>
          [partyId, ...(mediatorId === null ? [] : [mediatorId])].map((personId) => [
            `${caseId}/${personId}`,
            endedMessage.to(personId, { talk: id, at: now }, { notBefore: now }),
          ]),
        ),
      );
      await enqueue(tx, [...told.values()], now);
      return talks.length;
    },
  });
}
