import type { FreshCase } from "../cases/cases.ts";
import type { OfferStatus } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Operator } from "../people/operator.ts";
import { findAdministrators } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { enqueue, revise } from "../telegram/outbox.ts";
import { loadCandidates, lockChoosing } from "./candidates.ts";
import { match, type Why } from "./match.ts";
import { addWorkingMinutes, type Calendar, nextPingAt } from "./working-time.ts";

/** What assigning must know besides the database. */
export interface AssignmentContext {
  calendar: Calendar;
  /** How mediators are asked is the operator's to say. */
  operator: Operator;
  places: Places;
  adminIds: readonly number[];
}

export type Offered = { kind: "offered"; until: Date } | { kind: "escalated" } | { kind: "settled" };

/**
 * Offers a waiting case to the next mediator who fits; when nobody does, or enough were asked in vain, a coordinator is
 * told, or an administrator where the region has none. Call it in the transaction of what makes it due, which has locked the case.
 */
export async function offerCase(tx: Db, context: AssignmentContext, caseId: number, now: Date): Promise<Offered> {
  return offerFound(tx, context, await findCase(tx, caseId), false, now);
}

/**
 * Offers a case that is being sent, in the transaction that makes it; one that is not for an ordinary offer a coordinator looks at
 * first. Its applicant reads of it there and then, and gets no message.
 */
export function offerNew(tx: Db, context: AssignmentContext, made: FreshCase, now: Date): Promise<Offered> {
  return offerFound(tx, context, { ...made, offers: [] }, true, now);
}

async function offerFound(
  tx: Db,
  context: AssignmentContext,
  one: FoundCase,
  sending: boolean,
  now: Date,
): Promise<Offered> {
  if (one.status !== "WAITING" || one.offers.some((offer) => offer.status === "OFFERED")) return { kind: "settled" };
  const asked = one.offers.map((offer) => offer.mediatorId);
  // Whom a coordinator chose is asked beside those.
  const byMatch = one.offers.filter((offer) => offer.byId === null).length;
  if (one.review || byMatch >= context.operator.offers.mediators) return escalate(tx, context, one, now);
  const point = context.places.district(one.districtId)?.point ?? null;
  await lockChoosing(tx);
  const candidates = await loadCandidates(tx, { regionIds: [one.regionId], applicantIds: [one.personId] }, now);
  const found = match({ ...one, point, applicantId: one.personId }, candidates, asked);
  if (found.kind === "nobody") return escalate(tx, context, one, now);
  return makeOffer(tx, context, one, { mediatorId: found.personId, why: found.why, byId: null, sending }, now);
}

interface FoundCase extends Omit<FreshCase, "formats" | "remit"> {
  offers: { mediatorId: number; status: OfferStatus; byId: number | null }[];
}

export function findCase(db: Db, caseId: number) {
  return db.case.findUniqueOrThrow({
    where: { id: caseId },
    include: {
      offers: { select: { mediatorId: true, status: true, byId: true } },
    },
  });
}

interface Chosen {
  mediatorId: number;
  why: Why | { byHand: true };
  /** The coordinator who chose; null: the match did. */
  byId: number | null;
  /** The applicant reads of it on their screen. */
  sending: boolean;
}

/** Asks one mediator: the ping waits for a decent hour, and the time to answer runs in working hours from then. */
export async function makeOffer(
  tx: Db,
  { calendar, operator: { offers } }: AssignmentContext,
  one: FoundCase,
  { mediatorId, why, byId, sending }: Chosen,
  now: Date,
): Promise<Offered> {
  const pingAt = nextPingAt(calendar, now);
  const round = one.offers.length + 1;
  await tx.offer.createMany({
    data: [
      {
        caseId: one.id,
        mediatorId,
        byId,
        round,
        offeredAt: now,
        remindAt: addWorkingMinutes(calendar, pingAt, offers.remindAfterMinutes),
        dueAt: addWorkingMinutes(calendar, pingAt, offers.answerMinutes),
        why: { ...why },
      },
    ],
    skipDuplicates: true,
  });
  // Of one that is being sent nothing was said yet.
  if (!sending) await reviseNeeded(tx, one.id, one.offers, now);
  const offer = await tx.offer.findUniqueOrThrow({
    where: { caseId_round: { caseId: one.id, round } },
  });
  const ping = { message: "assignment.ping", subject: offer.id, personId: offer.mediatorId, class: 1 as const };
  const progress = {
    message: "cases.offeredNext",
    subject: offer.id,
    personId: one.personId,
    class: 2 as const,
  };
  const said = sending ? [ping] : [ping, progress];
  await enqueue(
    tx,
    said.map((delivery) => ({ ...delivery, notBefore: pingAt })),
    now,
  );
  return { kind: "offered", until: offer.dueAt };
}

async function escalate(tx: Db, context: AssignmentContext, one: FoundCase, now: Date): Promise<Offered> {
  const [escalated] = await tx.$queryRaw<{ staff: number[] }[]>`
    UPDATE "Case" SET "escalatedAt" = ${now}::timestamptz WHERE id = ${one.id}::int AND "escalatedAt" IS NULL
    RETURNING ARRAY(SELECT p.id FROM "Person" p WHERE p."blockedAt" IS NULL AND EXISTS (
        SELECT 1 FROM "StaffRole" s WHERE s."personId" = p.id AND s.role = 'COORDINATOR'
          AND (s.regions @> ARRAY[${one.regionId}]::text[] OR COALESCE(s.regions, '{}') = '{}'))
      ORDER BY p.id) AS staff`;
  if (escalated === undefined) return { kind: "settled" };
  if (one.offers.length > 0) await reviseNeeded(tx, one.id, one.offers, now);
  const { staff } = escalated;
  const asked = staff.length > 0 ? staff : await findAdministrators(tx, context.adminIds, now);
  const notBefore = nextPingAt(context.calendar, now);
  const subject = neededSubject(one.id, turns(one.offers));
  const needed = { message: "assignment.needed", subject, class: 1 as const };
  const told = { message: "cases.escalated", subject, class: 2 as const };
  await enqueue(
    tx,
    [
      ...asked.map((personId) => ({ ...needed, personId, notBefore })),
      // The applicant of a case that nobody could be asked for reads it when the report is sent.
      ...(one.offers.length > 0 ? [{ ...told, personId: one.personId, notBefore }] : []),
    ],
    now,
  );
  return { kind: "escalated" };
}

/** A case may need a coordinator more than once: each time after another number of turns. */
function neededSubject(caseId: number, turn: number): string {
  return `${caseId}/${turn}`;
}

/** How often a case went to a mediator or came back from one who had it. */
function turns(offers: readonly { status: string }[]): number {
  return offers.length + offers.filter(({ status }) => status === "WITHDRAWN").length;
}

/** What was said of a case to staff must show how it stands now. */
export async function reviseCase(db: Db, caseId: number, now: Date): Promise<void> {
  const offers = await db.offer.findMany({ where: { caseId }, select: { id: true, status: true } });
  for (const { id } of offers) await reviseOffer(db, id, now);
  await reviseNeeded(db, caseId, offers, now);
}

/** What coordinators were told of a case must show whom it waits for now. */
async function reviseNeeded(db: Db, caseId: number, offers: readonly { status: string }[], now: Date): Promise<void> {
  for (let turn = 0; turn <= turns(offers); turn += 1) {
    await revise(db, "assignment.needed", neededSubject(caseId, turn), now);
  }
}

/** What of an offer was said to whom must show how it stands now. */
export async function reviseOffer(db: Db, offerId: number, now: Date): Promise<void> {
  await revise(db, "assignment.ping", offerId, now);
  await revise(db, "assignment.reminder", offerId, now);
}

/** Offers whose time is over and that no job has taken back yet: more than a few say that the jobs do not run. */
export function countOverdueOffers(db: Db, now: Date): Promise<number> {
  return db.offer.count({ where: { status: "OFFERED", dueAt: { lt: now } } });
}
