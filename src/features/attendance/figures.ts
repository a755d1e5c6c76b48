import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { momentOf } from "../../platform/time/local-day.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { dayMs } from "../../platform/time/units.ts";
import { mayAnywhere, regionsFor } from "../people/permissions.ts";
import type { Grouping, Period } from "./buttons.ts";

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

export interface Report {
  total: Figures;
  groups: Figures[];
}

// Fewer ratings would reveal what an individual thinks.
const minRatings = 5;

/**
 * Reads the numbers of past events by region or kind. An event of several regions counts in each region, and once in the total.
 * Editors and the council see events all of whose regions are theirs. Null for other people.
 */
export async function readFigures(
  db: Db,
  person: Person,
  { period, by }: { period: Period; by: Grouping },
  now: Date,
): Promise<Report | null> {
  if (!mayAnywhere(person, "readFigures")) return null;
  const own = regionsFor(person, "readFigures");
  const everywhere = own === "everywhere";
  const rows = await db.$queryRaw<Row[]>`
    WITH held AS (
      SELECT e.id, e.kind, e.regions, e."walkIns",
        count(r.id) FILTER (WHERE r.status IN ('GOING', 'ATTENDED')) AS registered,
        count(r.id) FILTER (WHERE r.status = 'ATTENDED') AS came,
        count(r.rating) AS ratings, COALESCE(sum(r.rating), 0) AS stars
      FROM "Event" e LEFT JOIN "Registration" r ON r."eventId" = e.id
      WHERE e.status = 'PUBLISHED' AND e."endsAt" <= ${now}::timestamptz AND e."endsAt" >= ${since(period, now)}::timestamptz
        AND (${everywhere}::boolean OR (e.regions <@ ${everywhere ? [] : own}::text[] AND cardinality(e.regions) > 0))
      GROUP BY e.id),
    parts AS (
      SELECT true AS total, NULL AS name, h.* FROM held h
      UNION ALL
      SELECT false, CASE WHEN ${by}::text = 'kind' THEN h.kind::text ELSE region END, h.* FROM held h
      LEFT JOIN LATERAL unnest(CASE WHEN ${by}::text = 'region' THEN h.regions END) AS region ON true)
    SELECT total, name, count(*)::int AS held, COALESCE(sum(registered), 0)::int AS registered,
      COALESCE(sum(came), 0)::int AS came,
      COALESCE(sum("walkIns"), 0)::int AS "walkIns",
      CASE WHEN sum(ratings) >= ${minRatings}::int THEN (sum(stars)::float8 / sum(ratings)) END AS rating
    FROM parts
    GROUP BY total, name
    ORDER BY total DESC, held DESC, name`;
  const groups = rows.filter(({ total }) => !total).map(({ total: _, ...group }) => group);
  const { total: _, ...total } = rows.find((row) => row.total) ?? { total: true, ...nothing };
  return { total, groups };
}

type Row = Figures & { total: boolean };

const nothing: Figures = { name: null, held: 0, registered: 0, came: 0, walkIns: 0, rating: null };

/** The beginning of the local year, or thirty days ago. */
function since(period: Period, now: Date): Date {
  if (period === "month") return new Date(now.getTime() - 30 * dayMs);
  return momentOf(`${localTimeOf(now).year}-01-01`, 0);
}
