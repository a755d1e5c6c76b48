import { doWhatIsDue, type JobTools, notSetAside } from "../database/due-rows.ts";
import { type Fragment, sql } from "../database/fragments.ts";
import type { Db } from "../database/open.ts";
import { enqueue } from "../telegram/outbox.ts";
import { type AssignmentContext, offerCases } from "./assignment.ts";
import { reviseOffers } from "./revisions.ts";
import { nextPingAt } from "./working-time.ts";

interface OpenOffer {
  id: number;
  caseId: number;
  mediatorId: number;
  dueAt: Date;
  remindAt: Date;
}

const keyOf = ({ id }: OpenOffer) => String(id);
const beforeAll = { dueAt: new Date(0), remindAt: new Date(0), id: 0 };
const batch = 200;

/** Reminds mediators who have not answered for a while. @returns how many */
export function remindOfOffers(tools: JobTools, { calendar }: AssignmentContext, now: Date): Promise<number> {
  const job = "remindOfOffers";
  return doWhatIsDue<OpenOffer>(tools, {
    job,
    batch,
    keyOf,
    claim: (tx, after, limit) =>
      tx.$queryRaw(claimUnreminded(now, after, limit, notSetAside(tools, job, sql`o.id::text`))),
    async act(tx, offers) {
      await tx.offer.updateMany({ where: { id: { in: offers.map(({ id }) => id) } }, data: { remindedAt: now } });
      const notBefore = nextPingAt(calendar, now);
      const reminder = { message: "assignment.reminder", class: 1 as const, notBefore };
      const deliveries = offers.map(({ id, mediatorId, dueAt }) => ({
        ...reminder,
        subject: id,
        personId: mediatorId,
        validUntil: dueAt,
      }));
      await enqueue(tx, deliveries, now);
      return offers.length;
    },
  });
}

/** By "Offer_remind_idx". */
export function claimUnreminded(now: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  const { remindAt, id } = after ?? beforeAll;
  return sql`
    SELECT o.id, o."caseId", o."mediatorId", o."dueAt", o."remindAt"
    FROM "Offer" o
    WHERE o.status = 'OFFERED' AND o."remindedAt" IS NULL AND o."remindAt" <= ${now}::timestamptz AND o."dueAt" > ${now}::timestamptz
      AND (o."remindAt", o.id) > (${remindAt}::timestamptz, ${id}::int)
      AND ${also}
    ORDER BY o."remindAt", o.id
    LIMIT ${limit}::int
    FOR UPDATE OF o SKIP LOCKED`;
}

/** Passes on what was not answered in time: to the next mediator, at last to a coordinator. @returns how many offers */
export function escalateOverdue(tools: JobTools, context: AssignmentContext, now: Date): Promise<number> {
  const job = "escalateOverdue";
  return doWhatIsDue<OpenOffer>(tools, {
    job,
    batch,
    keyOf,
    claim: (tx, after, limit) =>
      tx.$queryRaw(claimOverdue(now, after, limit, notSetAside(tools, job, sql`o.id::text`))),
    act: (tx, offers) => passOn(tx, context, offers, now),
  });
}

/**
 * By "Offer_due_idx". The case is locked, and with it its offers: whoever changes one of them locks the case first. The cases are looked
 * up one by one, as far as they are needed, whatever the statistics say.
 */
export function claimOverdue(now: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  const { dueAt, id } = after ?? beforeAll;
  return sql`
    SELECT due.*
    FROM (
      SELECT o.id, o."caseId", o."mediatorId", o."dueAt", o."remindAt"
      FROM "Offer" o
      WHERE o.status = 'OFFERED' AND o."dueAt" <= ${now}::timestamptz
        AND (o."dueAt", o.id) > (${dueAt}::timestamptz, ${id}::int)
        AND ${also}
      ORDER BY o."dueAt", o.id
      OFFSET 0) due
    CROSS JOIN LATERAL (
      SELECT 1
      FROM "Case" c
      WHERE c.id = due."caseId"
      FOR UPDATE SKIP LOCKED) locked
    LIMIT ${limit}::int`;
}

/** The offers end, and their cases, which are locked, go to the next mediators. @returns how many were still open */
async function passOn(
  tx: Db,
  context: AssignmentContext,
  offers: readonly Pick<OpenOffer, "id">[],
  now: Date,
): Promise<number> {
  // Another process may have passed one on after this one looked.
  const expired = await tx.$queryRaw<{ id: number; caseId: number }[]>`
    UPDATE "Offer"
    SET status = 'EXPIRED'
    WHERE id = ANY (${offers.map(({ id }) => id)}::int[]) AND status = 'OFFERED'
    RETURNING id, "caseId"`;
  const offerIds = expired.map(({ id }) => id);
  const caseIds = expired.map(({ caseId }) => caseId);
  await reviseOffers(tx, offerIds, now);
  await offerCases(tx, context, caseIds, now);
  return expired.length;
}
