import type { Db } from "../database/open.ts";
import { enqueue, revise } from "../telegram/outbox.ts";
import { type Candidate, match } from "./match.ts";
import { addWorkingMinutes, type Calendar, nextPingAt } from "./working-time.ts";

/** What assigning must know besides the database. */
export interface AssignmentContext {
  calendar: Calendar;
  adminIds: readonly number[];
}

/** How long a mediator has, in working minutes, and how many are asked before a coordinator. */
export const remindMinutes = 60;
export const offerMinutes = 120;
export const mostOffers = 3;

export type Offered = { kind: "offered"; until: Date } | { kind: "escalated" } | { kind: "settled" };

/**
 * Offers a waiting case to the next mediator who fits; when nobody does, or three were asked in vain, a coordinator is
 * told, or an administrator where the region has none. Call it in the transaction of what makes it due.
 */
export async function offerCase(tx: Db, context: AssignmentContext, caseId: number, now: Date): Promise<Offered> {
  const one = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { offers: { select: { mediatorId: true, status: true } }, person: { select: { telegramId: true } } },
  });
  if (one.status !== "WAITING" || one.offers.some((offer) => offer.status === "OFFERED")) return { kind: "settled" };
  const asked = one.offers.map((offer) => offer.mediatorId);
  const found =
    asked.length < mostOffers
      ? match({ ...one, applicantId: one.personId }, await candidates(tx), asked)
      : ({ kind: "nobody" } as const);
  if (found.kind === "nobody") return escalate(tx, context, one, now);

  const pingAt = nextPingAt(context.calendar, now);
  const dueAt = addWorkingMinutes(context.calendar, pingAt, offerMinutes);
  const round = asked.length + 1;
  await tx.offer.createMany({
    data: [
      {
        caseId,
        mediatorId: found.personId,
        round,
        offeredAt: now,
        remindAt: addWorkingMinutes(context.calendar, pingAt, remindMinutes),
        dueAt,
        why: { ...found.why },
      },
    ],
    skipDuplicates: true,
  });
  const offer = await tx.offer.findUniqueOrThrow({
    where: { caseId_round: { caseId, round } },
    include: { mediator: { select: { telegramId: true } } },
  });
  const deliveries = [
    {
      message: "assignment.ping",
      subject: offer.id,
      chatId: offer.mediator.telegramId,
      class: 1 as const,
      notBefore: pingAt,
    },
  ];
  // The applicant learns of the first offer when the report is sent.
  const progress = {
    message: "cases.offeredNext",
    subject: offer.id,
    chatId: one.person.telegramId,
    class: 2 as const,
  };
  await enqueue(tx, [...deliveries, ...(round > 1 ? [{ ...progress, notBefore: pingAt }] : [])], now);
  return { kind: "offered", until: offer.dueAt };
}

interface EscalatedCase {
  id: number;
  regionId: string;
  offers: unknown[];
  person: { telegramId: bigint };
}

async function escalate(tx: Db, context: AssignmentContext, one: EscalatedCase, now: Date): Promise<Offered> {
  const { count } = await tx.case.updateMany({
    where: { id: one.id, escalatedAt: null },
    data: { escalatedAt: now },
  });
  if (count === 0) return { kind: "settled" };
  const coordinators = await tx.staffRole.findMany({
    where: {
      role: "COORDINATOR",
      OR: [{ regions: { has: one.regionId } }, { regions: { isEmpty: true } }],
      person: { blockedAt: null },
    },
    select: { person: { select: { telegramId: true } } },
  });
  const staff = coordinators.map(({ person }) => person.telegramId);
  const chats = staff.length > 0 ? staff : context.adminIds.map(BigInt);
  const notBefore = nextPingAt(context.calendar, now);
  const common = { subject: one.id, notBefore };
  await enqueue(
    tx,
    [
      ...chats.map((chatId) => ({ ...common, message: "assignment.needed", chatId, class: 1 as const })),
      // The applicant of a case that nobody could be asked for reads it when the report is sent.
      ...(one.offers.length > 0
        ? [{ ...common, message: "cases.escalated", chatId: one.person.telegramId, class: 2 as const }]
        : []),
    ],
    now,
  );
  return { kind: "escalated" };
}

async function candidates(db: Db): Promise<Candidate[]> {
  const rows = await db.mediator.findMany({
    where: { onDuty: true, person: { blockedAt: null, staff: { some: { role: "MEDIATOR" } } } },
    include: {
      person: {
        select: {
          staff: { where: { role: "MEDIATOR" }, select: { regions: true } },
          _count: { select: { accepted: { where: { status: "ASSIGNED" } } } },
          offers: { orderBy: { offeredAt: "desc" }, take: 1, select: { offeredAt: true } },
        },
      },
    },
  });
  return rows.map(({ person, ...mediator }) => ({
    ...mediator,
    regions: person.staff[0]?.regions ?? [],
    openCases: person._count.accepted,
    lastOfferAt: person.offers[0]?.offeredAt ?? null,
  }));
}

/** What of an offer was said to whom must show how it stands now. */
export async function reviseOffer(db: Db, offerId: number, now: Date): Promise<void> {
  await revise(db, "assignment.ping", offerId, now);
  await revise(db, "assignment.reminder", offerId, now);
}
