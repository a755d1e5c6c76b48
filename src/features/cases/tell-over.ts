import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { overMessage } from "./notices.ts";
import { otherSidesOf } from "./parties.ts";

/** Tells the sides that have not filed a case that it is over, in the transaction that has closed it at `now`. */
export async function tellOver(tx: Db, caseId: number, now: Date): Promise<void> {
  const others = await otherSidesOf(tx, caseId);
  const over = { case: caseId, closed: now };
  await enqueue(
    tx,
    others.map((id) => overMessage.to(id, over, { notBefore: now })),
    now,
  );
}
