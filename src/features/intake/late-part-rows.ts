import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { createBatchedCall } from "../../platform/telegram/batched-call.ts";

// Every message that no form hears asks this: one statement serves all messages that arrive together, where Prisma would need two for each.

/** What was still being told when a person wrote a message. */
export interface ToldStory {
  /** The story of their report that is not filed yet. */
  isDraft: boolean;
  /** The open case to whose story the message belongs; null if the person has no such case. */
  caseId: number | null;
}

/** Finds what was still being told when a person wrote a message. @param writtenAt by Telegram's clock, in seconds */
export type FindToldStory = (personId: number, writtenAt: number) => Promise<ToldStory>;

interface Lookup {
  personId: number;
  writtenAt: number;
}

export function createToldStoryFinder(pool: Sql): FindToldStory {
  const find = createBatchedCall<Lookup, ToldStory>((lookups) => findStories(pool, lookups));
  return (personId, writtenAt) => find({ personId, writtenAt });
}

function findStories(pool: Sql, lookups: readonly Lookup[]): Promise<ToldStory[]> {
  // The earliest case matches: the stories of later reports were closed later.
  return query<ToldStory>(
    pool,
    sql`
      SELECT
        EXISTS (SELECT 1 FROM "Draft" d WHERE d."personId" = g."personId" AND d."storyClosedAt" >= g."writtenAt") AS "isDraft",
        (SELECT c.id
          FROM "Case" c
          WHERE c."personId" = g."personId" AND c."storyClosedAt" >= g."writtenAt" AND c.status <> 'CLOSED'
          ORDER BY c."storyClosedAt"
          LIMIT 1) AS "caseId"
      FROM unnest(
        ${lookups.map(({ personId }) => personId)}::int[],
        ${lookups.map(({ writtenAt }) => new Date(writtenAt * 1000).toISOString())}::timestamptz[]
      ) WITH ORDINALITY AS g("personId", "writtenAt", place)
      ORDER BY g.place`,
  );
}
