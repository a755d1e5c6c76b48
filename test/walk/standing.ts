import type { Database } from "../../src/platform/database/open.ts";

/** Every table's rows, without what a repeat may change: times are only there or not, what is sealed is sealed each time differently. */
export type Standing = ReadonlyMap<string, readonly string[]>;

// The wire's own; places, which nobody changes.
const left = new Set([
  "Update",
  "ChatState",
  "Pace",
  "Act",
  "ReceivedUpdate",
  "AsideUpdate",
  "Hold",
  "JobFailure",
  "_prisma_migrations",
]);
const still = ["Region", "District", "Place", "DistrictGrid", "Room", "Holiday", "SpokenLanguage", "Hotline"];
/** What of a delivery is the act's and not the sender's. */
const ofDelivery = ["message", "subject", "personId", "class", "wantedVersion", "retractedAt"];

export async function standingOf({ sql }: Database): Promise<Standing> {
  const tables = await tablesOf(sql);
  const parts = tables.map(
    (table) => `SELECT '${table}' AS name, COALESCE(jsonb_agg(to_jsonb(t)), '[]'::jsonb) AS rows FROM "${table}" t`,
  );
  const found = await sql.rows<{ name: string; rows: Record<string, unknown>[] }>(parts.join(" UNION ALL "));
  return new Map(found.map(({ name, rows }) => [name, rows.map((row) => lasting(name, row)).sort()]));
}

let known: string[] | null = null;

async function tablesOf(sql: Database["sql"]): Promise<string[]> {
  if (known === null) {
    const rows = await sql.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()`,
    );
    known = rows.map(({ name }) => name).filter((name) => !left.has(name) && !still.includes(name));
  }
  return known;
}

function lasting(table: string, row: Record<string, unknown>): string {
  const entries = Object.entries(row).filter(([name]) => table !== "Delivery" || ofDelivery.includes(name));
  return JSON.stringify(entries.map(([name, value]) => [name, steady(name, value)]));
}

function steady(name: string, value: unknown): unknown {
  if (value === null || !(/(At|Until|Before|From|Since)$|^since$/.test(name) || name.endsWith("Sealed"))) return value;
  return "something";
}

/** What one has and the other has not, in a few words. */
export function difference(one: Standing, other: Standing): string {
  const found: string[] = [];
  for (const [table, rows] of other) {
    const before = one.get(table) ?? [];
    for (const row of rows) if (!before.includes(row)) found.push(`${table} + ${row}`);
    for (const row of before) if (!rows.includes(row)) found.push(`${table} - ${row}`);
    if (rows.length !== before.length) found.push(`${table}: ${before.length} → ${rows.length} rows`);
  }
  return found.map((line) => line.slice(0, 400)).join("\n");
}
