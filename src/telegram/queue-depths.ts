import type { Sql } from "../database/open.ts";
import { countAside } from "./aside.ts";

/** How full inbox and outbox are; ages in seconds, 0 where nothing waits. */
export interface Depths {
  inbox: {
    waiting: number;
    /** Of those: of chats that send too many at once, not due yet. */
    slowed: number;
    oldestSeconds: number;
    setAside: number;
  };
  /** What is due, and what waits for its time, by class. */
  outbox: { class: number; due: number; later: number; oldestSeconds: number }[];
  /** Until when nothing is said to anybody (a 429); null: it is. */
  pausedUntil: Date | null;
  /** How many chats nothing is said to for a time. */
  heldChats: number;
}

/** Counting hundreds of thousands may take only so much of the time: the embedded database does nothing else meanwhile. */
const share = 1 / 200;
/** The inbox is counted each time as long as it takes no longer than this. */
const quickMs = 100;

/** Reads them again and again; what takes long to count is counted more seldom. */
export function createDepths(sql: Sql): (now: Date) => Promise<Depths> {
  const inbox = seldom((now) => countInbox(sql, now), quickMs);
  const outbox = seldom((now) => countOutbox(sql, now));
  return async (now) => ({
    inbox: { ...(await inbox(now)), setAside: (await countAside(sql)).count },
    outbox: await outbox(now),
    ...(await readHolds(sql, now)),
  });
}

/** Remembers what it counted as long as its share of the time asks for. */
function seldom<T>(count: (now: Date) => Promise<T>, alwaysMs = 0): (now: Date) => Promise<T> {
  let counted: { found: T; againAt: number } | null = null;
  return async (now) => {
    const began = performance.now();
    if (counted !== null && began < counted.againAt) return counted.found;
    const found = await count(now);
    const ended = performance.now();
    counted = { found, againAt: ended - began < alwaysMs ? ended : ended + (ended - began) / share };
    return found;
  };
}

async function countInbox(sql: Sql, now: Date): Promise<Omit<Depths["inbox"], "setAside">> {
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

async function readHolds(sql: Sql, now: Date): Promise<Pick<Depths, "pausedUntil" | "heldChats">> {
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

async function countOutbox(sql: Sql, now: Date): Promise<Depths["outbox"]> {
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
