import type { Sql } from "../database/open.ts";

/** Keeps a rate: never more than `perSecond` within any second, and that many while there is something to send. */
export interface Throttle {
  /** Milliseconds until the next one may go; 0: now. */
  waitMs(nowMs: number): number;
  take(chatId: string, nowMs: number): void;
  /** The chats that got something so short a time ago that they must wait. */
  resting(nowMs: number): string[];
}

/** @param perChatMs how long a chat rests after each message */
export function createThrottle(perSecond: number, perChatMs: number): Throttle {
  const taken = new Float64Array(perSecond).fill(Number.NEGATIVE_INFINITY);
  const restsUntil = new Map<string, number>();
  let next = 0;
  return {
    waitMs: (nowMs) => Math.max(0, (taken[next] ?? 0) + 1000 - nowMs),
    take(chatId, nowMs) {
      taken[next] = nowMs;
      next = (next + 1) % perSecond;
      restsUntil.set(chatId, nowMs + perChatMs);
    },
    resting(nowMs) {
      for (const [chat, until] of restsUntil) if (until <= nowMs) restsUntil.delete(chat);
      return [...restsUntil.keys()];
    },
  };
}

/** The lease of the pace: one process sends, whoever takes over waits a second first. */
export interface PaceHolder {
  name: string;
  fence: number;
  /** Since when this process holds it. */
  since: Date;
}

/** Takes or renews the lease. @returns null while another process holds it */
export async function holdPace(
  sql: Sql,
  name: string,
  mine: PaceHolder | null,
  now: Date,
  leaseMs: number,
): Promise<PaceHolder | null> {
  const until = new Date(now.getTime() + leaseMs);
  const [row] = await sql.rows<{ fence: number }>(
    `INSERT INTO "Pace" AS p (id, holder, fence, "leasedUntil") VALUES (1, $1, 1, $2::timestamptz)
     ON CONFLICT (id) DO UPDATE SET holder = $1, "leasedUntil" = $2::timestamptz,
       fence = CASE WHEN p.holder = $1 THEN p.fence ELSE p.fence + 1 END
     WHERE p.holder = $1 OR p.holder IS NULL OR p."leasedUntil" < $3::timestamptz
     RETURNING fence`,
    [name, until, now],
  );
  if (row === undefined) return null;
  return { name, fence: row.fence, since: mine?.fence === row.fence ? mine.since : now };
}

/** Gives the lease back, so that a successor need not wait for its end. */
export async function releasePace(sql: Sql, name: string): Promise<void> {
  await sql.rows(`UPDATE "Pace" SET holder = NULL, "leasedUntil" = NULL WHERE holder = $1`, [name]);
}

/** Everyone pauses until then; a shorter pause does not end a longer one. */
export async function pause(sql: Sql, until: Date): Promise<void> {
  await sql.rows(
    `INSERT INTO "Pace" AS p (id, "pausedUntil") VALUES (1, $1::timestamptz)
     ON CONFLICT (id) DO UPDATE SET "pausedUntil" = GREATEST(p."pausedUntil", EXCLUDED."pausedUntil")`,
    [until],
  );
}
