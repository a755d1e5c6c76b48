import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { demoPeople } from "../../src/playground/demo-people.ts";
import type { Playground } from "../../src/playground/server.ts";
import { notePeople, type Storage } from "./storage.ts";
import type { Broken } from "./verdict.ts";

/** The people who are there before anybody reports: subscribers and mediators. */
export interface Crowd {
  subscribers: number[];
  mediators: number[];
  /** Whom the outbox has something urgent for. */
  urgent: number[];
  /** Who hears of an event. */
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

/** They have all written to the bot once: Telegram lets it write to nobody else. */
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

/** Chats in which the same words come again for good reason. */
export function repeatedChats({ subscribers, mediators, urgent, listeners }: Crowd): Set<number> {
  return new Set([...subscribers, ...urgent, ...listeners, ...mediators, ...demoPeople.map(({ id }) => id)]);
}

/** To a Tuesday at ten in Almaty: by night nobody is pinged. */
export function toWorkingTime(at: Date): number {
  const wanted = new Date(at);
  wanted.setUTCDate(wanted.getUTCDate() + ((9 - wanted.getUTCDay()) % 7));
  wanted.setUTCHours(5, 0, 0, 0);
  return wanted.getTime() - at.getTime();
}

/** Something urgent for each of them that falls due at one moment. */
export async function fillUrgent(storage: Storage, chats: readonly number[], at: Date): Promise<void> {
  const database = await storage.open();
  await notePeople(database.sql, chats, at);
  await database.sql.rows(
    `INSERT INTO "Delivery" (message, subject, "personId", "chatId", class, "notBefore", "createdAt")
     SELECT $1, 'urgent', p.id, p."telegramId", 1, $3::timestamptz, $3::timestamptz
     FROM "Person" p
     WHERE p."telegramId" = ANY ($2::bigint[])`,
    [setAsideMessage.name, chats, at],
  );
  await database.close();
}

/** What the outbox says in the end. */
export interface OutboxEnd {
  /** "chat message" of what was sent. */
  sent: Set<string>;
  /** Nobody knows whether they arrived: counted, and not sent again. */
  announcementsUnknown: number;
  /** What still waits, or was refused. */
  left: number;
  /** Later ones of a chat's announcements that went before earlier ones. */
  disorder: number;
}

/** @param now what a clock that was ahead has put off until later than this is not left over */
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

/** What must be zero and is not, by name. */
export function brokenPromises(broken: Broken): string[] {
  return Object.entries(broken).flatMap(([name, count]) => (count === 0 ? [] : [`${name} ${count}`]));
}
