import type { Db } from "../../platform/database/open.ts";
import { forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { copyMessage, messageNotices, talkNotices } from "./notices.ts";
import { retractCopies } from "./retract-copies.ts";

/** Who took part in a case, their talks, and where each message of a talk was shown. */
export const eraseTalks: EraseOfCase = {
  models: ["Party", "Talk"],
  async takeBack(tx, caseIds, now) {
    for (const caseId of caseIds) await retractCopies(tx, caseId, now);
    const messages = await messagesOf(tx, caseIds);
    const removed = await tx.delivery.findMany({
      where: {
        message: copyMessage.name,
        subject: { in: messages.map(({ id }) => id) },
        retractedAt: { not: null },
        status: { in: ["WAITING", "SENDING"] },
      },
      select: { subject: true },
    });
    const subjects = new Set(removed.map(({ subject }) => subject));
    return [...new Set(messages.flatMap(({ id, caseId }) => (subjects.has(id) ? [caseId] : [])))];
  },
  async erase(tx, cases) {
    const caseIds = cases.map(({ id }) => id);
    const messages = await messagesOf(tx, caseIds);
    const talks = await tx.talk.findMany({ where: { caseId: { in: caseIds } }, select: { id: true } });
    const talkIds = talks.map(({ id }) => id);
    await forgetDeliveriesOf(
      tx,
      messageNotices,
      messages.map(({ id }) => id),
    );
    await forgetDeliveriesOf(tx, talkNotices, talkIds);
    await tx.talkMessage.deleteMany({ where: { talkId: { in: talkIds } } });
    await tx.enteredTalk.deleteMany({ where: { talkId: { in: talkIds } } });
    await tx.talk.deleteMany({ where: { id: { in: talkIds } } });
    await tx.party.deleteMany({ where: { caseId: { in: caseIds } } });
  },
};

async function messagesOf(db: Db, caseIds: readonly number[]): Promise<{ id: string; caseId: number }[]> {
  const found = await db.talkMessage.findMany({
    where: { talk: { caseId: { in: [...caseIds] } } },
    select: { id: true, talk: { select: { caseId: true } } },
  });
  return found.flatMap(({ id, talk }) => (talk === null ? [] : [{ id, caseId: talk.caseId }]));
}
