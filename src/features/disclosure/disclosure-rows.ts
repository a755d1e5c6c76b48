import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { passedMessage } from "./notices.ts";

// What is erased concerns the outbox too, which Prisma does not join to the disclosures.

/** Erases the words of disclosures whose case has ended, using "Disclosure_kept_idx", once nobody waits for them. OFFSET 0 keeps PostgreSQL from beginning with all closed cases. @returns how many */
export async function eraseWords(db: Db, limit: number): Promise<number> {
  const erased = await query<{ id: number }>(
    db,
    sql`
      WITH ended AS (
        SELECT x.id
        FROM "Disclosure" x
        WHERE x."contentSealed" IS NOT NULL
          AND EXISTS (SELECT 1 FROM "Case" c WHERE c.id = x."caseId" AND c.status = 'CLOSED' OFFSET 0)
          AND NOT EXISTS (
            SELECT 1
            FROM "Delivery" d
            WHERE d.message = ${passedMessage.name}
              AND d.subject = x.id::text
              AND d.status IN ('WAITING', 'HELD', 'SENDING')
            OFFSET 0)
        ORDER BY x.id
        LIMIT ${limit}::int
        FOR UPDATE OF x SKIP LOCKED)
      UPDATE "Disclosure" x
      SET "contentSealed" = NULL
      WHERE x.id = ANY (ARRAY(SELECT id FROM ended))
      RETURNING x.id`,
  );
  return erased.length;
}
