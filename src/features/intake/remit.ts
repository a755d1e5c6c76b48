/**
 * What a rule leads to: mediation cannot take the conflict; a person must look first; mediation can take it, but
 * something must be minded (`warn`); or mediation can take it, and it helps to know (`fine`).
 */
export type RemitVerdict = "notSuitable" | "coordinator" | "warn" | "fine";

export interface RemitRule {
  /** Stable: it is stored with the case, carried by buttons, and names the texts. */
  readonly id: string;
  /** Where the rule stands in the law, for the lawyer who edits this list. */
  readonly article: string;
  readonly verdict: RemitVerdict;
  /** Numbers to show before anything else, in this order; they are to be among the seeded hotlines. */
  readonly hotlines: readonly string[];
}

/**
 * Whether mediation may take a conflict, in the order in which the person sees it: safety first, then the usual, then the
 * rare. "Law" is the Law on Mediation, No. 401-IV of 28.01.2011 (read in the version of 10.01.2025).
 */
export const remitRules = [
  /**
   * Law, art. 25(3): a mediator who learns of facts that endanger a child must report them. So nobody mediates before a
   * person has looked, and the child's helpline is named at once.
   */
  { id: "CHILD_IN_DANGER", article: "401-IV, art. 25(3)", verdict: "coordinator", hotlines: ["102", "111"] },
  /**
   * No rule on violence at home was found that forbids mediation; the laws of 15.04.2024 changed much, and a mediation is
   * only voluntary and equal (Law, art. 4–6) where nobody is afraid. So a person decides, never the form.
   */
  { id: "VIOLENCE", article: "401-IV, art. 4, 5, 6", verdict: "coordinator", hotlines: ["102", "111"] },
  /**
   * Law, art. 1(1) and 27: a dispute may go to mediation while a court has it; the court approves the settlement, and the
   * state fee comes back. The court's own dates go on, so the person must tell it (`warn`).
   */
  { id: "IN_COURT", article: "401-IV, art. 1(1), 20, 27", verdict: "warn", hotlines: [] },
  /** Law, art. 1(1) and 25-1: enforcement may go to mediation too; the contract suspends it for up to 30 days. */
  { id: "ENFORCEMENT", article: "401-IV, art. 1(1), 25-1", verdict: "fine", hotlines: [] },
  /** Law, art. 1(3): with a state body as a party, mediation takes place only where laws provide for it. */
  { id: "STATE_BODY", article: "401-IV, art. 1(3)", verdict: "coordinator", hotlines: [] },
  /**
   * Law, art. 1(1) and 24, Criminal Code, art. 68(1), (2), (4): misdemeanours and crimes of minor and medium gravity may be
   * mediated, grave ones seldom, and some never (torture, sexual offences against minors, terrorism, extremism, organised
   * groups …). Nobody can be asked for the gravity of a crime, so a person looks.
   */
  { id: "CRIME", article: "401-IV, art. 1(1), 24; CC 68(1), (2), (4)", verdict: "coordinator", hotlines: [] },
  /** Law, art. 1(4), Criminal Code, art. 68(4): no mediation on corruption and other crimes against public service. */
  { id: "CORRUPTION", article: "401-IV, art. 1(4); CC 68(4)", verdict: "notSuitable", hotlines: [] },
  /**
   * Law, art. 1(2): not for disputes that touch third parties who take no part in it. They can still be invited, so a
   * person asks before it is refused.
   */
  { id: "THIRD_PARTIES", article: "401-IV, art. 1(2)", verdict: "coordinator", hotlines: [] },
  /** Law, art. 1(2): not for disputes that touch someone whom a court has found incapable or of limited capacity. */
  { id: "INCAPABLE", article: "401-IV, art. 1(2)", verdict: "notSuitable", hotlines: [] },
] as const satisfies readonly RemitRule[];

export type RemitId = (typeof remitRules)[number]["id"];

/** `because` and `notes` are in the order of the rules, each once. */
export type RemitJudgement =
  | { kind: "suitable"; notes: RemitId[] }
  | { kind: "notSuitable"; because: RemitId[]; hotlines: boolean }
  | { kind: "coordinator"; because: RemitId[]; hotlines: boolean };

/**
 * Judges what the person has chosen; nothing chosen is «none of these». Where someone may be in danger a person looks in
 * any case, also at what mediation cannot take; else a «cannot» outweighs a «must be looked at».
 */
export function judgeRemit(chosen: readonly RemitId[]): RemitJudgement {
  const rules: readonly Chosen[] = remitRules.filter(({ id }) => chosen.includes(id));
  const ids = (...verdicts: RemitVerdict[]) =>
    rules.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);

  const hotlines = rules.some((rule) => rule.hotlines.length > 0);
  if (hotlines) return { kind: "coordinator", because: ids("coordinator", "notSuitable"), hotlines };
  const refused = ids("notSuitable");
  if (refused.length > 0) return { kind: "notSuitable", because: refused, hotlines };
  const unsure = ids("coordinator");
  if (unsure.length > 0) return { kind: "coordinator", because: unsure, hotlines };
  return { kind: "suitable", notes: ids("warn", "fine") };
}

interface Chosen extends RemitRule {
  readonly id: RemitId;
}

/** The numbers to show for what was chosen, each once. */
export function hotlinesFor(chosen: readonly RemitId[]): string[] {
  const rules: readonly Chosen[] = remitRules;
  return [...new Set(rules.filter(({ id }) => chosen.includes(id)).flatMap(({ hotlines }) => hotlines))];
}

/** The rules' ids, in their order. */
export const remitIds: readonly RemitId[] = remitRules.map(({ id }) => id);

/** Those of the stored ids that are rules today. */
export function knownRemit(stored: readonly string[]): RemitId[] {
  return remitIds.filter((id) => stored.includes(id));
}
