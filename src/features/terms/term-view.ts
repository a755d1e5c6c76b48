import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { partiesOf } from "../cases/parties.ts";
import { extendable, isStanding } from "./extensions.ts";
import type { TermView } from "./screens.ts";
import { endOf } from "./steps.ts";
import { findTerm } from "./terms.ts";

/** The contract and the term of a case, as its mediator sees them. */
export async function readTerm(db: Db, vault: Vault, caseId: number, now: Date): Promise<TermView | null> {
  const found = await findTerm(db, vault, caseId);
  if (found === null) return null;
  const { number, stage, rule, term } = found;
  const lastDay = term?.lastDay ?? null;
  return {
    caseId,
    number,
    stage,
    isSetByBody: rule.days === null,
    contractDay: term?.contractDay ?? null,
    lastDay,
    isOver: lastDay !== null && endOf(lastDay) <= now,
    closesAt: term?.nextStep === "CLOSE" ? term.nextAt : null,
    mayExtend: extendable(found, now) !== null,
    proposal: await readProposal(db, caseId, now),
  };
}

async function readProposal(db: Db, caseId: number, now: Date): Promise<TermView["proposal"]> {
  const open = await db.termExtension.findFirst({
    where: { caseId, status: "ASKED" },
    include: { answers: true, term: { select: { lastDay: true, endedAt: true } } },
  });
  const state = (await findCaseStates(db, [caseId])).get(caseId);
  if (open === null || state === undefined || !isStanding(open, open.term, state, now)) return null;
  const parties = await partiesOf(db, caseId);
  const answers = parties.map(({ side, personId }) => ({
    side,
    agrees: open.answers.find((answer) => answer.personId === personId)?.agrees ?? null,
  }));
  return { until: open.untilDay, answers };
}
