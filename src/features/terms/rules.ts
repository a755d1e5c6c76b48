import { addDays, type LocalDay } from "../../platform/time/local-day.ts";
import type { Kind } from "../cases/kinds.ts";
import type { RemitId } from "../cases/remit.ts";

/** Where the dispute stands when the mediation begins. */
export const stages = ["BEFORE_COURT", "IN_COURT", "ENFORCEMENT", "CRIME"] as const;
export type Stage = (typeof stages)[number];

/** How long a mediation may last. "Law" is the Law on Mediation, No. 401-IV of 28.01.2011. */
export interface TermRule {
  /** Where the rule stands in the law, for the lawyer who edits this table. */
  article: string;
  /** How many calendar days after the day of the contract; null: a body sets the date, and the mediator records it. */
  days: number | null;
  /** By how many days more it can be extended; null if it cannot. */
  extension: number | null;
  /** Who must agree to another date. */
  agreed: "all sides and the mediator" | "the court" | "the body in charge of the criminal case" | "nobody";
}

/** The term depends on the stage. The law names no other term for any kind of dispute. */
const byStage: Record<Stage, TermRule> = {
  /** Law, art. 20(9), 23: 30 calendar days, extended to at most 60 in all. */
  BEFORE_COURT: { article: "20(9), 23", days: 30, extension: 30, agreed: "all sides and the mediator" },
  /** Law, art. 20(9), 23: the same limits. But the court decides for how long it adjourns, so the bot reckons no date. */
  IN_COURT: { article: "20(9), 23", days: null, extension: null, agreed: "the court" },
  /** Law, art. 25-1: the contract suspends enforcement for up to 30 days. */
  ENFORCEMENT: { article: "25-1", days: 30, extension: null, agreed: "nobody" },
  /** Law, art. 24: the contract does not suspend a criminal case, whose own terms go on. */
  CRIME: { article: "24", days: null, extension: null, agreed: "the body in charge of the criminal case" },
};

/** What else the law says of mediation in disputes of a kind. */
const alsoOf: Partial<Record<Kind, string>> = { FAMILY: "25" };

/** The rule for a kind of dispute at a stage. */
export function termRuleOf(kind: Kind, stage: Stage): TermRule {
  const rule = byStage[stage];
  const also = alsoOf[kind];
  return also === undefined ? rule : { ...rule, article: `${rule.article}, ${also}` };
}

/** The stage by what the applicant has ticked: ids of src/features/cases/remit.ts. Of several, the strictest. */
export function stageOf(remit: readonly string[]): Stage {
  const isTicked = (id: RemitId) => remit.includes(id);
  if (isTicked("CRIME")) return "CRIME";
  if (isTicked("ENFORCEMENT")) return "ENFORCEMENT";
  return isTicked("IN_COURT") ? "IN_COURT" : "BEFORE_COURT";
}

/** The last day of a term that was not extended: the day of the contract itself does not count. Null where a body sets it. */
export function firstLastDay({ days }: TermRule, contractDay: LocalDay): LocalDay | null {
  return days === null ? null : addDays(contractDay, days);
}

/** The latest day to which a term can be extended; null if it cannot. */
export function latestLastDay({ days, extension }: TermRule, contractDay: LocalDay): LocalDay | null {
  return days === null || extension === null ? null : addDays(contractDay, days + extension);
}

/** The last day after the date of the contract was corrected: an extension on which all have agreed stays, as far as the law allows. */
export function correctedLastDay(
  rule: TermRule,
  contractDay: LocalDay,
  before: { contractDay: LocalDay; lastDay: LocalDay | null },
): LocalDay | null {
  const first = firstLastDay(rule, contractDay);
  const latest = latestLastDay(rule, contractDay);
  const { lastDay } = before;
  if (first === null || latest === null || lastDay === null) return first;
  const wasExtended = lastDay > (firstLastDay(rule, before.contractDay) ?? lastDay);
  if (!wasExtended || lastDay <= first) return first;
  return lastDay < latest ? lastDay : latest;
}

/** A day of a contract as it was typed, or why it cannot be recorded. */
export type JudgedContract = "fine" | "future" | "beforeCase" | "tooOld";

/** A contract of long ago is a mistake in the year. */
const oldestContractDays = 366;

/** Whether a day can be the day of the contract. "beforeCase": only after a question. */
export function judgeContractDay(
  day: LocalDay,
  { today, filed }: { today: LocalDay; filed: LocalDay },
): JudgedContract {
  if (day > today) return "future";
  if (day < addDays(today, -oldestContractDays)) return "tooOld";
  return day < filed ? "beforeCase" : "fine";
}

/** The latest day that a body can set: what is later is a mistake in the year. */
const farthestBodyDays = 731;

/** Whether a day can be the one that a court or an investigator has set. */
export function judgeBodyDay(day: LocalDay, { today, contract }: { today: LocalDay; contract: LocalDay }) {
  if (day < today || day <= contract) return "past";
  return day > addDays(today, farthestBodyDays) ? "tooFar" : "fine";
}

/** Whether a term can be extended to a day. */
export function judgeExtension(day: LocalDay, { lastDay, latest }: { lastDay: LocalDay; latest: LocalDay }) {
  if (day <= lastDay) return "notLater";
  return day > latest ? "tooFar" : "fine";
}
