import { int, oneOf, word } from "../../platform/chat/buttons.ts";
import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { defineMessage, instant, type NewDelivery } from "../../platform/telegram/outbox/outbox-message.ts";
import { claimReceipts, type Receipt, receiptKey, type StoryRefusal } from "./receipt-rows.ts";

/** How long after its last file an album is acknowledged. */
const receiptMs = 1200;

const subject = { draft: word, at: instant };
/** All files of an album have arrived. */
export const receivedMessage = defineMessage({ name: "intake.received", subject, priority: "urgent" });
/** A part of the story was not kept, because the story is too long … */
export const tooLongMessage = defineMessage({ name: "intake.tooLong", subject, priority: "urgent" });
/** … or has too many files. */
export const tooManyMessage = defineMessage({ name: "intake.tooMany", subject, priority: "urgent" });
/** Not all files of an album were kept. */
export const partlyMessage = defineMessage({
  name: "intake.partly",
  subject: { ...subject, files: int, saved: int, why: oneOf(["TOO_LONG", "TOO_MANY"]) },
  priority: "urgent",
});
const refusedMessages = { TOO_LONG: tooLongMessage, TOO_MANY: tooManyMessage };

/** A message that waits for its receipt. */
export interface Arrival {
  /** Why it was not kept; null if it was kept. */
  refused: StoryRefusal | null;
  /** Whether it is a file of an album. */
  album: boolean;
}

/** Schedules a single receipt after the last of several messages that arrive at once, usually the files of an album. */
export async function scheduleReceipt(
  db: Db,
  draftId: string,
  chatId: number,
  { refused, album }: Arrival,
  now: Date,
): Promise<void> {
  const dueAt = new Date(now.getTime() + receiptMs);
  const [files, saved] = [album ? 1 : 0, album && refused === null ? 1 : 0];
  await db.storyReceipt.upsert({
    where: { draftId },
    create: { draftId, chatId: BigInt(chatId), dueAt, refused, files, saved },
    update: {
      dueAt,
      files: { increment: files },
      saved: { increment: saved },
      ...(refused === null ? {} : { refused }),
    },
  });
}

/** Sends the receipts that are due: what has arrived or did not fit, with the open question. */
export function acknowledgeAlbums(tools: JobTools, now: Date): Promise<number> {
  const job = "acknowledgeAlbums";
  return doWhatIsDue<Receipt>(tools, {
    job,
    batch: 100,
    keyOf: ({ draftId }) => draftId,
    claim: (after, limit) => claimReceipts(now, after, limit, notSetAside(tools, job, receiptKey)),
    async act(tx, receipts) {
      await tx.storyReceipt.deleteMany({ where: { draftId: { in: receipts.map(({ draftId }) => draftId) } } });
      const deliveries = receipts.flatMap((receipt) =>
        receipt.personId === null ? [] : [receiptFor(receipt, receipt.personId, now)],
      );
      await enqueue(tx, deliveries, now);
      return receipts.length;
    },
  });
}

function receiptFor(
  { draftId: draft, dueAt: at, refused, files, saved }: Receipt,
  personId: number,
  now: Date,
): NewDelivery {
  const when = { notBefore: now };
  if (refused === null) return receivedMessage.to(personId, { draft, at }, when);
  if (files === saved) return refusedMessages[refused].to(personId, { draft, at }, when);
  return partlyMessage.to(personId, { draft, at, files, saved, why: refused }, when);
}
