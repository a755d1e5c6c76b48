import { findStopped } from "../announcements/announcements.ts";
import type { Addressed } from "../chat/message.ts";
import type { Screen } from "../chat/screen.ts";
import type { RegistrationStatus } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import { rawSql } from "../database/sql.ts";
import { wantsToHear } from "../subscriptions/subscription-filter.ts";
import { announcementMessage, type PublicEvent, publicEvent } from "./events.ts";
import { type Participation, participationOf } from "./participation.ts";

/** What one reader is told an event with. */
export interface RecipientFacts {
  told: ToldEvent;
  participation: Participation;
  /** Wants to hear of such events, now. */
  subscribed: boolean;
}

/** An event as a whole batch is told it. */
export interface ToldEvent {
  event: PublicEvent;
  /** When something of it begins, in milliseconds. */
  occasions: number[];
  /** Its announcement was stopped: who has not read it yet does not. */
  isStopped: boolean;
  /** Most readers read the same: made once for a language and a participation. */
  screens: Map<string, Screen>;
}

/** Something that one reader is told of an event. */
export type EventDelivery = Addressed<{ event: number }>;

/** Loads the events of a batch once, and how each reader stands to theirs. */
export async function loadRecipients<Delivery extends EventDelivery>(
  db: Db,
  deliveries: readonly Delivery[],
  now: Date,
): Promise<Map<Delivery, RecipientFacts>> {
  const ids = [...new Set(deliveries.map(({ subject }) => subject.event))];
  const events = await loadEvents(db, ids);
  const rows = await readersOf(db, ids, [...new Set(deliveries.map(({ personId }) => personId))], now);
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
  const abouts = ids.map((event) => ({ event }));
  const stopped = new Set((await findStopped(db, announcementMessage, abouts)).map(({ event }) => event));
  const events = new Map<number, ToldEvent>();
  for (const { occasions, ...row } of rows) {
    const event = publicEvent(row);
    if (event === null) continue;
    const begins = occasions.map(({ at }) => at.getTime());
    events.set(row.id, { event, occasions: begins, isStopped: stopped.has(row.id), screens: new Map() });
  }
  return events;
}

interface ReaderRow {
  eventId: number;
  personId: number;
  status: RegistrationStatus | null;
  offeredUntil: Date | null;
  subscribed: boolean;
}

const wants = rawSql(wantsToHear({ now: "a.now", kind: "e.kind", regions: "e.regions", tags: "e.tags" }));

/** In one statement: an announcement has hundreds of thousands of readers. */
function readersOf(db: Db, eventIds: number[], personIds: number[], now: Date): Promise<ReaderRow[]> {
  return db.$queryRaw<ReaderRow[]>`
    SELECT e.id AS "eventId", p.id AS "personId", r.status::text AS status, r."offeredUntil",
      (s."personId" IS NOT NULL AND ${wants}) IS TRUE AS subscribed
    FROM "Person" p JOIN "Event" e ON e.id = ANY (${eventIds}::int[]) CROSS JOIN (SELECT ${now}::timestamptz AS now) a
    LEFT JOIN "Registration" r ON r."eventId" = e.id AND r."personId" = p.id
    LEFT JOIN "Subscription" s ON s."personId" = p.id
    WHERE p.id = ANY (${personIds}::int[])`;
}
