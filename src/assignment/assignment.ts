import type { FreshCase } from "../cases/cases.ts";
import { escalatedMessage, offeredNextMessage } from "../cases/notices.ts";
import { openAnswers, type SealedAnswers } from "../cases/sealed-answers.ts";
import type { OfferStatus } from "../database/generated/client.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Operator } from "../operator/operator.ts";
import { findAdministrators } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { enqueue } from "../telegram/outbox.ts";
import { nextPingAt } from "../time/contact-hours.ts";
import { addWorkingMinutes, type Calendar } from "../time/working-time.ts";
import { loadCandidates, lockMatching } from "./candidates.ts";
import { match, type Why } from "./match.ts";
import { neededMessage, pingMessage, turns } from "./notices.ts";
import { reviseNeeded } from "./revisions.ts";

/** What assigning must know besides the database. */
export interface AssignmentContext {
  vault: Vault;
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
  return offeredOf(await offerCases(tx, context, [caseId], now), caseId);
}

/** As `offerCase`, for many cases in few statements. What one mediator is offered counts when the next case is matched. */
export async function offerCases(
  tx: Db,
  context: AssignmentContext,
  caseIds: readonly number[],
  now: Date,
): Promise<Map<number, Offered>> {
  return offerFound(tx, context, await findCases(tx, context.vault, caseIds), false, now);
}

/**
 * Offers a case that is being sent, in the transaction that makes it; one that is not for an ordinary offer a coordinator looks at
 * first. Its applicant reads of it there and then, and gets no message.
 */
export async function offerNew(tx: Db, context: AssignmentContext, made: FreshCase, now: Date): Promise<Offered> {
  return offeredOf(await offerFound(tx, context, [{ ...made, offers: [] }], true, now), made.id);
}

function offeredOf(found: Map<number, Offered>, caseId: number): Offered {
  return found.get(caseId) ?? { kind: "settled" };
}

/** A case that is not among the results was settled. */
async function offerFound(
  tx: Db,
  context: AssignmentContext,
  cases: readonly FoundCase[],
  sending: boolean,
  now: Date,
): Promise<Map<number, Offered>> {
  const open = cases.filter(
    ({ status, offers }) => status === "WAITING" && offers.every((offer) => offer.status !== "OFFERED"),
  );
  const chosen = await chooseMediators(
    tx,
    context,
    open.filter((one) => goesByMatch(context, one)),
    sending,
    now,
  );
  const offered = await makeOffers(tx, context, chosen, now);
  const escalated = await escalateFound(
    tx,
    context,
    open.filter(({ id }) => !offered.has(id)),
    now,
  );
  return new Map<number, Offered>([
    ...[...offered].map(([id, until]) => [id, { kind: "offered", until }] as const),
    ...escalated.map((id) => [id, { kind: "escalated" }] as const),
  ]);
}

/** Not where a coordinator looks first, or where enough mediators were asked. Those whom a coordinator chose do not count. */
function goesByMatch({ operator }: AssignmentContext, { review, offers }: FoundCase): boolean {
  return !review && offers.filter(({ byId }) => byId === null).length < operator.offers.mediators;
}

/** One for each case, as far as somebody fits. */
async function chooseMediators(
  tx: Db,
  { places }: AssignmentContext,
  cases: readonly FoundCase[],
  sending: boolean,
  now: Date,
): Promise<Chosen[]> {
  const regionIds = [...new Set(cases.map(({ regionId }) => regionId))];
  if (cases.length === 0 || !(await lockMatching(tx, regionIds))) return [];
  const applicantIds = [...new Set(cases.map(({ personId }) => personId))];
  const candidates = await loadCandidates(tx, { regionIds, applicantIds }, now);
  const serving = new Map(
    regionIds.map((id) => [id, candidates.filter(({ regions }) => regions.length === 0 || regions.includes(id))]),
  );
  return cases.flatMap((one) => {
    const point = places.district(one.districtId)?.point ?? null;
    const asked = one.offers.map(({ mediatorId }) => mediatorId);
    const here = serving.get(one.regionId) ?? [];
    const found = match({ ...one, point, applicantId: one.personId }, here, asked);
    const mediator = found.kind === "mediator" ? here.find(({ personId }) => personId === found.personId) : undefined;
    if (found.kind === "nobody" || mediator === undefined) return [];
    mediator.openOffers += 1;
    mediator.lastOfferAt = now;
    return [{ case: one, mediatorId: mediator.personId, why: found.why, byId: null, sending }];
  });
}

export interface FoundCase extends Omit<FreshCase, "formats" | "remit"> {
  offers: { mediatorId: number; status: OfferStatus; byId: number | null }[];
}

const withOffers = { offers: { select: { mediatorId: true, status: true, byId: true } } } as const;

export async function findCase(db: Db, vault: Vault, caseId: number): Promise<FoundCase> {
  return foundOf(vault, await db.case.findUniqueOrThrow({ where: { id: caseId }, include: withOffers }));
}

async function findCases(db: Db, vault: Vault, caseIds: readonly number[]): Promise<FoundCase[]> {
  const where = { id: { in: [...caseIds] } };
  const cases = await db.case.findMany({ where, include: withOffers, orderBy: { id: "asc" } });
  return cases.map((one) => foundOf(vault, one));
}

/** What the match asks for of the applicant's wishes is sealed. */
function foundOf(vault: Vault, one: FoundCase & SealedAnswers): FoundCase {
  return { ...one, womanWished: openAnswers(vault, one).womanWished };
}

export interface Chosen {
  case: FoundCase;
  mediatorId: number;
  why: Why | { byHand: true };
  /** The coordinator who chose; null: the match did. */
  byId: number | null;
  /** The applicant reads of it on their screen. */
  sending: boolean;
}

/**
 * Asks one mediator for each of these cases: the ping waits for the operator's ping hours, and the time to answer runs in working hours from then.
 * @returns until when each case's mediator may answer
 */
export async function makeOffers(
  tx: Db,
  { calendar, operator: { offers } }: AssignmentContext,
  chosen: readonly Chosen[],
  now: Date,
): Promise<Map<number, Date>> {
  if (chosen.length === 0) return new Map();
  const pingAt = nextPingAt(calendar, now);
  const dueAt = addWorkingMinutes(calendar, pingAt, offers.answerMinutes);
  const remindAt = addWorkingMinutes(calendar, pingAt, offers.remindAfterMinutes);
  // Of hundreds at once Prisma would make thousands of parameters.
  const made = await tx.$queryRaw<{ id: number; caseId: number }[]>`
    INSERT INTO "Offer" ("caseId", "mediatorId", "byId", round, why, "offeredAt", "remindAt", "dueAt")
    SELECT c."caseId", c."mediatorId", NULLIF(c."byId", 0), c.round, c.why::jsonb, ${now}::timestamptz, ${remindAt}::timestamptz,
      ${dueAt}::timestamptz
    FROM unnest(
      ${chosen.map(({ case: { id } }) => id)}::int[],
      ${chosen.map(({ mediatorId }) => mediatorId)}::int[],
      ${chosen.map(({ byId }) => byId ?? 0)}::int[],
      ${chosen.map(({ case: one }) => one.offers.length + 1)}::int[],
      ${chosen.map(({ why }) => JSON.stringify(withoutWish(why)))}::text[]
    ) WITH ORDINALITY AS c("caseId", "mediatorId", "byId", round, why, position)
    ORDER BY c.position
    RETURNING id, "caseId"`;
  // Of a case that is being sent nothing was said yet.
  const told = chosen.filter(({ sending }) => !sending).map((one) => one.case);
  await reviseNeeded(tx, told, now);
  const offerOf = new Map(made.map(({ id, caseId }) => [caseId, id]));
  const deliveries = chosen.flatMap(({ case: one, mediatorId, sending }) => {
    const offer = { offer: offerOf.get(one.id) ?? 0 };
    const when = { notBefore: pingAt };
    const ping = pingMessage.to(mediatorId, offer, when);
    return sending ? [ping] : [ping, offeredNextMessage.to(one.personId, offer, when)];
  });
  await enqueue(tx, deliveries, now);
  return new Map(made.map(({ caseId }) => [caseId, dueAt]));
}

/** «Ана медиациясы» is asked for only where the applicant wished a woman, which is sealed with the case. */
function withoutWish(why: Chosen["why"]): Chosen["why"] {
  return "mark" in why && why.mark === "ANA" ? { ...why, mark: null } : why;
}

/** A coordinator finds a mediator for these cases, which are locked and wait. */
export async function escalateCases(
  tx: Db,
  context: AssignmentContext,
  caseIds: readonly number[],
  now: Date,
): Promise<void> {
  await escalateFound(tx, context, await findCases(tx, context.vault, caseIds), now);
}

/** @returns the cases of which a coordinator did not know yet */
async function escalateFound(
  tx: Db,
  context: AssignmentContext,
  cases: readonly FoundCase[],
  now: Date,
): Promise<number[]> {
  if (cases.length === 0) return [];
  const escalated = await tx.$queryRaw<{ id: number; staff: number[] }[]>`
    UPDATE "Case" c
    SET "escalatedAt" = ${now}::timestamptz
    WHERE c.id = ANY (ARRAY(SELECT unnest(${cases.map(({ id }) => id)}::int[]))) AND c."escalatedAt" IS NULL
    RETURNING c.id, ARRAY(
      SELECT p.id
      FROM "StaffRole" s
      JOIN "Person" p ON p.id = s."personId"
      WHERE s.role = 'COORDINATOR' AND p."blockedAt" IS NULL
        AND (s.regions @> ARRAY[c."regionId"] OR s.regions = '{}')
        AND p.id <> c."personId"
      ORDER BY p.id) AS staff`;
  const staffOf = new Map(escalated.map(({ id, staff }) => [id, staff]));
  const found = cases.filter(({ id }) => staffOf.has(id));
  await reviseNeeded(
    tx,
    found.filter(({ offers }) => offers.length > 0),
    now,
  );
  const notBefore = nextPingAt(context.calendar, now);
  const isOrphan = escalated.some(({ staff }) => staff.length === 0);
  const administrators = isOrphan ? await findAdministrators(tx, context.adminIds) : [];
  const deliveries = found.flatMap(({ id, personId: applicantId, offers }) => {
    const staff = staffOf.get(id) ?? [];
    const subject = { case: id, turn: turns(offers) };
    const when = { notBefore };
    const finders = staff.length > 0 ? staff : administrators.filter((one) => one !== applicantId);
    const asked = finders.map((personId) => neededMessage.to(personId, subject, when));
    // The applicant of a case that nobody could be asked for reads it when the report is sent.
    if (offers.length === 0) return asked;
    return [...asked, escalatedMessage.to(applicantId, subject, when)];
  });
  await enqueue(tx, deliveries, now);
  return found.map(({ id }) => id);
}

/** Offers whose time is over and that no job has passed on yet: more than a few say that the jobs do not run. */
export async function countOverdueOffers(db: Db, now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM "Offer"
    WHERE status = 'OFFERED' AND "dueAt" < ${now}::timestamptz`;
  return row?.count ?? 0;
}
