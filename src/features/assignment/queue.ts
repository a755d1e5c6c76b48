import { lastPage } from "../../platform/chat/last-page.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { dismissCase } from "../cases/lifecycle.ts";
import { unsuitableMessage } from "../cases/notices.ts";
import type { Obstacle } from "../cases/remit.ts";
import { subjectOf } from "../cases/rules.ts";
import { openAnswers } from "../cases/sealed-answers.ts";
import { casesOfStaff } from "../cases/staff-cases.ts";
import { tellOver } from "../cases/tell-over.ts";
import { openName } from "../people/people.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { type AssignmentContext, offerCase } from "./assignment.ts";
import { type BriefRow, briefFields, briefOf, reasonsOf } from "./briefs.ts";
import { type ClosingOutcome, closingActs } from "./pending-acts.ts";
import { reviseCase } from "./revisions.ts";
import type { Brief } from "./screens.ts";
import { retractShowings } from "./showings.ts";

/** A case that waits for a mediator, as a coordinator sees it. */
export interface QueuedCase extends Brief {
  regionId: string;
  filedAt: Date;
  review: boolean;
  /** Whether it waits for the coordinator only because the applicant has filed more reports than the limit. */
  overLimit: boolean;
  /** The rules for which the coordinator looks first. */
  reasons: Obstacle[];
  escalated: boolean;
  /** Whether the applicant is under 18. */
  minor?: boolean;
  offer: { mediator: string; until: Date } | null;
}

/** The case is no longer in this coordinator's queue, or never was. */
export type Over = { kind: "over" };

export interface QueuePage {
  cases: QueuedCase[];
  /** The number of the page, from 0. */
  page: number;
  /** Whether there is a later page. */
  more: boolean;
  /** How many cases need a decision about their mediator. */
  requests: number;
}

const pageLength = 10;

/** A page of the cases that wait for a mediator in a coordinator's regions, the oldest first, without the coordinator's own cases. Null unless the person is a coordinator. */
export async function readQueue(db: Db, vault: Vault, person: Person, page = 0): Promise<QueuePage | null> {
  if (!mayAnywhere(person, "seeQueue")) return null;
  const where = { status: "WAITING" as const, ...casesOfStaff(person, "seeQueue") };
  const cases = await db.case.findMany({
    where,
    orderBy: [{ filedAt: "asc" }, { id: "asc" }],
    skip: page * pageLength,
    take: pageLength + 1,
    select: queuedFields,
  });
  // The cases of this page may have found mediators meanwhile, and a button may name any page.
  if (cases.length === 0 && page > 0) {
    return readQueue(db, vault, person, lastPage(await db.case.count({ where }), pageLength));
  }
  const shown = cases.slice(0, pageLength).map((row) => queuedOf(vault, row));
  const requests = await db.mediatorRequest.count({
    where: {
      outcome: null,
      mediatorId: { not: person.id },
      case: { status: "ASSIGNED", ...casesOfStaff(person, "decideOnMediator") },
    },
  });
  return { cases: shown, page, more: cases.length > pageLength, requests };
}

/** A waiting case, for a coordinator of its region; null for everybody else. */
export async function readQueuedCase(db: Db, vault: Vault, person: Person, caseId: number): Promise<QueuedCase | null> {
  if ((await guardCase(db, person, "seeQueue", caseId)) === null) return null;
  return queuedOf(vault, await db.case.findUniqueOrThrow({ where: { id: caseId }, select: queuedFields }));
}

/** A coordinator finds the case suitable for mediation, so it is matched in the usual way. */
export function releaseCase(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<{ kind: "released"; offered: boolean } | Over> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "releaseCase", caseId);
    if (state === null) return { kind: "over" };
    await recordAct(tx, { act: "releaseCase", actor: person, subject: subjectOf(state) }, now);
    await tx.case.updateMany({ where: { id: caseId }, data: { review: false } });
    await retractShowings(tx, caseId, now);
    // If nobody fits, the case stays with the coordinators, who already know of it.
    const offered = (await offerCase(tx, context, caseId, now)).kind === "offered";
    if (offered) await tx.case.updateMany({ where: { id: caseId }, data: { escalatedAt: null } });
    return { kind: "released", offered };
  });
}

/**
 * Closes a case without a mediator and tells the applicant. Either it is unsuitable for mediation, which only a coordinator can say who
 * reviews it first, or it is abuse.
 */
export function closeCase(
  db: Db,
  person: Person,
  caseId: number,
  outcome: ClosingOutcome,
  now: Date,
): Promise<{ kind: "closed" } | Over> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, closingActs[outcome], caseId);
    if (state === null) return { kind: "over" };
    if ((await dismissCase(tx, caseId, outcome, now)).kind === "refused") return { kind: "over" };
    await recordAct(tx, { act: closingActs[outcome], actor: person, subject: subjectOf(state) }, now);
    await tx.offer.updateMany({
      where: { caseId, status: { in: ["OFFERED", "EXPIRED"] } },
      data: { status: "REVOKED", answeredAt: now },
    });
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    await tellOver(tx, caseId, now);
    await enqueue(tx, [unsuitableMessage.to(state.personId, { case: caseId }, { notBefore: now })], now);
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
    reasons: reasonsOf(vault, row),
    escalated: row.escalatedAt !== null,
    minor: openAnswers(vault, row).minor,
    offer: offer === undefined ? null : { mediator: openName(vault, offer.mediator) ?? "", until: offer.dueAt },
  };
}
