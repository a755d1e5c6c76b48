import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { type Fragment, sql } from "../../platform/database/sql.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { takeCasesAway } from "../cases/lifecycle.ts";
import { leftMessage } from "../cases/notices.ts";
import { type AssignmentContext, escalateCases, offerCases } from "./assignment.ts";
import { reminderMessage } from "./notices.ts";
import { reviseCase, reviseOffers } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

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
      const deliveries = offers.map(({ id, mediatorId, dueAt }) =>
        reminderMessage.to(mediatorId, { offer: id }, { notBefore, validUntil: dueAt }),
      );
      await enqueue(tx, deliveries, now);
      return offers.length;
    },
  });
}

/** Claims offers that are due for a reminder, using "Offer_remind_idx". */
export function claimUnreminded(now: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  const { remindAt, id } = after ?? beforeAll;
  return sql`
    SELECT o.id, o."caseId", o."mediatorId", o."dueAt", o."remindAt"
    FROM "Offer" o
    WHERE o.status = 'OFFERED' AND o."remindedAt" IS NULL
      AND o."remindAt" <= ${now}::timestamptz AND o."dueAt" > ${now}::timestamptz
      AND (o."remindAt", o.id) > (${remindAt}::timestamptz, ${id}::int)
      AND ${also}
    ORDER BY o."remindAt", o.id
    LIMIT ${limit}::int
    FOR UPDATE OF o SKIP LOCKED`;
}

/** Passes expired offers on to the next mediator, and in the end to a coordinator. @returns how many offers */
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

export function claimOverdue(now: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  return claimOpen(sql`o."dueAt" <= ${now}::timestamptz AND ${also}`, after, limit);
}

/**
 * Claims open offers, using "Offer_due_idx". Locking the case locks its offers too, because every act on an offer locks the case first.
 * The lateral join looks up each case separately and only as far as needed, whatever the statistics say.
 */
function claimOpen(condition: Fragment, after: OpenOffer | null, limit: number): Fragment {
  const { dueAt, id } = after ?? beforeAll;
  return sql`
    SELECT due.*
    FROM (
      SELECT o.id, o."caseId", o."mediatorId", o."dueAt", o."remindAt"
      FROM "Offer" o
      WHERE o.status = 'OFFERED' AND (o."dueAt", o.id) > (${dueAt}::timestamptz, ${id}::int) AND ${condition}
      ORDER BY o."dueAt", o.id
      OFFSET 0) due
    CROSS JOIN LATERAL (
      SELECT 1
      FROM "Case" c
      WHERE c.id = due."caseId"
      FOR UPDATE SKIP LOCKED) locked
    LIMIT ${limit}::int`;
}

/** How long a mediator may be unreachable, for instance after blocking the bot by mistake, without any consequence. */
const unreachableMs = 10 * minuteMs;

/**
 * Passes over mediators who have been unreachable for ten minutes: open offers go to the next mediator, and accepted cases go to the
 * coordinators. @returns how many of both
 */
export async function passOverUnreachable(tools: JobTools, context: AssignmentContext, now: Date): Promise<number> {
  const since = new Date(now.getTime() - unreachableMs);
  const [offersJob, mediatorsJob] = ["passOverOffers", "passOverMediators"];
  const asked = await doWhatIsDue<OpenOffer>(tools, {
    job: offersJob,
    batch,
    keyOf,
    claim: (tx, after, limit) =>
      tx.$queryRaw(claimUnreachable(since, after, limit, notSetAside(tools, offersJob, sql`o.id::text`))),
    act: (tx, offers) => passOn(tx, context, offers, now),
  });
  const accepted = await doWhatIsDue<{ id: number }>(tools, {
    job: mediatorsJob,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (tx, after, limit) =>
      tx.$queryRaw(
        claimMediators(since, after?.id ?? 0, limit, notSetAside(tools, mediatorsJob, sql`m."personId"::text`)),
      ),
    act: (tx, mediators) =>
      takeCasesFrom(
        tx,
        context,
        mediators.map(({ id }) => id),
        now,
      ),
  });
  return asked + accepted;
}

/** Claims open offers to mediators who have been unreachable since then. */
export function claimUnreachable(since: Date, after: OpenOffer | null, limit: number, also: Fragment): Fragment {
  const isUnreachable = sql`(SELECT p."blockedAt" FROM "Person" p WHERE p.id = o."mediatorId") <= ${since}::timestamptz`;
  return claimOpen(sql`${isUnreachable} AND ${also}`, after, limit);
}

/** Claims mediators who have cases ("Case_assigned_idx") and have been unreachable since then. */
export function claimMediators(since: Date, after: number, limit: number, also: Fragment): Fragment {
  return sql`
    SELECT m."personId" AS id
    FROM "Mediator" m
    WHERE m."personId" > ${after}::int
      AND (SELECT p."blockedAt" FROM "Person" p WHERE p.id = m."personId") <= ${since}::timestamptz
      AND (SELECT count(*) FROM "Case" c WHERE c."mediatorId" = m."personId" AND c.status = 'ASSIGNED') > 0
      AND ${also}
    ORDER BY m."personId"
    LIMIT ${limit}::int
    FOR UPDATE OF m SKIP LOCKED`;
}

/** Takes all cases away from these mediators, and tells coordinators and applicants. @returns how many cases */
async function takeCasesFrom(tx: Db, context: AssignmentContext, mediatorIds: number[], now: Date): Promise<number> {
  const cases = await tx.$queryRaw<{ id: number }[]>`
    SELECT c.id
    FROM "Case" c
    WHERE c."mediatorId" = ANY (${mediatorIds}::int[]) AND c.status = 'ASSIGNED'
    ORDER BY c.id
    FOR UPDATE`;
  const caseIds = await takeCasesAway(
    tx,
    cases.map(({ id }) => id),
  );
  const offers = await tx.offer.updateManyAndReturn({
    where: { caseId: { in: caseIds }, status: "ACCEPTED" },
    data: { status: "WITHDRAWN", answeredAt: now },
    select: { id: true, case: { select: { personId: true } } },
  });
  const left = offers.map((offer) => leftMessage.to(offer.case.personId, { offer: offer.id }, { notBefore: now }));
  await enqueue(tx, left, now);
  for (const caseId of caseIds) {
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
  }
  await escalateCases(tx, context, caseIds, now);
  return caseIds.length;
}

/** Ends the offers and passes their locked cases on to the next mediators. @returns how many offers were still open */
async function passOn(
  tx: Db,
  context: AssignmentContext,
  offers: readonly Pick<OpenOffer, "id">[],
  now: Date,
): Promise<number> {
  // Another process may have passed on an offer after this process read it.
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
