import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { briefFields, briefOf, reasonsOf } from "../assignment/briefs.ts";
import type { Brief } from "../assignment/screens.ts";
import { dangerIn } from "../cases/cases.ts";
import type { Obstacle } from "../cases/remit.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { casesOfStaff } from "../cases/staff-cases.ts";
import type { AlarmKind } from "../danger/alarm-facts.ts";
import { openName } from "../people/people.ts";
import { mayAnywhere } from "../people/permissions.ts";
import { findToDecide } from "./deciding.ts";
import { openReason, roundFields, standingOf } from "./rounds.ts";
import type { Gate } from "./rules.ts";

/** A round as a coordinator sees it who may decide it: never the story, and never a talk. */
export interface ToDecide {
  round: number;
  brief: Brief;
  /** What the applicant ticked. */
  reasons: Obstacle[];
  filedAt: Date;
  assignedAt: Date | null;
  askedAt: Date;
  mediator: string;
}

/** How many rounds the list shows. Later ones follow when these are decided. */
const shown = 8;

/** A round that waits, for a coordinator who may decide it; null for everybody else. */
export async function findToDecideFacts(
  db: Db,
  vault: Vault,
  person: Person,
  roundId: number,
): Promise<ToDecide | null> {
  if ((await findToDecide(db, person, roundId)) === null) return null;
  const row = await db.clearance.findUniqueOrThrow({
    where: { id: roundId },
    select: {
      id: true,
      askedAt: true,
      case: {
        select: {
          ...briefFields,
          filedAt: true,
          assignedAt: true,
          mediator: { select: { id: true, nameSealed: true } },
        },
      },
    },
  });
  const { filedAt, assignedAt, mediator } = row.case;
  return {
    round: row.id,
    brief: briefOf(vault, row.case),
    reasons: reasonsOf(vault, row.case),
    filedAt,
    assignedAt,
    askedAt: row.askedAt,
    mediator: mediator === null ? "" : (openName(vault, mediator) ?? ""),
  };
}

/** What a coordinator still has to decide, the oldest first. Null unless the person is a coordinator. */
export async function readToDecide(db: Db, vault: Vault, person: Person): Promise<ToDecide[] | null> {
  if (!mayAnywhere(person, "decideOnClearance")) return null;
  const rounds = await db.clearance.findMany({
    where: {
      status: "ASKED",
      endedAt: null,
      case: { status: "ASSIGNED", ...casesOfStaff(person, "decideOnClearance") },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const found: ToDecide[] = [];
  for (const { id } of rounds) {
    const facts = found.length < shown ? await findToDecideFacts(db, vault, person, id) : null;
    if (facts !== null) found.push(facts);
  }
  return found;
}

/** A round as the applicant and the mediator are told of it. */
export interface RoundFacts {
  round: number;
  caseId: number;
  number: string;
  /** The applicant, who is asked. */
  personId: number;
  gate: Gate;
  /** What was ticked or heard when the case was filed or added to, for the numbers to call. */
  danger: AlarmKind[];
  /** Why a coordinator has refused; empty without a reason. */
  reason: string;
}

/** Reads rounds by their ids. Unknown ids are missing from the result. */
export async function findRounds(db: Db, vault: Vault, ids: readonly number[]): Promise<Map<number, RoundFacts>> {
  const rows = await db.clearance.findMany({
    where: { id: { in: [...ids] } },
    include: { case: { select: { ...roundFields.case.select, personId: true, ...answersFields } } },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        round: row.id,
        caseId: row.caseId,
        number: row.case.number,
        personId: row.case.personId,
        gate: standingOf(row),
        danger: dangerIn(openAnswers(vault, row.case)),
        reason: openReason(vault, row),
      },
    ]),
  );
}
