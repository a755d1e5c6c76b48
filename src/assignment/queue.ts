import { guardCase, guardLocked } from "../cases/guard.ts";
import { dismissCase } from "../cases/lifecycle.ts";
import { unsuitableMessage } from "../cases/notices.ts";
import { subjectOf } from "../cases/rules.ts";
import type { Person } from "../chat/person.ts";
import type { Db } from "../database/open.ts";
import { inTransaction } from "../database/transaction.ts";
import type { Vault } from "../database/vault.ts";
import { openName } from "../people/people.ts";
import { mayAnywhere, regionsFor } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { enqueue } from "../telegram/outbox.ts";
import { type AssignmentContext, findCase, makeOffers, offerCase } from "./assignment.ts";
import { type BriefRow, briefFields, briefOf } from "./briefs.ts";
import { loadCandidates } from "./candidates.ts";
import { unfit } from "./match.ts";
import { reviseCase } from "./revisions.ts";
import type { Brief } from "./screens.ts";
import { retractShowings } from "./showings.ts";

/** A case that waits for a mediator, as a coordinator sees it. */
export interface QueuedCase extends Brief {
  regionId: string;
  filedAt: Date;
  review: boolean;
  /** It waits for the coordinator only because its applicant has filed more reports than the limit. */
  overLimit: boolean;
  escalated: boolean;
  offer: { mediator: string; until: Date } | null;
}

/** The case is no longer in this coordinator's queue, or never was. */
export type Over = { kind: "over" };

export interface QueuePage {
  cases: QueuedCase[];
  /** From 0. */
  page: number;
  /** Whether a later page has more. */
  more: boolean;
}

const pageLength = 10;

/** Who waits for a mediator in a coordinator's regions, longest first, page by page, without their own requests; null unless they are a coordinator. */
export async function readQueue(db: Db, vault: Vault, person: Person, page = 0): Promise<QueuePage | null> {
  if (!mayAnywhere(person, "seeQueue")) return null;
  const regions = regionsFor(person, "seeQueue");
  const cases = await db.case.findMany({
    where: {
      status: "WAITING",
      personId: { not: person.id },
      ...(regions === "everywhere" ? {} : { regionId: { in: regions } }),
    },
    orderBy: [{ filedAt: "asc" }, { id: "asc" }],
    skip: page * pageLength,
    take: pageLength + 1,
    select: queuedFields,
  });
  // What was on this page may have found its mediators meanwhile.
  if (cases.length === 0 && page > 0) return readQueue(db, vault, person, page - 1);
  const shown = cases.slice(0, pageLength).map((one) => queuedOf(vault, one));
  return { cases: shown, page, more: cases.length > pageLength };
}

/** One waiting case, for a coordinator of its region; null for everybody else. */
export async function readQueuedCase(db: Db, vault: Vault, person: Person, caseId: number): Promise<QueuedCase | null> {
  if ((await guardCase(db, person, "seeQueue", caseId)) === null) return null;
  return queuedOf(vault, await db.case.findUniqueOrThrow({ where: { id: caseId }, select: queuedFields }));
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
  if ((await guardCase(db, person, "seeQueue", caseId)) === null) return [];
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
async function findAskable(db: Db, { places, vault }: AssignmentContext, caseId: number, now: Date) {
  const found = await findCase(db, vault, caseId);
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
export function assignManually(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  mediatorId: number,
  now: Date,
): Promise<{ kind: "offered"; until: Date } | Over> {
  return inTransaction(db, async (tx) => {
    const one = await guardLocked(tx, person, "assignCase", caseId);
    if (one === null) return { kind: "over" };
    const askable = await findAskable(tx, context, caseId, now);
    if (!askable.some(({ personId }) => personId === mediatorId)) return { kind: "over" };
    const asked = await tx.offer.findFirst({
      where: { caseId, mediatorId, status: "OFFERED" },
      select: { dueAt: true },
    });
    if (asked !== null) return { kind: "offered", until: asked.dueAt };
    await tx.offer.updateMany({ where: { caseId, status: "OFFERED" }, data: { status: "REVOKED", answeredAt: now } });
    await tx.case.updateMany({ where: { id: caseId }, data: { review: false, escalatedAt: null } });
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    const found = await findCase(tx, context.vault, caseId);
    const chosen = { case: found, mediatorId, why: { byHand: true } as const, byId: person.id, sending: false };
    const until = (await makeOffers(tx, context, [chosen], now)).get(caseId);
    if (until === undefined) return { kind: "over" };
    await recordAct(tx, { act: "assignCase", actor: person, subject: subjectOf(one) }, now);
    return { kind: "offered", until };
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
    const one = await guardLocked(tx, person, "releaseCase", caseId);
    if (one === null) return { kind: "over" };
    await recordAct(tx, { act: "releaseCase", actor: person, subject: subjectOf(one) }, now);
    await tx.case.updateMany({ where: { id: caseId }, data: { review: false } });
    await retractShowings(tx, caseId, now);
    // Where nobody fits it stays with the coordinators, who know of it already.
    const offered = (await offerCase(tx, context, caseId, now)).kind === "offered";
    if (offered) await tx.case.updateMany({ where: { id: caseId }, data: { escalatedAt: null } });
    return { kind: "released", offered };
  });
}

const closing = { NOT_SUITABLE: "closeUnsuitableCase", ABUSE: "closeAbusiveCase" } as const;

/**
 * Closes a case without a mediator, and tells the applicant: mediation cannot take it, which only somebody who was to look at it first
 * can say, or it is no request at all.
 */
export function closeCase(
  db: Db,
  person: Person,
  caseId: number,
  outcome: "NOT_SUITABLE" | "ABUSE",
  now: Date,
): Promise<{ kind: "closed" } | Over> {
  return inTransaction(db, async (tx) => {
    const one = await guardLocked(tx, person, closing[outcome], caseId);
    if (one === null) return { kind: "over" };
    if ((await dismissCase(tx, caseId, outcome, now)).kind === "refused") return { kind: "over" };
    await recordAct(tx, { act: closing[outcome], actor: person, subject: subjectOf(one) }, now);
    await tx.offer.updateMany({
      where: { caseId, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "REVOKED", answeredAt: now },
    });
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await enqueue(tx, [unsuitableMessage.to(one.personId, { case: caseId }, { notBefore: now })], now);
    return { kind: "closed" };
  });
}

const queuedFields = {
  ...briefFields,
  regionId: true,
  filedAt: true,
  review: true,
  overLimit: true,
  escalatedAt: true,
  offers: {
    where: { status: "OFFERED" },
    select: { dueAt: true, mediator: { select: { id: true, nameSealed: true } } },
  },
} as const;

interface QueuedRow extends BriefRow {
  regionId: string;
  filedAt: Date;
  review: boolean;
  overLimit: boolean;
  escalatedAt: Date | null;
  offers: { dueAt: Date; mediator: { id: number; nameSealed: Uint8Array | null } }[];
}

function queuedOf(vault: Vault, row: QueuedRow): QueuedCase {
  const [offer] = row.offers;
  const { regionId, filedAt, review, overLimit } = row;
  return {
    ...briefOf(vault, row),
    regionId,
    filedAt,
    review,
    overLimit,
    escalated: row.escalatedAt !== null,
    offer: offer === undefined ? null : { mediator: openName(vault, offer.mediator) ?? "", until: offer.dueAt },
  };
}
