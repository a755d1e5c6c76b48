import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { momentOf } from "../../platform/time/local-day.ts";
import { localTimeOf } from "../../platform/time/local-time.ts";
import { dayMs } from "../../platform/time/units.ts";
import { mayAnywhere, regionsFor } from "../people/permissions.ts";
import type { Grouping, Period } from "./buttons.ts";
import { countHeld, type Figures } from "./figure-rows.ts";

export interface Report {
  total: Figures;
  groups: Figures[];
}

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
  const rows = await countHeld(db, { from: since(period, now), until: now }, own, by);
  const groups = rows.filter(({ total }) => !total).map(({ total: _, ...group }) => group);
  const { total: _, ...total } = rows.find((row) => row.total) ?? { total: true, ...nothing };
  return { total, groups };
}

const nothing: Figures = { name: null, held: 0, registered: 0, came: 0, walkIns: 0, rating: null };

/** The beginning of the local year, or thirty days ago. */
function since(period: Period, now: Date): Date {
  if (period === "month") return new Date(now.getTime() - 30 * dayMs);
  return momentOf(`${localTimeOf(now).year}-01-01`, 0);
}
