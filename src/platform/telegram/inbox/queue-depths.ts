import type { Sql } from "../../database/open.ts";
import { countDeadLetters } from "./dead-letter-rows.ts";
import { countHolds, countInbox, countOutbox } from "./depth-rows.ts";

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
export function createQueueDepths(pool: Sql): (now: Date) => Promise<QueueDepths> {
  const inbox = limitCost((now) => inboxDepth(pool, now), quickMs);
  const outbox = limitCost((now) => outboxDepth(pool, now));
  return async (now) => ({
    inbox: { ...(await inbox(now)), setAside: (await countDeadLetters(pool)).count },
    outbox: await outbox(now),
    ...(await countHolds(pool, now)),
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

async function inboxDepth(pool: Sql, now: Date): Promise<Omit<QueueDepths["inbox"], "setAside">> {
  const { since, ...counts } = await countInbox(pool, now);
  return { ...counts, oldestSeconds: ageOf(since, now) };
}

async function outboxDepth(pool: Sql, now: Date): Promise<QueueDepths["outbox"]> {
  const rows = await countOutbox(pool, now);
  return rows.map(({ since, ...counts }) => ({ ...counts, oldestSeconds: ageOf(since, now) }));
}

function ageOf(since: Date | null, now: Date): number {
  return since === null ? 0 : Math.max(0, (now.getTime() - since.getTime()) / 1000);
}
