import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { dayMs } from "../../platform/time/units.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { undeliveredMessage, unreachableMessage } from "./notices.ts";
import { sinceMinute } from "./owed-since.ts";
import { findTalks } from "./talk-rows.ts";
import { causeOf } from "./undelivered.ts";
import { claimUndelivered, findFailedCopies, type Undelivered, undeliveredKey } from "./undelivered-rows.ts";

/** How long a voice message is kept that its author may send as a file. */
const asFileMs = 7 * dayMs;

/** Tells the authors of what did not arrive, once, and the coordinators that a mediator cannot be reached. @param before what was said earlier has had its time */
export function tellUndelivered(
  tools: JobTools,
  context: { adminIds: readonly number[] },
  before: Date,
  now: Date,
): Promise<number> {
  const job = "tellUndelivered";
  return doWhatIsDue<Undelivered>(tools, {
    job,
    batch: 50,
    keyOf: ({ id }) => id,
    claim: (after, limit) => claimUndelivered(before, after, limit, notSetAside(tools, job, undeliveredKey)),
    async act(tx, messages) {
      const failed = await findFailedCopies(
        tx,
        messages.map(({ id }) => id),
      );
      for (const message of messages) {
        const copies = failed.filter((copy) => copy.message === message.id);
        const isVoice = message.storedAt >= before && copies.some((copy) => causeOf(copy) === "voice");
        await tx.talkMessage.update({
          where: { id: message.id },
          data: {
            undeliveredAt: now,
            keptUntil: isVoice ? new Date(message.storedAt.getTime() + asFileMs) : null,
          },
        });
        const about = undeliveredMessage.to(message.authorId, { message: message.id }, { notBefore: now });
        await enqueue(tx, [about], now);
        const lost = copies.find(({ blockedAt }) => blockedAt !== null);
        if (lost?.blockedAt) await tellCoordinators(tx, context, message, lost.blockedAt, now);
      }
      return messages.length;
    },
  });
}

/** The party is told that the coordinator knows, so the coordinator is told. */
async function tellCoordinators(
  tx: Db,
  { adminIds }: { adminIds: readonly number[] },
  { talkId, authorId }: Undelivered,
  since: Date,
  now: Date,
): Promise<void> {
  const talk = (await findTalks(tx, [talkId])).get(talkId);
  if (talk === undefined || talk.kind !== "CAUCUS" || talk.partyId !== authorId) return;
  const coordinators = await findCoordinatorsOrAdministrators(tx, adminIds, talk.state);
  const about = { talk: talkId, since: sinceMinute(since) };
  await enqueue(
    tx,
    coordinators.map((personId) => unreachableMessage.to(personId, about, { notBefore: now })),
    now,
  );
}
