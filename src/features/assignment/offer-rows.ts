import type { Db, Sql } from "../../platform/database/open.ts";
import { type Fragment, query, sql } from "../../platform/database/sql.ts";
import { lockingCases } from "../cases/case-rows.ts";

// Prisma neither skips locked rows nor inserts hundreds of rows without a parameter for each value.

/** An offer that waits for an answer. */
export interface OpenOffer {
  id: number;
  caseId: number;
  mediatorId: number;
  dueAt: Date;
  remindAt: Date;
}

/** The key of an offer, as text. */
export const offerKey = sql`o.id::text`;
const beforeAll = { dueAt: new Date(0), remindAt: new Date(0), id: 0 };

/** Claims offers that are due for a reminder, using "Offer_remind_idx". @param also a further condition on "Offer" AS o */
export function claimUnreminded(now: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  const { remindAt, id } = after ?? beforeAll;
  return sql`
    SELECT o.id, o."caseId", o."mediatorId", o."dueAt", o."remindAt"
    FROM "Offer" o
    WHERE o.status = 'OFFERED'
      AND o."remindedAt" IS NULL
      AND o."remindAt" <= ${now}::timestamptz
      AND o."dueAt" > ${now}::timestamptz
      AND (o."remindAt", o.id) > (${remindAt}::timestamptz, ${id}::int)
      AND ${also}
    ORDER BY o."remindAt", o.id
    LIMIT ${limit}::int
    FOR UPDATE OF o SKIP LOCKED`;
}

/** Claims offers that were not answered in time. */
export function claimOverdue(now: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  return claimOpen(sql`o."dueAt" <= ${now}::timestamptz AND ${also}`, after, limit);
}

/** Claims open offers to mediators who have been unreachable since then. */
export function claimUnreachable(since: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  const isUnreachable = sql`(SELECT p."blockedAt" FROM "Person" p WHERE p.id = o."mediatorId") <= ${since}::timestamptz`;
  return claimOpen(sql`${isUnreachable} AND ${also}`, after, limit);
}

/**
 * Claims open offers, using "Offer_due_idx". Locking the case locks its offers too, because every act on an offer locks the case first.
 * The lateral join looks up each case separately and only as far as needed, whatever the statistics say.
 */
function claimOpen(condition: Fragment, after: OpenOffer | null, limit: number): Fragment {
  const { dueAt, id } = after ?? beforeAll;
  return lockingCases(
    sql`
      SELECT o.id, o."caseId", o."mediatorId", o."dueAt", o."remindAt"
      FROM "Offer" o
      WHERE o.status = 'OFFERED'
        AND (o."dueAt", o.id) > (${dueAt}::timestamptz, ${id}::int)
        AND ${condition}
      ORDER BY o."dueAt", o.id`,
    limit,
  );
}

/** An offer to make. */
export interface NewOffer {
  caseId: number;
  mediatorId: number;
  /** The coordinator who chose the mediator; null if the match did. */
  byId: number | null;
  round: number;
  why: object;
}

/** Creates offers in the given order. @returns the ids of the offers with those of their cases */
export function insertOffers(
  tx: Db,
  offers: readonly NewOffer[],
  { offeredAt, remindAt, dueAt }: { offeredAt: Date; remindAt: Date; dueAt: Date },
): Promise<{ id: number; caseId: number }[]> {
  return query(
    tx,
    sql`
      INSERT INTO "Offer" ("caseId", "mediatorId", "byId", round, why, "offeredAt", "remindAt", "dueAt")
      SELECT c."caseId", c."mediatorId", NULLIF(c."byId", 0), c.round, c.why::jsonb, ${offeredAt}::timestamptz,
        ${remindAt}::timestamptz, ${dueAt}::timestamptz
      FROM unnest(
        ${offers.map(({ caseId }) => caseId)}::int[],
        ${offers.map(({ mediatorId }) => mediatorId)}::int[],
        ${offers.map(({ byId }) => byId ?? 0)}::int[],
        ${offers.map(({ round }) => round)}::int[],
        ${offers.map(({ why }) => JSON.stringify(why))}::text[]
      ) WITH ORDINALITY AS c("caseId", "mediatorId", "byId", round, why, position)
      ORDER BY c.position
      RETURNING id, "caseId"`,
  );
}

/** Ends those of the offers that are still open. @returns them with their cases */
export function expireOffers(tx: Db, offerIds: readonly number[]): Promise<{ id: number; caseId: number }[]> {
  return query(
    tx,
    sql`
      UPDATE "Offer"
      SET status = 'EXPIRED'
      WHERE id = ANY (${offerIds}::int[]) AND status = 'OFFERED'
      RETURNING id, "caseId"`,
  );
}

/** Expired offers that no job has passed on yet. More than a few mean that the jobs do not run. */
export async function countOverdueOffers(db: Db, now: Date): Promise<number> {
  const [row] = await query<{ count: number }>(
    db,
    sql`
      SELECT count(*)::int AS count
      FROM "Offer"
      WHERE status = 'OFFERED' AND "dueAt" < ${now}::timestamptz`,
  );
  return row?.count ?? 0;
}

/** Removes from some older offers that the applicant wished a woman. @returns how many there were */
export async function removeOldWishes(pool: Sql, size: number): Promise<number> {
  const changed = await query(
    pool,
    sql`
      UPDATE "Offer"
      SET why = jsonb_set(why, '{mark}', 'null')
      WHERE id IN (
        SELECT id
        FROM "Offer"
        WHERE why ->> 'mark' = 'ANA'
        ORDER BY id
        LIMIT ${size}::int)
      RETURNING 1`,
  );
  return changed.length;
}

/** The columns for the reason of an offer. */
export interface ReasonColumns {
  id: number;
  reason: "CONFLICT_OF_INTEREST" | null;
  reasonSealed: Uint8Array;
}

/** Stores the sealed reasons of offers whose reason is not sealed yet. */
export async function storeSealedReasons(pool: Sql, reasons: readonly ReasonColumns[]): Promise<void> {
  await query(
    pool,
    sql`
      UPDATE "Offer" f
      SET "reasonSealed" = decode(o.sealed, 'base64'), reason = o.reason::"DeclineReason"
      FROM unnest(
        ${reasons.map(({ id }) => id)}::int[],
        ${reasons.map(({ reasonSealed }) => Buffer.from(reasonSealed).toString("base64"))}::text[],
        ${reasons.map(({ reason }) => reason)}::text[]
      ) AS o(id, sealed, reason)
      WHERE f.id = o.id AND f."reasonSealed" IS NULL`,
  );
}
