import type { Addressed } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import { findStopped } from "../announcements/announcements.ts";
import { announcementMessage, type PublicEvent, publicEvent } from "./events.ts";
import { type Participation, participationOf } from "./participation.ts";
import { findRecipients } from "./recipient-rows.ts";

/** What is needed to tell one recipient about an event. */
export interface RecipientFacts {
  told: ToldEvent;
  participation: Participation;
  /** Whether the recipient now wants to hear of such events. */
  subscribed: boolean;
}

/** What is needed to tell a whole batch about an event. */
export interface ToldEvent {
  event: PublicEvent;
  /** The starts of the event and of its stages, in milliseconds. */
  occasions: number[];
  /** Whether its announcement was stopped, so that nobody else receives it. */
  isStopped: boolean;
  /** Rendered screens by language and participation, because most recipients see the same. */
  screens: Map<string, Screen>;
}

/** A delivery about an event. */
export type EventDelivery = Addressed<{ event: number }>;

/** Loads the events of a batch once, and the participation of each recipient. */
export async function loadRecipients<Delivery extends EventDelivery>(
  db: Db,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<Map<Delivery, RecipientFacts>> {
  const ids = [...new Set(deliveries.map(({ subject }) => subject.event))];
  const events = await loadEvents(db, ids);
  const rows = await findRecipients(db, ids, [...new Set(deliveries.map(({ personId }) => personId))], now);
  const rowOf = new Map(rows.map((row) => [`${row.eventId} ${row.personId}`, row]));
  const facts = new Map<Delivery, RecipientFacts>();
  for (const delivery of deliveries) {
    const id = delivery.subject.event;
    const told = events.get(id);
    const row = rowOf.get(`${id} ${delivery.personId}`);
    if (told === undefined || row === undefined) continue;
    const { status, offeredUntil, subscribed } = row;
    facts.set(delivery, {
      told,
      participation: participationOf(status === null ? null : { status, offeredUntil }, told.event.startsAt),
      subscribed,
    });
  }
  return facts;
}

async function loadEvents(db: Db, ids: number[]): Promise<Map<number, ToldEvent>> {
  const rows = await db.event.findMany({ where: { id: { in: ids } }, include: { occasions: true } });
  const subjects = ids.map((event) => ({ event }));
  const stopped = new Set((await findStopped(db, announcementMessage, subjects)).map(({ event }) => event));
  const events = new Map<number, ToldEvent>();
  for (const { occasions, ...row } of rows) {
    const event = publicEvent(row);
    if (event === null) continue;
    const starts = occasions.map(({ at }) => at.getTime());
    events.set(row.id, { event, occasions: starts, isStopped: stopped.has(row.id), screens: new Map() });
  }
  return events;
}
