import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { dayMs } from "../../platform/time/units.ts";
import { type AlbumContext, completeAlbum } from "./albums.ts";
import { eraseDelivered } from "./message-rows.ts";
import { notSentMessage } from "./notices.ts";
import { tellUndelivered } from "./undelivered-jobs.ts";
import { claimDue, type DueMessage, messageKey } from "./waiting-rows.ts";

/** How long a message waits for its author's answer before its content is dropped. */
const waitingMs = dayMs;
/** How long what cannot be delivered is kept. */
const keptMs = 7 * dayMs;

/** Sends the albums that are complete, tells authors of what waits for their answer, and drops what has waited too long. */
export function endWaiting(tools: JobTools, context: AlbumContext, now: Date): Promise<number> {
  const job = "endWaiting";
  return doWhatIsDue<DueMessage>(tools, {
    job,
    batch: 20,
    keyOf: ({ id }) => id,
    claim: (after, limit) => claimDue(now, after, limit, notSetAside(tools, job, messageKey)),
    async act(tx, messages) {
      for (const message of messages) await end(tx, context, message, now);
      return messages.length;
    },
  });
}

async function end(tx: Db, context: AlbumContext, message: DueMessage, now: Date): Promise<void> {
  const { id, authorId, status, storedAt } = message;
  if (status === "GATHERING") return completeAlbum(tx, context, message, now);
  const droppedAt = new Date(storedAt.getTime() + waitingMs);
  if (droppedAt <= now) {
    await tx.talkMessage.update({ where: { id }, data: { status: "DROPPED", contentSealed: null, dueAt: null } });
    return;
  }
  await tx.talkMessage.update({ where: { id }, data: { dueAt: droppedAt } });
  await enqueue(tx, [notSentMessage.to(authorId, { message: id }, { notBefore: now })], now);
}

/** How many messages are erased in one statement. */
const erasedAtOnce = 500;

/** Tells authors of what did not arrive, and then erases the content of what has reached everybody, or could not within seven days. */
export async function eraseSaid(tools: JobTools, context: { adminIds: readonly number[] }, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs);
  await tellUndelivered(tools, context, before, now);
  while ((await eraseDelivered(tools.prisma, before, now, erasedAtOnce)) === erasedAtOnce);
}
