import type { DisclosureStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { lockCase } from "../cases/case-rows.ts";
import { readDisclosure } from "./found-disclosures.ts";
import { toldMessage } from "./notices.ts";
import { type Answer, answered } from "./rules.ts";

/**
 * The person who said it allows that it is passed on, refuses, or takes the permission back, which they can do until it is passed on. The
 * answer is recorded with its time, and the mediator is told. Null if they are not the person who was asked.
 */
export function answerDisclosure(
  db: Db,
  vault: Vault,
  personId: number,
  { id, answer }: { id: number; answer: Answer },
  now: Date,
): Promise<DisclosureStatus | null> {
  return inTransaction(db, async (tx) => {
    const found = await tx.disclosure.findUnique({ where: { id }, select: { caseId: true } });
    if (found === null) return null;
    await lockCase(tx, found.caseId);
    const disclosure = await readDisclosure(tx, vault, id);
    if (disclosure === null || disclosure.fromPersonId !== personId) return null;
    const status = answered(disclosure, answer);
    if (status === disclosure.status) return status;
    await tx.disclosure.update({ where: { id }, data: { status, answeredAt: now } });
    await tellMediator(tx, { id, askedById: disclosure.askedById }, now);
    return status;
  });
}

/** Tells the mediator who asked where it stands. */
async function tellMediator(tx: Db, { id, askedById }: { id: number; askedById: number }, now: Date): Promise<void> {
  const { turns } = await tx.disclosure.update({
    where: { id },
    data: { turns: { increment: 1 } },
    select: { turns: true },
  });
  await enqueue(tx, [toldMessage.to(askedById, { disclosure: id, turn: turns }, { notBefore: now })], now);
}
