import type { Db } from "../../database/open.ts";
import { trail } from "../../log.ts";
import { insertGiven, sentMessageIds } from "./delivery-rows.ts";
import type { About, NewDelivery } from "./outbox-message.ts";
import { reviseAll } from "./revise-rows.ts";

/** Enqueues deliveries in the transaction of the change that causes them. Deliveries that are already in the outbox stay unchanged. */
export async function enqueue(db: Db, deliveries: readonly NewDelivery[], now: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await insertGiven(db, deliveries, now);
  for (const { message, subject } of deliveries) trail({ message, subject }, "enqueued");
}

/**
 * Records that the content of messages has changed. Sent messages are edited, even if the last edit failed; waiting deliveries are rendered
 * when they are sent anyway. Several changes at once become one edit. Retracted messages stay retracted.
 */
export async function revise(db: Db, messages: About | readonly About[], now: Date): Promise<void> {
  const byMessage = Map.groupBy([messages].flat(), ({ message }) => message);
  for (const [message, group] of byMessage) {
    const subjects = group.map(({ subject }) => subject);
    await reviseSubjects(db, message, subjects, now);
  }
}

async function reviseSubjects(db: Db, message: string, subjects: string[], now: Date): Promise<void> {
  const changed = await reviseAll(db, message, subjects, now);
  if (changed > 0) trail({ message, subject: subjects.join(" ") }, "enqueued for an edit");
}

/** The id of the message on a person's screen, for buttons that refer to it; null if it was not sent. */
export async function sentMessageId(db: Db, about: About, personId: number): Promise<number | null> {
  return (await sentMessageIds(db, about, personId))[0] ?? null;
}
