import type { Db } from "../../database/open.ts";
import { wakeDelivery } from "./delivery-rows.ts";
import { enqueue } from "./outbox.ts";
import type { NewDelivery } from "./outbox-message.ts";

/**
 * Enqueues a delivery even if it was skipped or refused before, because the person could not be reached or it was not true at that time.
 * A delivery that has a message on the person's screen is not sent again.
 */
export async function enqueueAgain(db: Db, delivery: NewDelivery, now: Date): Promise<void> {
  await enqueue(db, [delivery], now);
  await wakeDelivery(db, delivery);
}
