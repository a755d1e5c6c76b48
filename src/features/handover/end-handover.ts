import type { HandoverStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import { endedMessage, handoverMessages } from "./notices.ts";

/** How a proposal ends. */
export type HandoverEnd = Exclude<HandoverStatus, "ASKED">;

/**
 * Ends an open proposal, edits the questions, and tells those who wait for what becomes of it. Call it in the transaction that has locked
 * the case. @param actorId the person whose tap ends it, who reads the result at once @returns false if it had ended before
 */
export async function endHandover(
  tx: Db,
  id: number,
  status: HandoverEnd,
  now: Date,
  actorId: number | null = null,
): Promise<boolean> {
  const { count } = await tx.handover.updateMany({ where: { id, status: "ASKED" }, data: { status, endedAt: now } });
  if (count === 0) return false;
  const handover = await tx.handover.findUniqueOrThrow({ where: { id }, include: { answers: true, case: true } });
  await revise(tx, handoverMessages(id), now);
  // If the case has ended or gone elsewhere, everybody learns that from the act that has done it.
  const isInHand = handover.case.status === "ASSIGNED" && handover.case.mediatorId === handover.fromId;
  if (status === "OVER" && !isInHand) return true;
  const told = new Set<number>();
  if (status !== "TAKEN_BACK") told.add(handover.fromId);
  if (status === "MOVED" || handover.acceptedAt !== null) told.add(handover.toId);
  for (const { personId, agrees } of handover.answers) {
    if (status === "MOVED" || status === "SILENT" || agrees !== null) told.add(personId);
  }
  if (actorId !== null) told.delete(actorId);
  const deliveries = [...told].map((personId) => endedMessage.to(personId, { handover: id }, { notBefore: now }));
  await enqueue(tx, deliveries, now);
  return true;
}
