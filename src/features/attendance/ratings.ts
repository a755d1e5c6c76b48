import { int } from "../../platform/chat/buttons.ts";
import type { Db } from "../../platform/database/open.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";

/** Asks a participant to rate an event. */
export const ratingMessage = defineMessage({
  name: "attendance.rating",
  subject: { event: int },
  priority: "ordinary",
});

export const maxStars = 5;

/** Saves a participant's rating; the last rating counts. @returns false if the person did not come */
export async function rate(db: Db, personId: number, eventId: number, stars: number): Promise<boolean> {
  if (stars < 1 || stars > maxStars) return false;
  const where = { personId, eventId, status: "ATTENDED" as const, event: { status: "PUBLISHED" as const } };
  return (await db.registration.updateMany({ where, data: { rating: stars } })).count === 1;
}
