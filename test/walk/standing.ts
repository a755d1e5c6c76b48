import type { Database } from "../../src/platform/database/open.ts";

/** The rows of every table without what a repetition may change: of times and sealed values only whether they are set. */
export type Standing = ReadonlyMap<string, readonly string[]>;

// Tables of the transport. The tables in `still` are never changed.
const left = new Set([
  "Update",
  "ChatState",
  "Pace",
  "Act",
  "ReceivedUpdate",
  "RecentMessage",
  "AsideUpdate",
  "Hold",
  "JobFailure",
  "_prisma_migrations",
]);
const still = ["Region", "District", "Place", "DistrictGrid", "Room", "Holiday", "SpokenLanguage", "Hotline"];
/** The notice of quiet mode is given by the sender, which writes these columns of a person too. */
const isSenders = (table: string, row: Record<string, unknown>) =>
  table === "Delivery" && row.message === "quiet.notice";
const ofSender = ["quietNotices", "quietNoticeAt"];
/** The columns of a delivery that an act writes, and not the sender. */
const ofDelivery = ["message", "subject", "personId", "class", "wantedVersion", "retractedAt"];

export async function standingOf({ sql }: Database): Promise<Standing> {
  const tables = await tablesOf(sql);
  const parts = tables.map(
    (table) => `SELECT '${table}' AS name, COALESCE(jsonb_agg(to_jsonb(t)), '[]'::jsonb) AS rows FROM "${table}" t`,
  );
  const found = await sql.rows<{ name: string; rows: Record<string, unknown>[] }>(parts.join(" UNION ALL "));
  return new Map(
    found.map(({ name, rows }) => [
      name,
      rows
        .filter((row) => !isSenders(name, row))
        .map((row) => lasting(name, row))
        .sort(),
    ]),
  );
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
  const entries = Object.entries(row).filter(([name]) =>
    table === "Delivery" ? ofDelivery.includes(name) : !ofSender.includes(name),
  );
  return JSON.stringify(entries.map(([name, value]) => [name, steady(name, value)]));
}

function steady(name: string, value: unknown): unknown {
  if (value === null || !(/(At|Until|Before|From|Since)$|^since$/.test(name) || name.endsWith("Sealed"))) return value;
  return "something";
}

/** The rows in which two states differ, shortened. */
export function difference(first: Standing, second: Standing): string {
  const found: string[] = [];
  for (const [table, rows] of second) {
    const before = first.get(table) ?? [];
    for (const row of rows) if (!before.includes(row)) found.push(`${table} + ${row}`);
    for (const row of before) if (!rows.includes(row)) found.push(`${table} - ${row}`);
    if (rows.length !== before.length) found.push(`${table}: ${before.length} → ${rows.length} rows`);
  }
  return found.map((line) => line.slice(0, 400)).join("\n");
}
