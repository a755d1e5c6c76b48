import type { Sql } from "../database/open.ts";

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

/** Counting hundreds of thousands may take so much of the time and no more: the embedded database does nothing else meanwhile. */
const share = 1 / 200;

/** Reads them again and again; where counting the outbox takes long, it is counted more seldom. */
export function createDepths(sql: Sql): (now: Date) => Promise<Depths> {
  let counted = { outbox: [] as Depths["outbox"], againAt: Number.NEGATIVE_INFINITY };
  return async (now) => {
    const quick = await readQuick(sql, now);
    const began = performance.now();
    if (began >= counted.againAt) {
      const outbox = await countOutbox(sql, now);
      counted = { outbox, againAt: performance.now() + (performance.now() - began) / share };
    }
    return { ...quick, outbox: counted.outbox };
  };
}

async function readQuick(sql: Sql, now: Date): Promise<Omit<Depths, "outbox">> {
  const [row] = await sql.rows<{
    waiting: number;
    slowed: number;
    since: Date | null;
    setAside: number;
    pausedUntil: Date | null;
    heldChats: number;
  }>(
    `SELECT
       (SELECT count(*) FROM "Update" WHERE "setAsideAt" IS NULL)::int AS waiting,
       (SELECT count(*) FROM "Update" WHERE "setAsideAt" IS NULL AND error IS NULL AND "dueAt" > $1::timestamptz)::int AS slowed,
       (SELECT min(CASE WHEN error IS NULL THEN "dueAt" ELSE "receivedAt" END) FROM "Update" WHERE "setAsideAt" IS NULL) AS since,
       (SELECT count(*) FROM "Update" WHERE "setAsideAt" IS NOT NULL)::int AS "setAside",
       GREATEST(
         (SELECT max("until") FROM "Hold" WHERE scope = 'EVERYBODY' AND "until" > $1::timestamptz),
         (SELECT "pausedUntil" FROM "Pace" WHERE "pausedUntil" > $1::timestamptz)) AS "pausedUntil",
       (SELECT count(*) FROM "Hold" WHERE scope = 'CHAT' AND "until" > $1::timestamptz)::int AS "heldChats"`,
    [now],
  );
  return {
    inbox: {
      waiting: row?.waiting ?? 0,
      slowed: row?.slowed ?? 0,
      oldestSeconds: ageOf(row?.since, now),
      setAside: row?.setAside ?? 0,
    },
    pausedUntil: row?.pausedUntil ?? null,
    heldChats: row?.heldChats ?? 0,
  };
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
