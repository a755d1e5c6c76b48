import { int } from "../chat/buttons.ts";
import type { Db } from "../database/open.ts";
import { defineMessage } from "../telegram/outbox-message.ts";

/** The question how an event was. */
export const ratingMessage = defineMessage({
  name: "attendance.rating",
  subject: { event: int },
  priority: "ordinary",
});

export const mostStars = 5;

/** Keeps how it was for one who came; the last answer counts. @returns false for who did not come */
export async function rate(db: Db, personId: number, eventId: number, stars: number): Promise<boolean> {
  if (stars < 1 || stars > mostStars) return false;
  const where = { personId, eventId, status: "ATTENDED" as const, event: { status: "PUBLISHED" as const } };
  return (await db.registration.updateMany({ where, data: { rating: stars } })).count === 1;
}
