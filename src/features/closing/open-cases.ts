import { lastPage } from "../../platform/chat/last-page.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { type BriefRow, briefFields, briefOf, reasonsOf } from "../assignment/briefs.ts";
import type { Brief } from "../assignment/screens.ts";
import { guardCase } from "../cases/guard.ts";
import type { Obstacle } from "../cases/remit.ts";
import { casesOfStaff } from "../cases/staff-cases.ts";
import { openName } from "../people/people.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { findWaiting } from "./approval.ts";
import type { CaseEnding } from "./rules.ts";
import { isWaiting, waitingFields } from "./waiting.ts";

// What coordinators see of cases that mediators have: never the story, and never a talk.

/** An open case as a coordinator sees it. */
export interface OpenCase extends Brief {
  filedAt: Date;
  assignedAt: Date | null;
  /** The mediator who has it; null while it waits. */
  mediator: string | null;
}

/** A closing that waits for a coordinator. */
export interface WaitingClosing extends OpenCase, Pick<CaseEnding, "outcome" | "people"> {
  closing: number;
  submittedAt: Date;
  /** What the applicant ticked. */
  reasons: Obstacle[];
}

/** A page of a list. */
export interface Page<Row> {
  rows: Row[];
  /** The number of the page, from 0. */
  page: number;
  more: boolean;
}

/** As many as a phone of 360 × 640 pixels shows with their buttons. */
const pageLength = 3;

const openFields = {
  ...briefFields,
  personId: true,
  regionId: true,
  filedAt: true,
  assignedAt: true,
  mediator: { select: { id: true, nameSealed: true } },
} as const;

type OpenRow = BriefRow & {
  filedAt: Date;
  assignedAt: Date | null;
  mediator: { id: number; nameSealed: Uint8Array | null } | null;
};

function openOf(vault: Vault, row: OpenRow): OpenCase {
  const { filedAt, assignedAt } = row;
  const mediator = row.mediator === null ? null : (openName(vault, row.mediator) ?? "");
  return { ...briefOf(vault, row), filedAt, assignedAt, mediator };
}

function pageOf<Row>(rows: readonly Row[], page: number): Page<Row> {
  return { rows: rows.slice(0, pageLength), page, more: rows.length > pageLength };
}

/** A page of the cases that mediators have in a coordinator's regions, those they have had for the longest time first. */
export async function readInHand(db: Db, vault: Vault, person: Person, page: number): Promise<Page<OpenCase> | null> {
  if (!mayAnywhere(person, "seeOpenCase")) return null;
  const where = { status: "ASSIGNED" as const, ...casesOfStaff(person, "seeOpenCase") };
  const rows = await db.case.findMany({
    where,
    orderBy: [{ assignedAt: "asc" }, { id: "asc" }],
    skip: page * pageLength,
    take: pageLength + 1,
    select: openFields,
  });
  // A button may name any page.
  if (rows.length === 0 && page > 0)
    return readInHand(db, vault, person, lastPage(await db.case.count({ where }), pageLength));
  return pageOf(
    rows.map((row) => openOf(vault, row)),
    page,
  );
}

/** A page of the closings that wait for this coordinator, the oldest first. */
export async function readWaiting(
  db: Db,
  vault: Vault,
  person: Person,
  page: number,
): Promise<Page<WaitingClosing> | null> {
  if (!mayAnywhere(person, "approveClosing")) return null;
  const rows = await db.closing.findMany({
    where: {
      status: "PENDING",
      byId: { not: person.id },
      case: { status: "ASSIGNED", ...casesOfStaff(person, "approveClosing") },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
    take: maxWaiting,
    select: waitingClosingFields,
  });
  const waiting = rows.filter(isWaiting).map((row) => waitingOf(vault, row));
  const shown = Math.min(page, lastPage(waiting.length, pageLength));
  return pageOf(waiting.slice(shown * pageLength), shown);
}

const maxWaiting = 500;

/** An open case of their region, for a coordinator; null for everybody else. `mayClose`: another mediator has it, or nobody. */
export async function readOpenCase(
  db: Db,
  vault: Vault,
  person: Person,
  caseId: number,
): Promise<(OpenCase & { mayClose: boolean }) | null> {
  if ((await guardCase(db, person, "seeOpenCase", caseId)) === null) return null;
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: openFields });
  const mayClose = (await guardCase(db, person, "closeOpenCase", caseId)) !== null;
  return { ...openOf(vault, row), mayClose };
}

/** A closing that waits, for a person who may approve it; null for everybody else. */
export async function readWaitingClosing(
  db: Db,
  vault: Vault,
  person: Person,
  closingId: number,
): Promise<WaitingClosing | null> {
  if ((await findWaiting(db, person, "approveClosing", closingId)) === null) return null;
  const [found] = await findClosings(db, vault, [closingId]);
  return found ?? null;
}

/** Closings that wait, by their ids. */
export async function findClosings(db: Db, vault: Vault, ids: readonly number[]): Promise<WaitingClosing[]> {
  const rows = await db.closing.findMany({ where: { id: { in: [...ids] } }, select: waitingClosingFields });
  return rows.filter(isWaiting).map((row) => waitingOf(vault, row));
}

const waitingClosingFields = {
  id: true,
  outcome: true,
  people: true,
  ...waitingFields,
  case: { select: { ...openFields, status: true, mediatorId: true } },
} as const;

interface WaitingRow extends Pick<CaseEnding, "outcome" | "people"> {
  id: number;
  submittedAt: Date;
  case: OpenRow;
}

function waitingOf(vault: Vault, { id, outcome, people, submittedAt, case: row }: WaitingRow): WaitingClosing {
  return { ...openOf(vault, row), closing: id, outcome, people, submittedAt, reasons: reasonsOf(vault, row) };
}
