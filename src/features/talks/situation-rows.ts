import type { Db, Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { createBatchedCall } from "../../platform/telegram/batched-call.ts";
import { involvedIn } from "../people/involved-rows.ts";
import { type FlatTalk, isOpenTalk, type TalkRow, talkColumns, talkOf } from "./talk-rows.ts";

// Every message of a talk begins with this statement: it serves all that arrive together, where Prisma would need five for each.

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

/** The talks of one person: the row `g` below. */
const situation: Fragment = sql`
    WITH concerned AS (
      SELECT id FROM "Case" WHERE "mediatorId" = g.person AND status = 'ASSIGNED'
      UNION
      SELECT "caseId" FROM "Party" WHERE "personId" = g.person
      UNION
      SELECT d."caseId" FROM "Talk" d WHERE d.kind = 'DESK' AND d."saidAt" > g.since)
    , chosen AS (
      SELECT e."talkId", e."enteredAt",
        (SELECT m."writtenAt"
          FROM "TalkMessage" m
          WHERE m."authorId" = g.person
            AND m."messageId" < g.before
            AND m."talkId" = e."talkId"
            AND m."writtenAt" >= e."enteredAt"
          ORDER BY m."messageId" DESC
          LIMIT 1) AS "usedAt",
        (SELECT max(s."sentAt")
          FROM (
            SELECT d.message, d.subject, d."sentAt"
            FROM "Delivery" d
            WHERE d."personId" = g.person AND d.class < 3 AND d."messageId" < g.before
            ORDER BY d."messageId" DESC
            LIMIT ${lookedAt}::int) s
          LEFT JOIN "TalkMessage" m ON s.message = 'talks.copy' AND m.id = s.subject
          WHERE m."talkId" <> e."talkId"
            OR s.message = 'talks.opened' AND split_part(s.subject, '/', 1) <> e."talkId"::text) AS "otherArrivedAt"
      FROM "EnteredTalk" e
      WHERE e."personId" = g.person)
    SELECT ${talkColumns}, t."saidAt",
      chosen."talkId" AS "enteredTalk", chosen."enteredAt", chosen."usedAt", chosen."otherArrivedAt",
      last."writtenAt" AS "lastWroteAt", COALESCE(last.status = 'GATHERING', false) AS "isGathering"
    FROM concerned
    JOIN LATERAL (SELECT * FROM "Talk" x WHERE x."caseId" = concerned.id OFFSET 0) t ON true
    JOIN LATERAL (SELECT * FROM "Party" x WHERE x.id = t."partyId" OFFSET 0) p ON true
    JOIN LATERAL (SELECT * FROM "Case" x WHERE x.id = t."caseId" OFFSET 0) c ON true
    LEFT JOIN chosen ON true
    LEFT JOIN (
      SELECT m."writtenAt", m.status
      FROM "TalkMessage" m
      WHERE m."authorId" = g.person AND m."messageId" < g.before
      ORDER BY m."messageId" DESC
      LIMIT 1) last ON true
    WHERE ${isOpenTalk}
      AND (p."personId" = g.person
        OR t."mediatorId" = g.person
        OR t.kind = 'DESK'
          AND NOT g.person = ANY (${involvedIn})
          AND t."saidAt" > g.since
          AND (g.everywhere OR c."regionId" = ANY (g.regions)))
`;

/** Whose situation is loaded. */
export interface Wanted {
  personId: number;
  desks: Desks | null;
  /** The message for which it is loaded: it does not count itself, when it is handled again. */
  before: number | null;
}

/**
 * The talks that are open to people, the last one in which something was said first, and what each has chosen and seen. Whether staff may
 * still take part is for the caller to check. OFFSET 0 keeps PostgreSQL from joining all talks where nobody has run ANALYZE.
 */
export async function loadSituations(on: Db | Sql, wanted: readonly Wanted[]): Promise<Situation[]> {
  const rows = await query<FlatTalk & SituationColumns & { place: number }>(
    on,
    sql`
      SELECT g.place, s.*
      FROM json_to_recordset(${JSON.stringify(wanted.map(asRow))}::json)
        AS g(place int, person int, before int, everywhere boolean, regions text[], since timestamptz)
      CROSS JOIN LATERAL (${situation}) s
      ORDER BY g.place, s."saidAt" DESC, s.id DESC`,
  );
  const found = Map.groupBy(rows, ({ place }) => place);
  return wanted.map((_, at) => asSituation(found.get(at) ?? []));
}

// As JSON, because with arrays PostgreSQL would plan the statement each time (eachOf, in array-parameters.ts).
function asRow({ personId, desks, before }: Wanted, place: number) {
  const { everywhere = false, regions = [], since = null } = desks ?? {};
  return { place, person: personId, before: before ?? maxMessageId, everywhere, regions, since };
}

function asSituation(rows: readonly (FlatTalk & SituationColumns)[]): Situation {
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

/** What decides who reads a person's next message. */
export type FindSituation = (wanted: Wanted) => Promise<Situation>;

/** Creates what loads situations: those that are wanted while a statement is in progress are loaded by the next. */
export function createSituationFinder(pool: Sql): FindSituation {
  return createBatchedCall((wanted) => loadSituations(pool, wanted));
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
