import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { briefFields, briefOf } from "../assignment/briefs.ts";
import { guardCase } from "../cases/guard.ts";
import type { CaseState } from "../cases/rules.ts";
import { openName } from "../people/people.ts";
import type { OverviewFacts } from "./screens.ts";

/** A case with its present state, for the coordinators of its region; null for everybody else. Nothing that the applicant told. */
export async function readOverview(
  db: Db,
  vault: Vault,
  person: Person,
  caseId: number,
): Promise<{ state: CaseState; facts: OverviewFacts } | null> {
  const state = await guardCase(db, person, "seeNotes", caseId);
  if (state === null) return null;
  const row = await db.case.findUniqueOrThrow({
    where: { id: caseId },
    select: {
      ...briefFields,
      status: true,
      filedAt: true,
      assignedAt: true,
      closedAt: true,
      mediator: { select: { id: true, nameSealed: true } },
    },
  });
  const { status, filedAt, assignedAt, closedAt } = row;
  const mediator = row.mediator === null ? null : openName(vault, row.mediator);
  return { state, facts: { ...briefOf(vault, row), status, filedAt, assignedAt, closedAt, mediator } };
}
