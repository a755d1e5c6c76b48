import type { Db } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { classOf } from "../../platform/telegram/outbox/outbox-message.ts";
import { idsOf } from "../../platform/telegram/outbox/retract-step.ts";
import { noticeMessage } from "./notices.ts";
import { openlySaid } from "./openly-said.ts";

// They read what unopened-rows.ts and retract-rows.ts of the outbox change; Prisma has no word for IS DISTINCT FROM.

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
