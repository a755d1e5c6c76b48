import { numberArray } from "../platform/database/array-parameters.ts";
import type { Sql } from "../platform/database/open.ts";
import { query, sql } from "../platform/database/sql.ts";

// Every delivery passes here, and with Prisma this would cost ten times as much.

/** What must be known of a person to render a delivery to them. */
export interface Recipient {
  id: number;
  languageCode: string | null;
  blocked: boolean;
  /** Whether they have quiet mode on. */
  quiet: boolean;
}

/** Reads people by their ids. Unknown ids are missing from the result. */
export function findRecipients(pool: Sql, personIds: readonly number[]): Promise<Recipient[]> {
  return query(
    pool,
    sql`
      SELECT id, "languageCode", "blockedAt" IS NOT NULL AS blocked, "quietSince" IS NOT NULL AS quiet
      FROM "Person"
      WHERE id = ANY (${numberArray(personIds)}::int[])`,
  );
}
