import type { CheckResult } from "./check.ts";

const signs = { well: "✓", warning: "!", trouble: "✗", unseen: "–" } as const;

/** Formats the findings: a line for each, with what to do below it. */
export function asText(findings: readonly CheckResult[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap((finding) => {
    const [says, ...more] = finding.says.split("\n");
    const indented = (line: string) => `  ${" ".repeat(width)}  ${line}`;
    const todo = "todo" in finding ? finding.todo.split("\n").map((line) => indented(`→ ${line}`)) : [];
    return [`${signs[finding.kind]} ${finding.check.padEnd(width)}  ${says}`, ...more.map(indented), ...todo];
  });
  return `${[...lines, "", summary(findings)].join("\n")}\n`;
}

/** Formats the findings for programs. `ok` is false if any finding is a trouble. */
export function asJson(findings: readonly CheckResult[]): string {
  return `${JSON.stringify({ ok: exitCode(findings) === 0, findings }, null, 2)}\n`;
}

/** 0 unless a finding is a trouble. */
export function exitCode(findings: readonly CheckResult[]): 0 | 1 {
  return findings.some(({ kind }) => kind === "trouble") ? 1 : 0;
}

/** Replaces secrets, which a check or a library may have put into its message. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length > 3).reduce((shown, secret) => shown.replaceAll(secret, "…"), text);
}

function summary(findings: readonly CheckResult[]): string {
  const count = (kind: CheckResult["kind"]) => findings.filter((finding) => finding.kind === kind).length;
  const [troubles, warnings, unseen] = [count("trouble"), count("warning"), count("unseen")];
  const rest = unseen === 0 ? "" : `; not checked: ${unseen}`;
  if (troubles + warnings === 0) return `All is well${rest}.`;
  return `To fix (✗): ${troubles}; warnings (!): ${warnings}${rest}.`;
}
