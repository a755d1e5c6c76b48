import type { Db } from "../database/open.ts";
import { trail } from "../log.ts";

/** 1: pings and relay, 2: reminders, 3: announcements. A lower class always goes first. */
export type DeliveryClass = 1 | 2 | 3;

/** Something that must be said to someone: never the words, they are made when it is sent. */
export interface NewDelivery {
  /** A name of `src/messages.ts`. */
  message: string;
  /** What it is about. The same message about the same subject goes to a chat once. */
  subject: string | number;
  /** A Telegram chat. */
  chatId: bigint | number;
  class: DeliveryClass;
  /** Not before this time (quiet hours, a reminder). */
  notBefore: Date;
  /** Pointless after this time. */
  validUntil?: Date;
}

/** Puts deliveries into the outbox, in the transaction of the change that causes them. What is there already stays as it is. */
export async function enqueue(db: Db, deliveries: NewDelivery[], now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await db.delivery.createMany({
    data: deliveries.map(({ subject, chatId, validUntil, ...delivery }) => ({
      ...delivery,
      subject: String(subject),
      chatId: BigInt(chatId),
      validUntil: validUntil ?? null,
      createdAt: now,
    })),
    skipDuplicates: true,
  });
  for (const { message, subject } of deliveries) trail({ message, subject: String(subject) }, "to be said");
}

/**
 * What a message says has changed: what was sent is edited, also when the last change of it could not be shown; what waits
 * is rendered fresh anyway. Several changes at once become one edit.
 */
export async function revise(db: Db, message: string, subject: string | number, now: Date): Promise<void> {
  const changed = await db.$executeRaw`
    UPDATE "Delivery" SET "wantedVersion" = "wantedVersion" + 1,
      status = CASE WHEN status IN ('WAITING', 'SENDING') THEN status ELSE 'WAITING'::"DeliveryStatus" END,
      "notBefore" = CASE WHEN status IN ('WAITING', 'SENDING') THEN "notBefore" ELSE ${now}::timestamptz END,
      "doneAt" = NULL
    WHERE message = ${message} AND subject = ${String(subject)} AND (status IN ('WAITING', 'SENDING') OR "messageId" IS NOT NULL)`;
  if (changed > 0) trail({ message, subject: String(subject) }, "to be said anew");
}

/** Whether a person has that message on their screen, for buttons that refer to it. */
export async function sentMessageId(
  db: Db,
  message: string,
  subject: string | number,
  chatId: bigint,
): Promise<number | null> {
  const where = { message_subject_chatId: { message, subject: String(subject), chatId } };
  return (await db.delivery.findUnique({ where, select: { messageId: true } }))?.messageId ?? null;
}

/** Ends the announcements that wait for these chats; what is said already, and what is not news, stays. */
export async function skipNews(db: Db, chatIds: readonly bigint[], why: string, now: Date): Promise<void> {
  await db.delivery.updateMany({
    where: { chatId: { in: [...chatIds] }, class: 3, status: { in: ["WAITING", "HELD"] }, messageId: null },
    data: { status: "SKIPPED", error: why, doneAt: now },
  });
}
