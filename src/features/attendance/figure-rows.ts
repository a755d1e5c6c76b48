import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import type { Grouping } from "./buttons.ts";

// Prisma has no aggregates over a join and no groups by the items of a list.

/** Numbers about past events. */
export interface Figures {
  /** The id of a region, or a kind of event. Null: the whole country or, in the total, all events. */
  name: string | null;
  held: number;
  /** The people who were registered, whether or not they came. */
  registered: number;
  came: number;
  walkIns: number;
  /** The mean rating; null if fewer than five people have rated. */
  rating: number | null;
}

// Fewer ratings would reveal what an individual thinks.
const minRatings = 5;

/**
 * Counts the events that ended within a span, by region or kind, and in total. An event of several regions counts in each region.
 * @param own only events all of whose regions are among these
 */
export function countHeld(
  db: Db,
  { from, until }: { from: Date; until: Date },
  own: readonly string[] | "everywhere",
  by: Grouping,
): Promise<(Figures & { total: boolean })[]> {
  const everywhere = own === "everywhere";
  return query(
    db,
    sql`
      WITH held AS (
        SELECT e.id, e.kind, e.regions, e."walkIns",
          count(r.id) FILTER (WHERE r.status IN ('GOING', 'ATTENDED')) AS registered,
          count(r.id) FILTER (WHERE r.status = 'ATTENDED') AS came,
          count(r.rating) AS ratings,
          COALESCE(sum(r.rating), 0) AS stars
        FROM "Event" e
        LEFT JOIN "Registration" r ON r."eventId" = e.id
        WHERE e.status = 'PUBLISHED'
          AND e."endsAt" <= ${until}::timestamptz
          AND e."endsAt" >= ${from}::timestamptz
          AND (${everywhere}::boolean OR (e.regions <@ ${everywhere ? [] : own}::text[] AND cardinality(e.regions) > 0))
        GROUP BY e.id)
      , parts AS (
        SELECT true AS total, NULL AS name, h.*
        FROM held h
        UNION ALL
        SELECT false, CASE WHEN ${by}::text = 'kind' THEN h.kind::text ELSE region END, h.*
        FROM held h
        LEFT JOIN LATERAL unnest(CASE WHEN ${by}::text = 'region' THEN h.regions END) AS region ON true)
      SELECT total, name,
        count(*)::int AS held,
        COALESCE(sum(registered), 0)::int AS registered,
        COALESCE(sum(came), 0)::int AS came,
        COALESCE(sum("walkIns"), 0)::int AS "walkIns",
        CASE WHEN sum(ratings) >= ${minRatings}::int THEN (sum(stars)::float8 / sum(ratings)) END AS rating
      FROM parts
      GROUP BY total, name
      ORDER BY total DESC, held DESC, name`,
  );
}
