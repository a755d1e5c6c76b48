import { int } from "../../platform/chat/buttons.ts";
import type { Event } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { defineMessage } from "../../platform/telegram/outbox/outbox-message.ts";
import { type EventFields, readFields } from "./fields.ts";

/** Announces an event to subscribers. */
export const announcementMessage = defineMessage({
  name: "events.announcement",
  subject: { event: int },
  priority: "news",
});

export interface PublicEvent {
  id: number;
  status: "PUBLISHED" | "CANCELLED";
  facts: EventFields;
  startsAt: Date;
  endsAt: Date;
  places: number | null;
  taken: number;
  registerUntil: Date | null;
  sequence: number;
}

/** What the public may see of an event; null unless it is published or cancelled. */
export function publicEvent(row: Event): PublicEvent | null {
  const { id, status, facts, startsAt, endsAt, places, taken, registerUntil, sequence } = row;
  if ((status !== "PUBLISHED" && status !== "CANCELLED") || startsAt === null || endsAt === null) return null;
  return { id, status, facts: readFields(facts), startsAt, endsAt, places, taken, registerUntil, sequence };
}

export async function readPublicEvent(db: Db, id: number): Promise<PublicEvent | null> {
  const row = await db.event.findUnique({ where: { id } });
  return row === null ? null : publicEvent(row);
}
