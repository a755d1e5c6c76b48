import { findAllPending } from "../../platform/chat/pending-acts.ts";
import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { briefFields, briefOf } from "../assignment/briefs.ts";
import { giveBackAct } from "../assignment/pending-acts.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { type CaseState, mayAct, subjectOf } from "../cases/rules.ts";
import { may } from "../people/permissions.ts";
import type { InHandFacts, WorkPage } from "./screens.ts";
import { byLongestWaiting } from "./waiting-order.ts";
import { findInHand } from "./work-rows.ts";

/** As many cases as a phone of 360 × 640 pixels shows with their buttons. */
const pageLength = 4;

/** A page of the cases that a mediator has. @param page from 0; the last page if there are fewer */
export async function readWork(db: Db, vault: Vault, person: Person, page: number): Promise<WorkPage> {
  const own = (await findInHand(db, person.id)).filter((row) => may(person, "seeOwnCase", subjectOf(row)));
  const pages = Math.max(Math.ceil(own.length / pageLength), 1);
  const shown = Math.min(page, pages - 1);
  const onPage = byLongestWaiting(own).slice(shown * pageLength, (shown + 1) * pageLength);
  const rows = await db.case.findMany({ where: { id: { in: onPage.map(({ id }) => id) } }, select: workFields });
  const givingBack = await findAllPending(db, giveBackAct, person.id);
  const cases = onPage.flatMap(({ id, waitingSince }) => {
    const row = rows.find((candidate) => candidate.id === id);
    if (row === undefined) return [];
    return [{ ...factsOf(vault, row), waitingSince, isLeaving: givingBack.has(giveBackAct.write({ case: id })) }];
  });
  return { cases, page: shown, pages, count: own.length };
}

/** A case with its facts, for the mediator who has it; null for everybody else. */
export async function readInHand(
  db: Db,
  vault: Vault,
  person: Person,
  caseId: number,
): Promise<{ state: CaseState; facts: InHandFacts } | null> {
  const state = (await findCaseStates(db, [caseId])).get(caseId);
  if (state === undefined || !mayAct(person, "seeOwnCase", state)) return null;
  const inHand = (await findInHand(db, person.id)).find(({ id }) => id === caseId);
  const row = await db.case.findUniqueOrThrow({ where: { id: caseId }, select: workFields });
  return { state, facts: { ...factsOf(vault, row), waitingSince: inHand?.waitingSince ?? null } };
}

const workFields = { ...briefFields, filedAt: true, assignedAt: true } as const;

function factsOf(vault: Vault, row: Parameters<typeof briefOf>[1] & { filedAt: Date; assignedAt: Date | null }) {
  const { filedAt, assignedAt } = row;
  return { ...briefOf(vault, row), filedAt, assignedAt };
}
