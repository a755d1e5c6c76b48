import { kinds } from "../../src/features/cases/kinds.ts";
import { type Stage, stages, termRuleOf } from "../../src/features/terms/rules.ts";
import { closingDays, warningDays } from "../../src/features/terms/steps.ts";

const stageNames: Record<Stage, string> = {
  BEFORE_COURT: "before court",
  IN_COURT: "in court",
  ENFORCEMENT: "enforcement",
  CRIME: "criminal case",
};

/** The table of terms in Markdown: a line for each kind of dispute at each stage, with the articles of law 401-IV. */
export function termTable(): string {
  const head = ["kind", "stage", "term", "extension", "who agrees", "warnings", "article"];
  const rows = kinds.flatMap((kind) =>
    stages.map((stage) => {
      const { days, extension, agreed, article } = termRuleOf(kind, stage);
      return [
        kind,
        stageNames[stage],
        days === null ? "the date that the body sets" : `${days} days`,
        extension === null ? "none" : `at most ${extension} days`,
        agreed,
        `${warningDays.SEVEN_DAYS} and ${warningDays.TWO_DAYS} days before; closed ${closingDays} working days after`,
        article,
      ];
    }),
  );
  const lines = [head, head.map(() => "---"), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
