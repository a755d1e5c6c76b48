import type { Sql } from "../../database/open.ts";
import { countDeadLetters } from "./dead-letters.ts";

/** How much waits in the inbox and the outbox. Ages are in seconds, 0 if nothing waits. */
export interface QueueDepths {
  inbox: {
    waiting: number;
    /** How many of them are not due yet, because their chat has sent too many at once. */
    slowed: number;
    oldestSeconds: number;
    setAside: number;
  };
  /** The deliveries that are due and those that wait for their time, by class. */
  outbox: { class: number; due: number; later: number; oldestSeconds: number }[];
  /** Until when nothing is sent to anybody because of a 429; null if there is no such hold. */
  pausedUntil: Date | null;
  /** How many chats are held. */
  heldChats: number;
}

/** Counting may use at most this share of the time, because the embedded database does nothing else meanwhile. */
const maxShare = 1 / 200;
/** The inbox is counted every time while that takes no longer than this. */
const quickMs = 100;

/** Creates a function that reads the depths. Counts that take long are repeated less often. */
export function createQueueDepths(sql: Sql): (now: Date) => Promise<QueueDepths> {
  const inbox = limitCost((now) => countInbox(sql, now), quickMs);
  const outbox = limitCost((now) => countOutbox(sql, now));
  return async (now) => ({
    inbox: { ...(await inbox(now)), setAside: (await countDeadLetters(sql)).count },
    outbox: await outbox(now),
    ...(await readHolds(sql, now)),
  });
}

/** Wraps a count so that it is repeated only as often as its share of the time allows. */
function limitCost<T>(count: (now: Date) => Promise<T>, alwaysMs = 0): (now: Date) => Promise<T> {
  let last: { found: T; repeatAt: number } | null = null;
  return async (now) => {
    const began = performance.now();
    if (last !== null && began < last.repeatAt) return last.found;
    const found = await count(now);
    const ended = performance.now();
    last = { found, repeatAt: ended - began < alwaysMs ? ended : ended + (ended - began) / maxShare };
    return found;
  };
}

async function countInbox(sql: Sql, now: Date): Promise<Omit<QueueDepths["inbox"], "setAside">> {
  const [row] = await sql.rows<{ waiting: number; slowed: number; since: Date | null }>(
    `SELECT count(*)::int AS waiting,
       count(*) FILTER (WHERE error IS NULL AND "dueAt" > $1::timestamptz)::int AS slowed,
       min(CASE WHEN error IS NULL THEN "dueAt" ELSE "receivedAt" END) AS since
     FROM "Update"
     WHERE "setAsideAt" IS NULL`,
    [now],
  );
  return { waiting: row?.waiting ?? 0, slowed: row?.slowed ?? 0, oldestSeconds: ageOf(row?.since, now) };
}

async function readHolds(sql: Sql, now: Date): Promise<Pick<QueueDepths, "pausedUntil" | "heldChats">> {
  const [row] = await sql.rows<{ pausedUntil: Date | null; heldChats: number }>(
    `SELECT
       GREATEST(
         (SELECT max("until") FROM "Hold" WHERE scope = 'EVERYBODY' AND "until" > $1::timestamptz),
         (SELECT "pausedUntil" FROM "Pace" WHERE "pausedUntil" > $1::timestamptz)) AS "pausedUntil",
       (SELECT count(*) FROM "Hold" WHERE scope = 'CHAT' AND "until" > $1::timestamptz)::int AS "heldChats"`,
    [now],
  );
  return row ?? { pausedUntil: null, heldChats: 0 };
}

async function countOutbox(sql: Sql, now: Date): Promise<QueueDepths["outbox"]> {
  const rows = await sql.rows<{ class: number; due: number; later: number; since: Date | null }>(
    `SELECT class, count(*) FILTER (WHERE "notBefore" <= $1::timestamptz)::int AS due,
       count(*) FILTER (WHERE "notBefore" > $1::timestamptz)::int AS later,
       min("notBefore") FILTER (WHERE "notBefore" <= $1::timestamptz) AS since
     FROM (SELECT class, "notBefore" FROM "Delivery" WHERE status = 'WAITING'
       UNION ALL SELECT class, "notBefore" FROM "Delivery" WHERE status = 'SENDING') d GROUP BY class`,
    [now],
  );
  return rows.map(({ since, ...counts }) => ({ ...counts, oldestSeconds: ageOf(since, now) }));
}

function ageOf(since: Date | null | undefined, now: Date): number {
  return since == null ? 0 : Math.max(0, (now.getTime() - since.getTime()) / 1000);
}
