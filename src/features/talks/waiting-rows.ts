import type { Db } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";

// Prisma has no row locks.

/** An album, as far as it has arrived. */
export interface StoredAlbum {
  id: string;
  messageId: number;
  messageIds: number[];
  contentSealed: Uint8Array | null;
  showsSealed: Uint8Array | null;
  status: "GATHERING" | "ASKED" | "HELD" | "SENT" | "TAKEN_BACK" | "DROPPED";
}

/** Locks what an author sent last of an album; null if nothing of it has arrived. */
export async function lockAlbum(tx: Db, authorId: number, albumId: string): Promise<StoredAlbum | null> {
  const [album] = await query<StoredAlbum>(
    tx,
    sql`
      SELECT id, "messageId", "messageIds", "contentSealed", "showsSealed", status::text AS status
      FROM "TalkMessage"
      WHERE "authorId" = ${authorId}::int AND "albumId" = ${albumId}
      ORDER BY "messageId" DESC
      LIMIT 1
      FOR UPDATE`,
  );
  return album ?? null;
}

/** A message that waits and is due. */
export interface DueMessage {
  id: string;
  talkId: number | null;
  authorId: number;
  status: "GATHERING" | "ASKED" | "HELD";
  showsSealed: Uint8Array | null;
  storedAt: Date;
  dueAt: Date;
}

/** The key of a message, as text. */
export const messageKey = sql`m.id`;

/** Claims the next messages that are due. @param also a further condition on "TalkMessage" AS m */
export function claimDue(now: Date, after: DueMessage | null, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT m.id, m."talkId", m."authorId", m.status::text AS status, m."showsSealed", m."storedAt", m."dueAt"
    FROM "TalkMessage" m
    WHERE m."dueAt" <= ${now}::timestamptz
      AND (m."dueAt", m.id) > (${after?.dueAt ?? new Date(0)}::timestamptz, ${after?.id ?? ""}::text)
      AND ${also}
    ORDER BY m."dueAt", m.id
    LIMIT ${limit}::int
    FOR UPDATE OF m SKIP LOCKED`;
}

/** Locks the albums of an author that are still arriving. */
export function lockArriving(tx: Db, authorId: number, now: Date): Promise<DueMessage[]> {
  return query<DueMessage>(
    tx,
    sql`
      SELECT m.id, m."talkId", m."authorId", m.status::text AS status, m."showsSealed", m."storedAt", m."dueAt"
      FROM "TalkMessage" m
      WHERE m."authorId" = ${authorId}::int AND m.status = 'GATHERING' AND m."dueAt" < ${now}::timestamptz + interval '1 hour'
      ORDER BY m."messageId"
      FOR UPDATE`,
  );
}
