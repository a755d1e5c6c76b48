import type { Update } from "grammy/types";
import type { Db, Sql } from "../../database/open.ts";
import { type Fragment, query, sql } from "../../database/sql.ts";
import { deletableMs } from "../deletable.ts";

// Prisma cannot store them in the statement that ends their update, and its deleteMany has no limit.

/** The message that a person has written in a private chat. */
export function ownMessage({ message }: Update): number[] {
  return message?.chat.type === "private" ? [message.message_id] : [];
}

/**
 * A part of the statement that ends updates: what was said with the rows of `gone`. If a process dies between a direct answer and the end of
 * its update, that answer is not noted; the answer of the repeat is.
 */
export function noteRecent(endings: readonly { row: { id: string }; said?: readonly number[] }[]): Fragment {
  const said = endings.flatMap(({ row, said = [] }) => said.map((message) => [row.id, message] as const));
  const [ids, messages] = [said.map(([id]) => id), said.map(([, message]) => message)];
  return sql`noted AS (
       INSERT INTO "RecentMessage" (key, "messageId", "saidAt")
       SELECT g.key, m.id, clock.now
       FROM gone g
       JOIN unnest(${ids}::bigint[], ${messages}::int[]) AS m("endedId", id) ON m."endedId" = g.id
       CROSS JOIN clock
       ON CONFLICT DO NOTHING)`;
}

/** Takes the ids of what was said in a chat and can still be deleted: nobody else takes them. @param key as `keyOf` makes it */
export async function takeRecent(tx: Db, key: string, now: Date): Promise<number[]> {
  const taken = await query<{ messageId: number; saidAt: Date }>(
    tx,
    sql`
      DELETE FROM "RecentMessage"
      WHERE key = ${key}
      RETURNING "messageId", "saidAt"`,
  );
  const since = now.getTime() - deletableMs;
  return taken.flatMap(({ messageId, saidAt }) => (saidAt.getTime() > since ? [messageId] : []));
}

/** Forgets up to `limit` messages that were said before a time. @returns how many */
export async function forgetRecent(pool: Sql, until: Date, limit: number): Promise<number> {
  const [row] = await query<{ count: number }>(
    pool,
    sql`
      WITH gone AS (
        DELETE FROM "RecentMessage"
        WHERE (key, "messageId") IN (
          SELECT key, "messageId"
          FROM "RecentMessage"
          WHERE "saidAt" < ${until}::timestamptz
          ORDER BY "saidAt"
          LIMIT ${limit}::int)
        RETURNING 1)
      SELECT count(*)::int AS count
      FROM gone`,
  );
  return row?.count ?? 0;
}
