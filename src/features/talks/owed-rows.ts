import type { Db } from "../../platform/database/open.ts";
import { execute, type Fragment, query, sql } from "../../platform/database/sql.ts";
import { involvedIn } from "../people/involved-rows.ts";
import { isNoticed } from "../quiet/quiet-rows.ts";
import { copyMessage } from "./notices.ts";
import { isOpenTalk } from "./talk-rows.ts";

// Whether an answer has arrived is in its delivery, which Prisma does not join to the message. OFFSET 0 keeps PostgreSQL from reading
// all messages, which it does where nobody has run ANALYZE.

/** A talk in which an answer is owed. */
export interface OwedTalk {
  id: number;
  owedSince: Date;
}

/** The key of a talk, as text. */
export const talkKey = sql`t.id::text`;

/**
 * Answers of rows "Talk" AS t and "Party" AS p that have arrived since the party has been waiting, or of which a notice has: rows
 * "TalkMessage" AS a.
 */
const arrivedAnswers: Fragment = sql`
  FROM "TalkMessage" a
  JOIN "Delivery" d
    ON d.message = ${copyMessage.name} AND d.subject = a.id AND d."personId" = p."personId" AND (d.said OR ${isNoticed(sql`d`)})
  WHERE a."talkId" = t.id AND a."authorId" <> p."personId" AND a.status = 'SENT' AND a."storedAt" >= t."owedSince"`;

/**
 * Claims talks in which something is to be done about an answer that is owed, using "Talk_owed_idx": it has arrived, the question was taken
 * back, the talk is closed, or a reminder is due. @param thresholds how many reminders there are, with the last step @param also a further
 * condition on "Talk" AS t
 */
export function claimOwed(
  now: Date,
  thresholds: number,
  after: OwedTalk | null,
  limit: number,
  also: Fragment,
): Fragment {
  return sql`
    SELECT t.id, t."owedSince"
    FROM "Talk" t
    JOIN "Party" p ON p.id = t."partyId"
    JOIN "Case" c ON c.id = t."caseId"
    WHERE t."owedSince" IS NOT NULL
      AND (t."owedSince", t.id) > (${after?.owedSince ?? new Date(0)}::timestamptz, ${after?.id ?? 0}::int)
      AND ((t."remindAt" IS NULL OR t."remindAt" <= ${now}::timestamptz) AND t.reminders < ${thresholds}::int
        OR NOT ${isOpenTalk}
        OR EXISTS (SELECT 1 ${arrivedAnswers} OFFSET 0)
        OR NOT EXISTS (
          SELECT 1
          FROM "TalkMessage" m
          WHERE m."talkId" = t.id
            AND m."authorId" = p."personId"
            AND m.status = 'SENT'
            AND NOT m."isThanks"
            AND m."storedAt" = t."owedSince"
          OFFSET 0))
      AND ${also}
    ORDER BY t."owedSince", t.id
    LIMIT ${limit}::int
    FOR UPDATE OF t SKIP LOCKED`;
}

/** The reminders of a locked talk. */
export interface Reminders {
  id: number;
  /** How many thresholds are behind us. */
  reminders: number;
  /** When the next is reached; null after the last. */
  remindAt: Date | null;
}

/** What is owed after all in talks that are locked. */
export interface Owed extends Reminders {
  kind: "CAUCUS" | "DESK";
  owedSince: Date | null;
  /** The mediator of a caucus. */
  mediatorId: number | null;
  partyId: number;
  regionId: string;
  /** The people whose own matter the case is. */
  involved: readonly number[];
}

/**
 * Finds since when each of these locked talks waits for an answer: since the party's first message after the last answer that has arrived; a
 * message that only thanks does not count.
 * A new wait begins without reminders. It is a statement of its own, because what was said before the lock is not seen by the one that locks.
 */
export async function settleOwed(tx: Db, ids: readonly number[]): Promise<Owed[]> {
  return query(
    tx,
    sql`
      UPDATE "Talk" t
      SET "owedSince" = n.since,
        reminders = CASE WHEN n.since = t."owedSince" THEN t.reminders ELSE 0 END,
        "remindAt" = CASE WHEN n.since = t."owedSince" THEN t."remindAt" END
      FROM (
        SELECT t.id, p."personId", c."regionId", ${involvedIn} AS involved,
          CASE WHEN ${isOpenTalk} THEN
            (SELECT m."storedAt"
              FROM "TalkMessage" m
              WHERE m."talkId" = t.id
                AND m."authorId" = p."personId"
                AND m.status = 'SENT'
                AND NOT m."isThanks"
                AND m."storedAt" >= COALESCE(answered."storedAt", t."owedSince")
                AND (answered.position IS NULL OR (m."storedAt", m.position) > (answered."storedAt", answered.position))
              ORDER BY m."storedAt", m.position
              LIMIT 1)
          END AS since
        FROM "Talk" t
        JOIN "Party" p ON p.id = t."partyId"
        JOIN "Case" c ON c.id = t."caseId"
        LEFT JOIN LATERAL (
          SELECT a."storedAt", a.position ${arrivedAnswers}
          ORDER BY a."storedAt" DESC, a.position DESC
          LIMIT 1) answered ON true
        WHERE t.id = ANY (${ids}::int[])) n
      WHERE n.id = t.id
      RETURNING t.id, t.kind::text AS kind, t."owedSince", t.reminders, t."remindAt", t."mediatorId", n."personId" AS "partyId",
        n."regionId", n.involved`,
  );
}

/** Stores the reminders of locked talks. */
export async function storeReminders(tx: Db, talks: readonly Reminders[]): Promise<void> {
  await execute(
    tx,
    sql`
      UPDATE "Talk" t
      SET reminders = g.reminders, "remindAt" = NULLIF(g."remindAt", '')::timestamptz
      FROM unnest(
        ${talks.map(({ id }) => id)}::int[],
        ${talks.map(({ reminders }) => reminders)}::int[],
        ${talks.map(({ remindAt }) => remindAt?.toISOString() ?? "")}::text[]
      ) AS g(id, reminders, "remindAt")
      WHERE t.id = g.id`,
  );
}
