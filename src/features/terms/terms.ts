import type { Person } from "../../platform/chat/person.ts";
import type { MediationTerm } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dayOf, type LocalDay } from "../../platform/time/local-day.ts";
import { guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { recordAct } from "../people/staff-acts.ts";
import { endOpenExtension } from "./end-extension.ts";
import {
  correctedLastDay,
  firstLastDay,
  judgeBodyDay,
  judgeContractDay,
  type Stage,
  stageOf,
  type TermRule,
  termRuleOf,
} from "./rules.ts";
import { firstStep } from "./steps.ts";

/** The term of a case, with the rule that it follows. */
export interface TermOfCase {
  caseId: number;
  number: string;
  filedDay: LocalDay;
  stage: Stage;
  rule: TermRule;
  /** Null until the date of the contract is recorded: no term runs yet. */
  term: Pick<MediationTerm, "id" | "contractDay" | "lastDay" | "nextStep" | "nextAt"> | null;
}

/**
 * The term of a case. After a case was opened again the term before does not count: the mediation ended with the case (law 401-IV, art. 26),
 * and another one begins with a contract of its own.
 */
export async function findTerm(db: Db, vault: Vault, caseId: number): Promise<TermOfCase | null> {
  const found = await db.case.findUnique({
    where: { id: caseId },
    select: {
      ...answersFields,
      kind: true,
      filedAt: true,
      reopenedAt: true,
      terms: { where: { endedAt: null } },
    },
  });
  if (found === null) return null;
  const { number, kind, filedAt, reopenedAt, terms, ...row } = found;
  const stage = stageOf(openAnswers(vault, { number, ...row }).remit);
  const [latest] = terms;
  const isCurrent = latest !== undefined && (reopenedAt === null || latest.recordedAt > reopenedAt);
  return {
    caseId,
    number,
    filedDay: dayOf(filedAt),
    stage,
    rule: termRuleOf(kind, stage),
    term: isCurrent ? latest : null,
  };
}

/** What became of a date. */
export type Recorded =
  | { kind: "recorded" }
  /** The same date stood there already. */
  | { kind: "same" }
  /** Somebody has recorded another date since the question was asked. */
  | { kind: "overtaken" }
  | { kind: "gone" };

/**
 * Records or corrects the date of the signed mediation contract, with which the term begins (law 401-IV, art. 20(5), 23). A correction makes
 * a row of its own, and voids an open proposal to extend the term.
 * @param known the term that stood there when the date was asked for; null if there was no term
 */
export function recordContract(
  db: Db,
  vault: Vault,
  person: Person,
  { caseId, day, known }: { caseId: number; day: LocalDay; known: number | null },
  now: Date,
): Promise<Recorded> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "recordContract", caseId);
    const found = state === null ? null : await findTerm(tx, vault, caseId);
    if (state === null || found === null) return { kind: "gone" };
    const { rule, filedDay, term } = found;
    const judged = judgeContractDay(day, { today: dayOf(now), filed: filedDay });
    if (judged === "future" || judged === "tooOld") return { kind: "gone" };
    if (term?.contractDay === day) return { kind: "same" };
    if ((term?.id ?? null) !== known) return { kind: "overtaken" };
    const kept = rule.days === null && term !== null && (term.lastDay ?? "") > day ? term.lastDay : null;
    const lastDay = kept ?? (term === null ? firstLastDay(rule, day) : correctedLastDay(rule, day, term));
    await replaceTerm(tx, { caseId, contractDay: day, lastDay, recordedById: person.id }, now);
    await recordAct(tx, { act: "recordContract", actor: person, subject: subjectOf(state) }, now);
    return { kind: "recorded" };
  });
}

/** Records that the contract of a case was signed on a day, by its document. The case is locked. */
export async function startTerm(
  tx: Db,
  vault: Vault,
  person: Person,
  caseId: number,
  day: LocalDay,
  now: Date,
): Promise<Recorded> {
  const known = (await findTerm(tx, vault, caseId))?.term?.id ?? null;
  return recordContract(tx, vault, person, { caseId, day, known }, now);
}

/** Records or corrects the date until which a court or an investigator lets the mediation last. The bot reckons no date of its own there. */
export function recordBodyDay(
  db: Db,
  vault: Vault,
  person: Person,
  { caseId, day, known }: { caseId: number; day: LocalDay; known: number | null },
  now: Date,
): Promise<Recorded> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "recordContract", caseId);
    const found = state === null ? null : await findTerm(tx, vault, caseId);
    if (state === null || found === null || found.term === null || found.rule.days !== null) return { kind: "gone" };
    const { contractDay, lastDay, id } = found.term;
    if (judgeBodyDay(day, { today: dayOf(now), contract: contractDay }) !== "fine") return { kind: "gone" };
    if (lastDay === day) return { kind: "same" };
    if (id !== known) return { kind: "overtaken" };
    await replaceTerm(tx, { caseId, contractDay, lastDay: day, recordedById: person.id }, now);
    await recordAct(tx, { act: "recordContract", actor: person, subject: subjectOf(state) }, now);
    return { kind: "recorded" };
  });
}

type NewTerm = Pick<MediationTerm, "caseId" | "contractDay" | "lastDay" | "recordedById">;

/** The row before stays as the record of what was corrected. The warnings are reckoned again. */
async function replaceTerm(tx: Db, term: NewTerm, now: Date): Promise<void> {
  const { caseId, lastDay } = term;
  await endOpenExtension(tx, caseId, "REPLACED", now);
  await tx.mediationTerm.updateMany({
    where: { caseId, endedAt: null },
    data: { endedAt: now, nextStep: null, nextAt: null },
  });
  const next = lastDay === null ? {} : firstStep(lastDay, now);
  await tx.mediationTerm.create({ data: { ...term, recordedAt: now, ...next } });
}
