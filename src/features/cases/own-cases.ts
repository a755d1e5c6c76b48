import { findAllPending } from "../../platform/chat/pending-acts.ts";
import type { MediatedOutcome } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import { openName } from "../people/people.ts";
import { answerDueAt } from "./case-progress.ts";
import { reopenableUntil } from "./reopening.ts";
import type { CaseFacts } from "./screens.ts";
import { withdrawAct } from "./withdraw-act.ts";

/** What a person's cases are read with: within how many working minutes they are answered. */
export interface OwnCasesContext {
  vault: Vault;
  calendar: Calendar;
  operator: { talks: { answerMinutes: number } };
}

/** The cases that a person has filed, and those of which they are another side, newest first. @param number only the case with this number */
export async function casesOf(
  db: Db,
  { vault, calendar, operator }: OwnCasesContext,
  personId: number,
  number?: string,
): Promise<CaseFacts[]> {
  const joined = await db.party.findMany({
    where: { personId, side: { gt: 1 } },
    orderBy: { id: "desc" },
    take: 20,
    select: { caseId: true, leftAt: true },
  });
  const leftAtOf = new Map(joined.map(({ caseId, leftAt }) => [caseId, leftAt]));
  const theirs = joined.length === 0 ? { personId } : { OR: [{ personId }, { id: { in: [...leftAtOf.keys()] } }] };
  const cases = await db.case.findMany({
    where: { ...theirs, ...(number === undefined ? {} : { number }) },
    // If it ordered only by id, PostgreSQL without statistics would read everybody's cases.
    orderBy: [{ filedAt: "desc" }, { id: "desc" }],
    take: 10,
    include: {
      mediator: { select: { id: true, nameSealed: true } },
      offers: { where: { status: "OFFERED" }, select: { dueAt: true } },
      talks: {
        where: { kind: "CAUCUS", party: { personId }, owedSince: { not: null } },
        select: { mediatorId: true, owedSince: true },
      },
      closings: {
        where: { status: { in: ["PENDING", "DONE"] } },
        orderBy: { id: "desc" },
        select: { status: true, outcome: true },
      },
    },
  });
  const withdrawals = await findAllPending(db, withdrawAct, personId);
  return cases.map((row) => ({
    ...row,
    isApplicant: row.personId === personId,
    leftAt: leftAtOf.get(row.id) ?? null,
    withdrawing: withdrawals.get(withdrawAct.write({ case: row.id })) ?? null,
    escalated: row.escalatedAt !== null,
    until: row.offers[0]?.dueAt ?? null,
    mediator: row.mediator === null ? null : openName(vault, row.mediator),
    answerBy: answerBy(row),
    awaitsApproval: row.closings.some(({ status }) => status === "PENDING"),
    reopenUntil: reopenableUntil({ ...row, closedWith: lastOutcome(row.closings) }),
  }));

  /** Somebody waits for an answer of the mediator who has the case now. */
  function answerBy({ mediatorId, talks }: { mediatorId: number | null; talks: OwedTalk[] }): Date | null {
    const since = talks.find((talk) => talk.mediatorId === mediatorId)?.owedSince ?? null;
    return since === null ? null : answerDueAt(operator.talks, calendar, since);
  }
}

interface OwedTalk {
  mediatorId: number | null;
  owedSince: Date | null;
}

/** The outcome of the last closing that took effect. */
function lastOutcome(closings: readonly { status: string; outcome: MediatedOutcome }[]): MediatedOutcome | null {
  return closings.find(({ status }) => status === "DONE")?.outcome ?? null;
}
