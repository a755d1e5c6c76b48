import type { Db } from "../../platform/database/open.ts";
import { execute, query, sql } from "../../platform/database/sql.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { idsOf, retracted } from "../../platform/telegram/outbox/retract-step.ts";
import { noticeMessage } from "./notices.ts";
import { openlySaid } from "./openly-said.ts";

// Prisma neither compares two columns nor locks rows in the order of their key (outbox-rows.ts).

/** A delivery of which something is in its reader's chat. */
export interface ShownDelivery {
  message: string;
  subject: string;
  sentAt: Date | null;
  /** More of it, or a change, is on its way. */
  isSending: boolean;
  ids: number[];
}

/** What quiet mode covers and is in a person's chat: news and what is openly said are not, opened notices are. */
export async function findShownToHide(
  tx: Db,
  { id, quietNotices, quietNoticeAt }: { id: number; quietNotices: number; quietNoticeAt: Date | null },
): Promise<ShownDelivery[]> {
  const open = openlySaid.filter((name) => name !== noticeMessage.name);
  const standing = quietNoticeAt === null ? null : noticeMessage.about({ notice: quietNotices }).subject;
  const rows = await query<Omit<ShownDelivery, "ids"> & { messageId: number | null; messageIds: number[] }>(
    tx,
    sql`
      SELECT d.message, d.subject, d."sentAt", d.status = 'SENDING' AS "isSending", d."messageId", d."messageIds"
      FROM "Delivery" d
      WHERE d."personId" = ${id}::int
        AND d.class < ${classOf.news}::int
        AND d."messageId" IS NOT NULL
        AND d."retractedAt" IS NULL
        AND NOT d.message = ANY (${open}::text[])
        AND (d.message <> ${noticeMessage.name} OR d.subject IS DISTINCT FROM ${standing}::text)`,
  );
  return rows.map((row) => ({ ...row, ids: idsOf(row).filter((id) => id !== 0) }));
}

/** Records that deliveries are taken back whose messages the caller deletes itself. */
export async function markDeleted(
  tx: Db,
  personId: number,
  deliveries: readonly ShownDelivery[],
  now: Date,
): Promise<void> {
  await execute(
    tx,
    sql`
      WITH theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM unnest(
          ${deliveries.map(({ message }) => message)}::text[],
          ${deliveries.map(({ subject }) => subject)}::text[]
        ) AS m(message, subject)
        JOIN "Delivery" d ON d.message = m.message AND d.subject = m.subject AND d."personId" = ${personId}::int
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET "retractedAt" = ${now}::timestamptz,
        "wantedVersion" = d."wantedVersion" + 1,
        status = 'SKIPPED',
        error = ${retracted},
        "retryAt" = NULL,
        "doneAt" = ${now}::timestamptz
      FROM theirs
      WHERE d.message = theirs.message AND d.subject = theirs.subject AND d."personId" = theirs."personId"`,
  );
}

/** What a person has opened and is being sent now: it arrives, whatever is decided. */
export function findOnTheWay(tx: Db, personId: number): Promise<Pick<ShownDelivery, "message" | "subject">[]> {
  return query(
    tx,
    sql`
      SELECT d.message, d.subject
      FROM "Delivery" d
      WHERE d."personId" = ${personId}::int
        AND d.status = 'SENDING'
        AND d."openedAt" IS NOT NULL
        AND d."messageId" IS NULL`,
  );
}

/**
 * What was opened and has not begun to arrive waits again to be opened. Each status has an index of its own. @returns whether there is something
 */
export async function closeOpened(tx: Db, personId: number): Promise<boolean> {
  const count = await execute(
    tx,
    sql`
      WITH opened AS (
        SELECT d.message, d.subject
        FROM "Delivery" d
        WHERE d."personId" = ${personId}::int AND d.status = 'WAITING' AND d."openedAt" IS NOT NULL
        UNION ALL
        SELECT d.message, d.subject
        FROM "Delivery" d
        WHERE d."personId" = ${personId}::int AND d.status = 'SENDING' AND d."openedAt" IS NOT NULL)
      , theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM opened o
        JOIN "Delivery" d ON d.message = o.message AND d.subject = o.subject AND d."personId" = ${personId}::int
        WHERE (d.status = 'WAITING' OR d.status = 'SENDING' AND d."unbegunAttempt" = d.attempt)
          AND d."retractedAt" IS NULL
          AND d."messageId" IS NULL
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE OF d)
      UPDATE "Delivery" d
      SET status = 'HELD', "openedAt" = NULL, "leasedUntil" = NULL, "unbegunAttempt" = NULL
      FROM theirs
      WHERE d.message = theirs.message AND d.subject = theirs.subject AND d."personId" = theirs."personId"`,
  );
  return count > 0;
}
