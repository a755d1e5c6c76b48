import { lockCase } from "../cases/cases.ts";
import type { Person } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Vault } from "../database/vault.ts";
import { hasRole, openName } from "../people/people.ts";
import { enqueue } from "../telegram/outbox.ts";
import { type AssignmentContext, findCase, makeOffers, offerCase } from "./assignment.ts";
import { loadCandidates } from "./candidates.ts";
import { unfit } from "./match.ts";
import { briefFields } from "./messages.ts";
import { reviseCase } from "./revisions.ts";
import type { Brief } from "./screens.ts";

/** A case that waits for a mediator, as a coordinator sees it. */
export interface QueuedCase extends Brief {
  regionId: string;
  filedAt: Date;
  review: boolean;
  escalated: boolean;
  offer: { mediator: string; until: Date } | null;
}

/** The case is not in this coordinator's queue (any more). */
export type Over = { kind: "over" };

/** Coordinators see their regions' cases, administrators all. */
function mayCoordinate(person: Person, regionId: string): boolean {
  return hasRole(person, "COORDINATOR", regionId) || hasRole(person, "ADMIN");
}

/** Who waits for a mediator in a coordinator's regions, longest first; null for who is no coordinator. */
export async function readQueue(db: Db, vault: Vault, person: Person): Promise<QueuedCase[] | null> {
  if (!hasRole(person, "COORDINATOR") && !hasRole(person, "ADMIN")) return null;
  const regions = person.staff.filter(({ role }) => role === "COORDINATOR").map((one) => one.regions);
  const everywhere = hasRole(person, "ADMIN") || regions.some((list) => list.length === 0);
  const cases = await db.case.findMany({
    where: { status: "WAITING", ...(everywhere ? {} : { regionId: { in: regions.flat() } }) },
    orderBy: { filedAt: "asc" },
    take: 10,
    select: queuedFields,
  });
  return cases.map((one) => queuedOf(vault, one));
}

/** One waiting case, for its region's coordinator. */
export async function readQueuedCase(db: Db, vault: Vault, person: Person, caseId: number): Promise<QueuedCase | null> {
  const one = await db.case.findFirst({ where: { id: caseId, status: "WAITING" }, select: queuedFields });
  if (one === null || !mayCoordinate(person, one.regionId)) return null;
  return queuedOf(vault, one);
}

export interface Choice {
  personId: number;
  name: string;
  openCases: number;
  /** Off duty, on leave or with many cases: may be asked all the same. */
  away: boolean;
}

/**
 * Whom a coordinator may ask: a language in common and the region are a must, the applicant and a conflict of interest bar.
 * Nobody for who is not this case's coordinator.
 */
export async function readChoices(
  db: Db,
  vault: Vault,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<Choice[]> {
  if ((await waitingRegion(db, person, caseId)) === null) return [];
  const possible = await findAskable(db, context, caseId, now);
  const people = await db.person.findMany({
    where: { id: { in: possible.map(({ personId }) => personId) } },
    select: { id: true, nameSealed: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, openName(vault, person) ?? ""]));
  return possible
    .map((candidate) => ({
      personId: candidate.personId,
      name: nameOf.get(candidate.personId) ?? "",
      openCases: candidate.openCases,
      away: candidate.away,
    }))
    .sort((a, b) => Number(a.away) - Number(b.away) || a.openCases - b.openCases)
    .slice(0, 20);
}

const barred = ["applicant", "conflictOfInterest", "otherRegion", "noCommonLanguage"];

/** Who may be asked, whatever their duty; `away`: the match would not ask them. */
async function findAskable(db: Db, { places }: AssignmentContext, caseId: number, now: Date) {
  const found = await findCase(db, caseId);
  const point = places.district(found.districtId)?.point ?? null;
  const one = { ...found, point, applicantId: found.personId };
  const candidates = await loadCandidates(db, { regionIds: [found.regionId], applicantIds: [found.personId] }, now);
  return candidates
    .filter((candidate) => !barred.includes(unfit(one, { ...candidate, onDuty: true, onLeave: false }, []) ?? ""))
    .map((candidate) => ({ ...candidate, away: unfit(one, candidate, []) !== null }));
}

/**
 * A coordinator chooses the mediator, who is asked like any other; if it is in vain, the coordinator is told again. The mediator who is
 * being asked already is not asked twice.
 */
export function assignByHand(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  mediatorId: number,
  now: Date,
): Promise<{ kind: "offered"; until: Date } | Over> {
  return inTransaction(db, async (tx) => {
    const regionId = await lockWaiting(tx, person, caseId);
    if (regionId === null) return { kind: "over" };
    const askable = await findAskable(tx, context, caseId, now);
    if (!askable.some(({ personId }) => personId === mediatorId)) return { kind: "over" };
    const asked = await tx.offer.findFirst({
      where: { caseId, mediatorId, status: "OFFERED" },
      select: { dueAt: true },
    });
    if (asked !== null) return { kind: "offered", until: asked.dueAt };
    await tx.offer.updateMany({ where: { caseId, status: "OFFERED" }, data: { status: "REVOKED", answeredAt: now } });
    await tx.case.updateMany({ where: { id: caseId }, data: { review: false, escalatedAt: null } });
    await reviseCase(tx, caseId, now);
    const found = await findCase(tx, caseId);
    const chosen = { case: found, mediatorId, why: { byHand: true } as const, byId: person.id, sending: false };
    const until = (await makeOffers(tx, context, [chosen], now)).get(caseId);
    return until === undefined ? { kind: "over" } : { kind: "offered", until };
  });
}

/** Mediation can take it after all: it goes the ordinary way. */
export function releaseCase(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<{ kind: "released"; offered: boolean } | Over> {
  return inTransaction(db, async (tx) => {
    if ((await lockWaiting(tx, person, caseId)) === null) return { kind: "over" };
    const { count } = await tx.case.updateMany({
      where: { id: caseId, review: true },
      data: { review: false },
    });
    if (count === 0) return { kind: "over" };
    // Where nobody fits it stays with the coordinators, who know of it already.
    const offered = (await offerCase(tx, context, caseId, now)).kind === "offered";
    if (offered) await tx.case.updateMany({ where: { id: caseId }, data: { escalatedAt: null } });
    return { kind: "released", offered };
  });
}

/** Mediation cannot take it: closed, and the applicant is told why and where to turn. */
export function closeUnsuitable(db: Db, person: Person, caseId: number, now: Date): Promise<{ kind: "closed" } | Over> {
  return inTransaction(db, async (tx) => {
    if ((await lockWaiting(tx, person, caseId)) === null) return { kind: "over" };
    const { count } = await tx.case.updateMany({
      where: { id: caseId, status: "WAITING", review: true },
      data: { status: "CLOSED", outcome: "NOT_SUITABLE", closedAt: now },
    });
    if (count === 0) return { kind: "over" };
    await reviseCase(tx, caseId, now);
    const { personId } = await findCase(tx, caseId);
    const told = { message: "cases.unsuitable", subject: caseId, personId };
    await enqueue(tx, [{ ...told, class: 1, notBefore: now }], now);
    return { kind: "closed" };
  });
}

/** As `waitingRegion`; the case stays as it is until the transaction ends. */
async function lockWaiting(tx: Db, person: Person, caseId: number): Promise<string | null> {
  await lockCase(tx, caseId);
  return waitingRegion(tx, person, caseId);
}

async function waitingRegion(db: Db, person: Person, caseId: number): Promise<string | null> {
  const one = await db.case.findFirst({ where: { id: caseId, status: "WAITING" }, select: { regionId: true } });
  return one !== null && mayCoordinate(person, one.regionId) ? one.regionId : null;
}

const queuedFields = {
  ...briefFields,
  regionId: true,
  filedAt: true,
  review: true,
  escalatedAt: true,
  offers: {
    where: { status: "OFFERED" },
    select: { dueAt: true, mediator: { select: { id: true, nameSealed: true } } },
  },
} as const;

interface QueuedRow extends Brief {
  regionId: string;
  filedAt: Date;
  review: boolean;
  escalatedAt: Date | null;
  offers: { dueAt: Date; mediator: { id: number; nameSealed: Uint8Array | null } }[];
}

function queuedOf(vault: Vault, { offers, escalatedAt, ...one }: QueuedRow): QueuedCase {
  const [offer] = offers;
  return {
    ...one,
    escalated: escalatedAt !== null,
    offer: offer === undefined ? null : { mediator: openName(vault, offer.mediator) ?? "", until: offer.dueAt },
  };
}
