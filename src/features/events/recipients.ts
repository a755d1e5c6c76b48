import type { Addressed } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { RegistrationStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { rawSql } from "../../platform/database/sql.ts";
import { findStopped } from "../announcements/announcements.ts";
import { wantsToHear } from "../subscriptions/subscription-filter.ts";
import { announcementMessage, type PublicEvent, publicEvent } from "./events.ts";
import { type Participation, participationOf } from "./participation.ts";

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
  const rows = await recipientsOf(db, ids, [...new Set(deliveries.map(({ personId }) => personId))], now);
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

interface RecipientRow {
  eventId: number;
  personId: number;
  status: RegistrationStatus | null;
  offeredUntil: Date | null;
  subscribed: boolean;
}

const wants = rawSql(wantsToHear({ now: "a.now", kind: "e.kind", regions: "e.regions", tags: "e.tags" }));

/** Loads the recipients in one statement, because an announcement has hundreds of thousands. */
function recipientsOf(db: Db, eventIds: number[], personIds: number[], now: Date): Promise<RecipientRow[]> {
  return db.$queryRaw<RecipientRow[]>`
    SELECT e.id AS "eventId", p.id AS "personId", r.status::text AS status, r."offeredUntil",
      (s."personId" IS NOT NULL AND ${wants}) IS TRUE AS subscribed
    FROM "Person" p JOIN "Event" e ON e.id = ANY (${eventIds}::int[]) CROSS JOIN (SELECT ${now}::timestamptz AS now) a
    LEFT JOIN "Registration" r ON r."eventId" = e.id AND r."personId" = p.id
    LEFT JOIN "Subscription" s ON s."personId" = p.id
    WHERE p.id = ANY (${personIds}::int[])`;
}
