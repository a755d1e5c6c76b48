import type { Sql } from "../platform/database/open.ts";
import { type Fragment, query, sql } from "../platform/database/sql.ts";

// Prisma does not read on the pool, and somebody waits for the message whose talk is looked for.

/** What a message of the outbox may be about, and the table that says to which case that belongs. */
const tables = {
  offer: sql`"Offer"`,
  showing: sql`"Showing"`,
  talk: sql`"Talk"`,
  closing: sql`"Closing"`,
  round: sql`"Clearance"`,
  disclosure: sql`"Disclosure"`,
  handover: sql`"Handover"`,
  version: sql`"PaperVersion"`,
  invitation: sql`"PartyInvitation"`,
  meeting: sql`"Meeting"`,
  request: sql`"MediatorRequest"`,
  extension: sql`"TermExtension"`,
  party: sql`"Party"`,
} as const satisfies Record<string, Fragment>;
export type OfCase = keyof typeof tables;

/** The case to which something belongs; null if it is no longer there. */
export async function caseOfRow(pool: Sql, what: OfCase, id: number): Promise<number | null> {
  const [row] = await query<{ caseId: number }>(pool, sql`SELECT "caseId" FROM ${tables[what]} WHERE id = ${id}::int`);
  return row?.caseId ?? null;
}
