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
      SELECT d.message, d.subject, d."sentAt", d."messageId", d."messageIds"
      FROM "Delivery" d
      WHERE d."personId" = ${id}::int
        AND d.class < ${classOf.news}::int
        AND d."messageId" IS NOT NULL
        AND d."retractedAt" IS NULL
        AND NOT d.message = ANY (${open}::text[])
        AND (d.message <> ${noticeMessage.name} OR d.subject IS DISTINCT FROM ${standing}::text)`,
  );
  return rows.map(({ message, subject, sentAt, ...ids }) => ({
    message,
    subject,
    sentAt,
    ids: idsOf(ids).filter((id) => id !== 0),
  }));
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

/** What was opened and has not arrived yet waits again to be opened. @returns whether there is something */
export async function closeOpened(tx: Db, personId: number): Promise<boolean> {
  const count = await execute(
    tx,
    sql`
      WITH theirs AS MATERIALIZED (
        SELECT d.message, d.subject, d."personId"
        FROM "Delivery" d
        WHERE d."personId" = ${personId}::int
          AND (d.status = 'WAITING' OR d.status = 'SENDING' AND d."unbegunAttempt" = d.attempt)
          AND d."openedAt" IS NOT NULL
          AND d."messageId" IS NULL
        ORDER BY d.message, d.subject, d."personId"
        FOR UPDATE)
      UPDATE "Delivery" d
      SET status = 'HELD', "openedAt" = NULL, "leasedUntil" = NULL, "unbegunAttempt" = NULL
      FROM theirs
      WHERE d.message = theirs.message AND d.subject = theirs.subject AND d."personId" = theirs."personId"`,
  );
  return count > 0;
}
