import type { Sql } from "../../platform/database/open.ts";
import { query, sql } from "../../platform/database/sql.ts";
import { type FlatTalk, isOpenTalk, type TalkRow, talkColumns, talkOf } from "./talk-rows.ts";

// Every message of a talk begins with this statement. Prisma would read in five statements what one does.

/** Where a person answers the desks: everywhere, or in these regions. */
export interface Desks {
  everywhere: boolean;
  regions: readonly string[];
  /** Only the desks in which something was said after this. */
  since: Date;
}

/** What decides who reads a person's next message. */
export interface Situation {
  talks: TalkRow[];
  entered: { talk: number; enteredAt: Date; usedAt: Date | null } | null;
  lastWroteAt: Date | null;
  /** What they sent last is an album that may still be arriving. */
  isGathering: boolean;
  otherArrivedAt: Date | null;
}

interface SituationColumns {
  enteredTalk: number | null;
  enteredAt: Date | null;
  usedAt: Date | null;
  lastWroteAt: Date | null;
  isGathering: boolean;
  otherArrivedAt: Date | null;
}

/** How many of the messages that a person was last shown are looked at for one of another talk. */
const lookedAt = 50;
const maxMessageId = 2 ** 31 - 1;

/**
 * The talks that are open to a person, the last one in which something was said first, and what they have chosen and seen. Whether staff
 * may still take part is for the caller to check. OFFSET 0 keeps PostgreSQL from joining all talks where nobody has run ANALYZE.
 * @param before the message for which it is loaded: it does not count itself, when it is handled again
 */
export async function loadSituation(
  pool: Sql,
  personId: number,
  desks: Desks | null,
  before: number | null,
): Promise<Situation> {
  const rows = await query<FlatTalk & SituationColumns>(
    pool,
    sql`
      WITH concerned AS (
        SELECT id FROM "Case" WHERE "mediatorId" = ${personId}::int AND status = 'ASSIGNED'
        UNION
        SELECT "caseId" FROM "Party" WHERE "personId" = ${personId}::int
        UNION
        SELECT d."caseId" FROM "Talk" d WHERE d.kind = 'DESK' AND d."saidAt" > ${desks?.since ?? null}::timestamptz)
      , chosen AS (
        SELECT e."talkId", e."enteredAt",
          (SELECT m."writtenAt"
            FROM "TalkMessage" m
            WHERE m."authorId" = ${personId}::int
              AND m."messageId" < ${before ?? maxMessageId}::int
              AND m."talkId" = e."talkId"
              AND m."writtenAt" >= e."enteredAt"
            ORDER BY m."messageId" DESC
            LIMIT 1) AS "usedAt",
          (SELECT max(s."sentAt")
            FROM (
              SELECT d.message, d.subject, d."sentAt"
              FROM "Delivery" d
              WHERE d."personId" = ${personId}::int AND d.class < 3 AND d."messageId" < ${before ?? maxMessageId}::int
              ORDER BY d."messageId" DESC
              LIMIT ${lookedAt}::int) s
            LEFT JOIN "TalkMessage" m ON s.message = 'talks.copy' AND m.id = s.subject
            WHERE m."talkId" <> e."talkId"
              OR s.message = 'talks.opened' AND split_part(s.subject, '/', 1) <> e."talkId"::text) AS "otherArrivedAt"
        FROM "EnteredTalk" e
        WHERE e."personId" = ${personId}::int)
      SELECT ${talkColumns}, chosen."talkId" AS "enteredTalk", chosen."enteredAt", chosen."usedAt", chosen."otherArrivedAt",
        last."writtenAt" AS "lastWroteAt", COALESCE(last.status = 'GATHERING', false) AS "isGathering"
      FROM concerned
      JOIN LATERAL (SELECT * FROM "Talk" x WHERE x."caseId" = concerned.id OFFSET 0) t ON true
      JOIN LATERAL (SELECT * FROM "Party" x WHERE x.id = t."partyId" OFFSET 0) p ON true
      JOIN LATERAL (SELECT * FROM "Case" x WHERE x.id = t."caseId" OFFSET 0) c ON true
      LEFT JOIN chosen ON true
      LEFT JOIN (
        SELECT m."writtenAt", m.status
        FROM "TalkMessage" m
        WHERE m."authorId" = ${personId}::int AND m."messageId" < ${before ?? maxMessageId}::int
        ORDER BY m."messageId" DESC
        LIMIT 1) last ON true
      WHERE ${isOpenTalk}
        AND (p."personId" = ${personId}::int
          OR t."mediatorId" = ${personId}::int
          OR t.kind = 'DESK'
            AND c."personId" <> ${personId}::int
            AND t."saidAt" > ${desks?.since ?? null}::timestamptz
            AND (${desks?.everywhere ?? false}::boolean OR c."regionId" = ANY (${desks?.regions ?? []}::text[])))
      ORDER BY t."saidAt" DESC, t.id DESC`,
  );
  const [first] = rows;
  const {
    enteredTalk = null,
    enteredAt = null,
    usedAt = null,
    lastWroteAt = null,
    isGathering = false,
    otherArrivedAt = null,
  } = first ?? {};
  return {
    talks: rows.map((row) => talkOf(withoutSituation(row))),
    entered: enteredTalk === null || enteredAt === null ? null : { talk: enteredTalk, enteredAt, usedAt },
    lastWroteAt,
    isGathering,
    otherArrivedAt,
  };
}

function withoutSituation(row: FlatTalk & SituationColumns): FlatTalk {
  const {
    enteredTalk: _1,
    enteredAt: _2,
    usedAt: _3,
    lastWroteAt: _4,
    isGathering: _5,
    otherArrivedAt: _6,
    ...talk
  } = row;
  return talk;
}
