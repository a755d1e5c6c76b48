import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { demoPeople } from "../../src/playground/demo-people.ts";
import type { Playground } from "../../src/playground/server.ts";
import type { Broken } from "./compare.ts";
import { notePeople, type Storage } from "./storage.ts";

/** The people who exist before anybody reports: subscribers and mediators. */
export interface Crowd {
  subscribers: number[];
  mediators: number[];
  /** People for whom the outbox has an urgent message. */
  urgent: number[];
  /** Subscribers of events. */
  listeners: number[];
}

const from = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at);

export function makeCrowd(subscribers: number, mediators: number, urgent = 0, listeners = 0): Crowd {
  return {
    subscribers: from(900_000, subscribers),
    mediators: from(800_000, mediators),
    urgent: from(910_000, urgent),
    listeners: from(920_000, listeners),
  };
}

export const demoStaff = demoPeople.map(({ language: _, staff: __, ...person }) => person);

/** Lets everybody write to the bot once, because Telegram lets a bot write only to people who have written to it. */
export function gather(playground: Playground, { subscribers, mediators, urgent, listeners }: Crowd): void {
  for (const id of [...subscribers, ...urgent, ...listeners]) {
    playground.addPerson({ id, firstName: "Тыңдарман", languageCode: "kk", role: "subscriber" });
    playground.sendSticker(id);
  }
  for (const id of mediators) {
    playground.addPerson({ id, firstName: "Медиатор", languageCode: "kk", role: "mediator" });
    playground.sendText(id, "/start");
  }
  for (const { id, staff } of demoPeople) if (staff !== null) playground.sendText(id, "/start");
}

/** Chats in which the same text may rightly come again. */
export function repeatedChats({ subscribers, mediators, urgent, listeners }: Crowd): Set<number> {
  return new Set([...subscribers, ...urgent, ...listeners, ...mediators, ...demoPeople.map(({ id }) => id)]);
}

/** The milliseconds to a Tuesday at ten in Almaty, because nobody is pinged at night. */
export function toWorkingTime(at: Date): number {
  const wanted = new Date(at);
  wanted.setUTCDate(wanted.getUTCDate() + ((9 - wanted.getUTCDay()) % 7));
  wanted.setUTCHours(5, 0, 0, 0);
  return wanted.getTime() - at.getTime();
}

/** Creates an urgent delivery for each chat, all due at the same moment. */
export async function fillUrgent(storage: Storage, chats: readonly number[], at: Date): Promise<void> {
  const database = await storage.open();
  await notePeople(database.sql, chats, at);
  await database.sql.rows(
    `INSERT INTO "Delivery" (message, subject, "personId", class, "notBefore", "createdAt")
     SELECT $1, 'urgent', p.id, 1, $3::timestamptz, $3::timestamptz
     FROM "Person" p
     WHERE p."telegramId" = ANY ($2::bigint[])`,
    [setAsideMessage.name, chats, at],
  );
  await database.close();
}

/** The state of the outbox at the end. */
export interface OutboxEnd {
  /** The sent messages, as "chat message". */
  sent: Set<string>;
  /** Announcements of which nobody knows whether they arrived. They are not sent again. */
  announcementsUnknown: number;
  /** Deliveries that still wait or were refused. */
  left: number;
  /** Announcements that a chat got before an earlier announcement. */
  disorder: number;
}

/** @param now deliveries that a wrong clock has postponed until after this time do not count as left */
export async function readOutbox({ sql }: Database, now = new Date("9999-01-01T00:00:00Z")): Promise<OutboxEnd> {
  const [row] = await sql.rows<{ unknown: number; left: number; disorder: number }>(
    `SELECT count(*) FILTER (WHERE status = 'UNKNOWN')::int AS unknown,
       count(*) FILTER (WHERE status IN ('WAITING', 'SENDING', 'REFUSED') AND "notBefore" <= $1::timestamptz
         AND (subject LIKE 'broadcast-%' OR subject = 'urgent' OR message = 'assignment.ping'))::int AS left,
       (SELECT count(*) FROM (SELECT "messageId" - lag("messageId") OVER (PARTITION BY "personId" ORDER BY id) AS step
          FROM "Delivery" WHERE subject LIKE 'broadcast-%' AND status = 'SENT') s WHERE step <= 0)::int AS disorder
     FROM "Delivery"`,
    [now],
  );
  const sent = await sql.rows<{ key: string }>(
    `SELECT p."telegramId" || ' ' || d."messageId" AS key
     FROM "Delivery" d
     JOIN "Person" p ON p.id = d."personId"
     WHERE d."messageId" IS NOT NULL`,
  );
  return {
    sent: new Set(sent.map(({ key }) => key)),
    announcementsUnknown: row?.unknown ?? 0,
    left: row?.left ?? 0,
    disorder: row?.disorder ?? 0,
  };
}

/** The counts that must be zero and are not, with their names. */
export function brokenPromises(broken: Broken): string[] {
  return Object.entries(broken).flatMap(([name, count]) => (count === 0 ? [] : [`${name} ${count}`]));
}
