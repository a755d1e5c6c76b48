import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { takeCasesAway } from "../cases/lifecycle.ts";
import { leftMessage } from "../cases/notices.ts";
import { type AssignmentContext, offerCases } from "./assignment.ts";
import { escalateCases } from "./escalation.ts";
import { claimMediators, lockCasesInHand, mediatorKey } from "./mediator-rows.ts";
import { reminderMessage } from "./notices.ts";
import {
  claimOverdue,
  claimUnreachable,
  claimUnreminded,
  expireOffers,
  type OpenOffer,
  offerKey,
} from "./offer-rows.ts";
import { reviseCase, reviseOffers } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

const keyOf = ({ id }: OpenOffer) => String(id);
const batch = 200;

/** Reminds mediators who have not answered for a while. @returns how many */
export function remindOfOffers(tools: JobTools, { calendar }: AssignmentContext, now: Date): Promise<number> {
  const job = "remindOfOffers";
  return doWhatIsDue<OpenOffer>(tools, {
    job,
    batch,
    keyOf,
    claim: (after, limit) => claimUnreminded(now, after, limit, notSetAside(tools, job, offerKey)),
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

/** Passes expired offers on to the next mediator, and in the end to a coordinator. @returns how many offers */
export function escalateOverdue(tools: JobTools, context: AssignmentContext, now: Date): Promise<number> {
  const job = "escalateOverdue";
  return doWhatIsDue<OpenOffer>(tools, {
    job,
    batch,
    keyOf,
    claim: (after, limit) => claimOverdue(now, after, limit, notSetAside(tools, job, offerKey)),
    act: (tx, offers) => passOn(tx, context, offers, now),
  });
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
    claim: (after, limit) => claimUnreachable(since, after, limit, notSetAside(tools, offersJob, offerKey)),
    act: (tx, offers) => passOn(tx, context, offers, now),
  });
  const accepted = await doWhatIsDue<{ id: number }>(tools, {
    job: mediatorsJob,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) =>
      claimMediators(since, after?.id ?? 0, limit, notSetAside(tools, mediatorsJob, mediatorKey)),
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

/** Takes all cases away from these mediators, and tells coordinators and applicants. @returns how many cases */
async function takeCasesFrom(tx: Db, context: AssignmentContext, mediatorIds: number[], now: Date): Promise<number> {
  const caseIds = await takeCasesAway(tx, await lockCasesInHand(tx, mediatorIds));
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
  const expired = await expireOffers(
    tx,
    offers.map(({ id }) => id),
  );
  const offerIds = expired.map(({ id }) => id);
  const caseIds = expired.map(({ caseId }) => caseId);
  await reviseOffers(tx, offerIds, now);
  await offerCases(tx, context, caseIds, now);
  return expired.length;
}
