import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import type { EventKind, ProgrammeTag } from "../subscriptions/event-kinds.ts";
import { wantsToHear } from "../subscriptions/subscriber-rows.ts";

// Prisma neither compares the lists of an announcement with those of a subscriber nor groups by the items of a list.

/** The people whom an announcement concerns. An empty list of regions means the whole country. */
export interface Audience {
  kind: EventKind;
  regions: readonly string[];
  tags: readonly ProgrammeTag[];
}

const wants = wantsToHear({ now: sql`a.now`, kind: sql`a.kind`, regions: sql`a.regions`, tags: sql`a.tags` });

/** The FROM and WHERE clauses that select the subscribers who want to hear of it now: `"Subscription" s`, `"Person" p`, the audience `a`. */
export function audienceOf({ kind, regions, tags }: Audience, now: Date): Fragment {
  return sql`FROM "Subscription" s
    JOIN "Person" p ON p.id = s."personId"
    CROSS JOIN (
      SELECT ${kind}::text::"EventKind" AS kind,
        ${[...regions]}::text[] AS regions,
        ${[...tags]}::text[]::"ProgrammeTag"[] AS tags,
        ${now}::timestamptz AS now) a
    WHERE p."blockedAt" IS NULL AND ${wants}`;
}

/** The number of people who would receive an announcement now. */
export interface AudienceSize {
  total: number;
  /** By the language that they read it in. */
  languages: { language: string; count: number }[];
  /** By what they chose, of the regions that it concerns; who chose several is counted in each. Null: the whole country. */
  regions: { region: string | null; count: number }[];
}

export async function countAudience(db: Db, audience: Audience, now: Date): Promise<AudienceSize> {
  const languages = await query<AudienceSize["languages"][number]>(
    db,
    sql`
      SELECT COALESCE(p."languageCode", ${firstLanguage}::text) AS language, count(*)::int AS count
      ${audienceOf(audience, now)}
      GROUP BY 1
      ORDER BY 2 DESC, 1`,
  );
  const regions = await query<AudienceSize["regions"][number]>(
    db,
    sql`
      SELECT r.region, count(*)::int AS count
      FROM (
        SELECT CASE WHEN cardinality(s.regions) > 0 THEN s.regions ELSE ARRAY[NULL]::text[] END AS chosen,
          a.regions AS announced
        ${audienceOf(audience, now)}) l
      CROSS JOIN LATERAL unnest(l.chosen) AS r(region)
      WHERE r.region IS NULL OR cardinality(l.announced) = 0 OR r.region = ANY (l.announced)
      GROUP BY 1
      ORDER BY 2 DESC, 1`,
  );
  return { total: languages.reduce((sum, { count }) => sum + count, 0), languages, regions };
}

/** A range of people: how many they are, and the id of the last of them. */
export interface PeopleCount {
  count: number;
  last: number;
}

/** The range of the next subscribers in the order of their ids, regardless of what they want to hear of. */
export async function nextSubscribers(tx: Db, after: number, size: number): Promise<PeopleCount> {
  const [range] = await query<PeopleCount>(
    tx,
    sql`
      SELECT count(*)::int AS count, COALESCE(max("personId"), 0)::int AS last
      FROM (
        SELECT "personId"
        FROM "Subscription"
        WHERE "personId" > ${after}::int
        ORDER BY "personId"
        LIMIT ${size}::int) s`,
  );
  if (range === undefined) throw new Error("Counting subscribers returned no row.");
  return range;
}

/** The range of the next people in the order of their ids. */
export async function nextPeople(tx: Db, after: number, max: number): Promise<PeopleCount> {
  const [range] = await query<PeopleCount>(
    tx,
    sql`
      SELECT count(*)::int AS count, COALESCE(max(id), 0)::int AS last
      FROM (
        SELECT id
        FROM "Person"
        WHERE id > ${after}::int
        ORDER BY id
        LIMIT ${max}::int) p`,
  );
  if (range === undefined) throw new Error("Counting people returned no row.");
  return range;
}
