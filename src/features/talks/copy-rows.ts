import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { copyMessage } from "./notices.ts";

// A message is on its author's screen as they wrote it, and on the others' as a delivery: Prisma does not join the two.

/** Where messages of talks are on people's screens: the id of the first, by "person/message". Those that are nowhere are missing. */
export async function findMessagesOnScreen(
  db: Db,
  wanted: readonly { personId: number; message: string }[],
): Promise<Map<string, number>> {
  const rows = await query<{ personId: number; message: string; messageId: number }>(
    db,
    sql`
      SELECT w."personId", w.message,
        CASE WHEN m."authorId" = w."personId" THEN m."messageId" ELSE d."messageId" END AS "messageId"
      FROM unnest(
        ${wanted.map(({ personId }) => personId)}::int[],
        ${wanted.map(({ message }) => message)}::text[]
      ) AS w("personId", message)
      JOIN "TalkMessage" m ON m.id = w.message
      LEFT JOIN "Delivery" d
        ON d.message = ${copyMessage.name} AND d.subject = w.message AND d."personId" = w."personId" AND d."retractedAt" IS NULL
      WHERE m."authorId" = w."personId" OR d."messageId" IS NOT NULL`,
  );
  return new Map(rows.map(({ personId, message, messageId }) => [`${personId}/${message}`, messageId]));
}
