import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { noticeMessage } from "./notices.ts";

// Prisma does not lock rows. A person's row is locked first: what is held while they open or turn quiet mode off waits for them, and is not
// forgotten.

/** Quiet mode of a person whose row is locked. */
export interface QuietPerson {
  id: number;
  quietSince: Date | null;
  quietNotices: number;
  quietNoticeAt: Date | null;
}

/** Locks people, by their ids. */
export function lockQuiet(tx: Db, personIds: readonly number[]): Promise<QuietPerson[]> {
  return query(
    tx,
    sql`
      SELECT id, "quietSince", "quietNotices", "quietNoticeAt"
      FROM "Person"
      WHERE id = ANY (${[...personIds]}::int[])
      ORDER BY id
      FOR NO KEY UPDATE`,
  );
}

/**
 * Whether the notice has arrived that stands for a delivery: its reader has been told that there is a message, which counts as an answer.
 * @param delivery row of "Delivery"
 */
export function isNoticed(delivery: Fragment): Fragment {
  return sql`
    (${delivery}.status = 'HELD' AND EXISTS (
      SELECT 1
      FROM "Person" q
      JOIN "Delivery" n ON n.message = ${noticeMessage.name} AND n.subject = q."quietNotices"::text AND n."personId" = q.id
      WHERE q.id = ${delivery}."personId" AND q."quietNoticeAt" IS NOT NULL AND n.said
      OFFSET 0))`;
}
