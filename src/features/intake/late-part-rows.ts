import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { createBatcher } from "../../platform/telegram/batcher.ts";

// Every message that no form hears asks this: one statement serves all messages that arrive together, where Prisma would need two for each.

/** What was still being told when a person wrote a message. */
export interface ToldStory {
  /** The story of their report that is not filed yet. */
  isDraft: boolean;
  /** The open case whose story it was; null if there is none. */
  caseId: number | null;
}

/** Finds what was still being told when a person wrote a message. @param writtenAt by Telegram's clock, in seconds */
export type FindToldStory = (personId: number, writtenAt: number) => Promise<ToldStory>;

interface Lookup extends ToldStory {
  personId: number;
  writtenAt: number;
}

export function createToldStoryFinder(pool: Sql): FindToldStory {
  const batcher = createBatcher<Lookup>((lookups) => findStories(pool, lookups));
  return async (personId, writtenAt) => {
    const lookup: Lookup = { personId, writtenAt, isDraft: false, caseId: null };
    await batcher.store(lookup);
    return lookup;
  };
}

async function findStories(pool: Sql, lookups: Lookup[]): Promise<void> {
  // The earliest case matches: the stories of later reports were closed later.
  const rows = await query<ToldStory & { place: number }>(
    pool,
    sql`
      SELECT g.place::int AS place,
        EXISTS (SELECT 1 FROM "Draft" d WHERE d."personId" = g."personId" AND d."storyClosedAt" >= g."writtenAt") AS "isDraft",
        (SELECT c.id
          FROM "Case" c
          WHERE c."personId" = g."personId" AND c."storyClosedAt" >= g."writtenAt" AND c.status <> 'CLOSED'
          ORDER BY c."storyClosedAt"
          LIMIT 1) AS "caseId"
      FROM unnest(
        ${lookups.map(({ personId }) => personId)}::int[],
        ${lookups.map(({ writtenAt }) => new Date(writtenAt * 1000).toISOString())}::timestamptz[]
      ) WITH ORDINALITY AS g("personId", "writtenAt", place)`,
  );
  for (const { place, isDraft, caseId } of rows) {
    const lookup = lookups[place - 1];
    if (lookup !== undefined) Object.assign(lookup, { isDraft, caseId });
  }
}
