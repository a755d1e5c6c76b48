import type { DangerKind } from "../danger/hearing/danger-words.ts";

/**
 * What a rule leads to: mediation cannot take the conflict; a coordinator must look first; mediation can take it, but the
 * person must watch out for something (`warn`); or mediation can take it, and there is something useful to know (`fine`).
 */
export type RemitVerdict = "notSuitable" | "coordinator" | "warn" | "fine";

export interface RemitRule {
  /** Stable: it is stored with the case, carried by buttons, and names the texts. */
  readonly id: string;
  /** Where the rule stands in the law, for the lawyer who edits this list. */
  readonly article: string;
  readonly verdict: RemitVerdict;
  /** Numbers to show before anything else, in this order. They must be among the seeded hotlines. */
  readonly hotlines: readonly string[];
}

/**
 * The rules on whether mediation may take a conflict, in the order in which the person sees them: safety first, then common
 * matters, then rare ones. "Law" is the Law on Mediation, No. 401-IV of 28.01.2011 (read in the version of 10.01.2025).
 */
export const remitRules = [
  /** Law, art. 4–6: people who fear for a life, or want to die, do not decide freely. So a person looks first, never only the form. */
  { id: "LIFE_IN_DANGER", article: "401-IV, art. 4, 5, 6", verdict: "coordinator", hotlines: ["112"] },
  /**
   * Law, art. 25(3): a mediator who learns of facts that endanger a child must report them. So nobody mediates before a
   * coordinator has looked, and the child helpline is shown at once.
   */
  { id: "CHILD_IN_DANGER", article: "401-IV, art. 25(3)", verdict: "coordinator", hotlines: ["102", "111"] },
  /**
   * We found no rule that forbids mediation in cases of domestic violence. But the laws of 15.04.2024 changed much, and a mediation is
   * voluntary and equal (Law, art. 4–6) only if nobody is afraid. So a coordinator decides, never the form.
   */
  { id: "VIOLENCE", article: "401-IV, art. 4, 5, 6", verdict: "coordinator", hotlines: ["102", "111"] },
  /**
   * Law, art. 1(1) and 27: a dispute may go to mediation while it is before a court; the court approves the settlement, and the
   * state fee is refunded. The court's deadlines keep running, so the person must tell the court (`warn`).
   */
  { id: "IN_COURT", article: "401-IV, art. 1(1), 20, 27", verdict: "warn", hotlines: [] },
  /** Law, art. 1(1) and 25-1: enforcement may go to mediation too; the contract suspends it for up to 30 days. */
  { id: "ENFORCEMENT", article: "401-IV, art. 1(1), 25-1", verdict: "fine", hotlines: [] },
  /** Law, art. 1(3): with a state body as a party, mediation takes place only if a law provides for it. */
  { id: "STATE_BODY", article: "401-IV, art. 1(3)", verdict: "coordinator", hotlines: [] },
  /**
   * Law, art. 1(1) and 24, Criminal Code, art. 68(1), (2), (4): misdemeanours and crimes of minor and medium gravity may be
   * mediated, grave crimes seldom, and some never (torture, sexual offences against minors, terrorism, extremism, organised
   * groups …). An applicant cannot be expected to know the gravity of a crime, so a coordinator looks.
   */
  { id: "CRIME", article: "401-IV, art. 1(1), 24; CC 68(1), (2), (4)", verdict: "coordinator", hotlines: [] },
  /** Law, art. 1(4), Criminal Code, art. 68(4): no mediation of corruption and other crimes against the public service. */
  { id: "CORRUPTION", article: "401-IV, art. 1(4); CC 68(4)", verdict: "notSuitable", hotlines: [] },
  /**
   * Law, art. 1(2): not for disputes that affect third parties who do not take part. They can still be invited, so a
   * coordinator asks before the dispute is refused.
   */
  { id: "THIRD_PARTIES", article: "401-IV, art. 1(2)", verdict: "coordinator", hotlines: [] },
  /** Law, art. 1(2): not for disputes that affect a person whom a court has declared incapable or of limited capacity. */
  { id: "INCAPABLE", article: "401-IV, art. 1(2)", verdict: "notSuitable", hotlines: [] },
] as const satisfies readonly RemitRule[];

/** A rule for which a coordinator looks first, or that mediation cannot take. */
export type Obstacle = Extract<(typeof remitRules)[number], { verdict: "coordinator" | "notSuitable" }>["id"];

/** These rules, in order. */
export const obstacles: readonly Obstacle[] = remitRules.flatMap((rule) =>
  rule.verdict === "coordinator" || rule.verdict === "notSuitable" ? [rule.id] : [],
);

/** The rules that danger heard in the person's words suggests. The person may take each of them away. */
export function suggestRemit(heard: readonly DangerKind[]): RemitId[] {
  const suggested = heard.map((kind) => ruleOf[kind]);
  return remitIds.filter((id) => suggested.includes(id));
}

const ruleOf: Readonly<Record<DangerKind, RemitId>> = {
  threatToLife: "LIFE_IN_DANGER",
  suicide: "LIFE_IN_DANGER",
  violence: "VIOLENCE",
  childHurt: "CHILD_IN_DANGER",
};

/** The kinds of danger of which the chosen rules speak. @param heard a life may be in danger by suicide, which was heard already */
export function dangerOf(chosen: readonly RemitId[], heard: readonly DangerKind[]): DangerKind[] {
  const kinds = {
    LIFE_IN_DANGER: heard.includes("suicide") ? null : "threatToLife",
    VIOLENCE: "violence",
    CHILD_IN_DANGER: "childHurt",
  } as const satisfies Partial<Record<RemitId, DangerKind | null>>;
  return chosen.flatMap((id) => (id in kinds ? (kinds[id as keyof typeof kinds] ?? []) : []));
}

export type RemitId = (typeof remitRules)[number]["id"];

/** `because` and `notes` list ids in the order of the rules, without repeats. */
export type RemitJudgement =
  | { kind: "suitable"; notes: RemitId[] }
  | { kind: "notSuitable"; because: RemitId[]; hotlines: boolean }
  | { kind: "coordinator"; because: RemitId[]; hotlines: boolean };

/**
 * Judges what the person has chosen; no choice means «none of these». If somebody may be in danger, a coordinator always looks,
 * even if mediation cannot take the matter. Otherwise `notSuitable` outweighs `coordinator`.
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

/** The numbers to show for the chosen rules, without repeats. */
export function hotlinesFor(chosen: readonly RemitId[]): string[] {
  const rules: readonly Chosen[] = remitRules;
  return [...new Set(rules.filter(({ id }) => chosen.includes(id)).flatMap(({ hotlines }) => hotlines))];
}

/** The ids of the rules, in order. */
export const remitIds: readonly RemitId[] = remitRules.map(({ id }) => id);

/** Reasons that are common, and therefore on the question's own screen beside those that concern somebody's safety. */
const common: readonly RemitId[] = ["IN_COURT"];

/** The rules on the question's own screen, in order. */
export const usualRemit: readonly RemitId[] = (remitRules as readonly Chosen[])
  .filter(({ id, hotlines }) => hotlines.length > 0 || common.includes(id))
  .map(({ id }) => id);

/** The stored ids that are still rules. */
export function knownRemit(stored: readonly string[]): RemitId[] {
  return remitIds.filter((id) => stored.includes(id));
}
