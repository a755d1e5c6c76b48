import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { retract } from "../../platform/telegram/outbox/retract-rows.ts";
import { hourMs } from "../../platform/time/units.ts";
import { copyMessage } from "./notices.ts";

/** For how long Telegram removes a message from the other's chat (Bot API deleteMessage). */
const takeBackMs = 48 * hourMs;

/** Among how many messages the last one is looked for. */
const lookedAt = 10;

export type TakenBack =
  /** Others had it, and may have read it. */
  | "takenBack"
  /** It had reached nobody yet: it was waiting for its author's answer. */
  | "neverSent"
  | "already"
  | "tooLate"
  /** There is no such message of this person in a talk. */
  | "nothing";

/**
 * Takes the last message back that somebody wrote before a key. Once it is taken back, the key does nothing more: a second tap must not
 * reach the message before it, which takes a reply.
 * @param before the key's own message, and the talk in whose topic it was written
 */
export async function takeLastBack(
  tx: Db,
  authorId: number,
  before: { key: number; talk: number | null },
  now: Date,
): Promise<TakenBack> {
  const latest = await tx.talkMessage.findMany({
    where: { authorId, messageId: { lt: before.key }, ...(before.talk === null ? {} : { talkId: before.talk }) },
    orderBy: { messageId: "desc" },
    take: lookedAt,
    select: { id: true, writtenAt: true },
  });
  // A ready answer has the id of the message on which it was chosen, and more may have been written between the two.
  const [last] = latest.toSorted((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime());
  return last === undefined ? "nothing" : takeMessageBack(tx, authorId, last.id, now);
}

/** Takes an own message back: its copies are removed from the others' chats. */
export function takeMessageBack(db: Db, authorId: number, id: string, now: Date): Promise<TakenBack> {
  return inTransaction(db, async (tx) => {
    const row = await tx.talkMessage.findFirst({ where: { id, authorId }, select: { status: true, writtenAt: true } });
    if (row === null) return "nothing";
    if (row.status === "TAKEN_BACK" || row.status === "DROPPED") return "already";
    if (row.writtenAt.getTime() <= now.getTime() - takeBackMs) return "tooLate";
    const { count } = await tx.talkMessage.updateMany({
      where: { id, authorId, status: { in: ["SENT", "GATHERING", "ASKED", "HELD"] } },
      data: { status: "TAKEN_BACK", contentSealed: null, dueAt: null },
    });
    if (count === 0) return "already";
    // A message that waited may have been sent since it was read above.
    const copies = await retract(tx, copyMessage.about({ message: id }), now);
    return copies === 0 && row.status !== "SENT" ? "neverSent" : "takenBack";
  });
}
