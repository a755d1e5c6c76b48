import type { Named } from "./check.ts";

const signs = { well: "✓", warning: "!", trouble: "✗", unseen: "–" } as const;

/** One line for each finding, and under it what to do. */
export function asText(findings: readonly Named[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap((finding) => {
    const [says, ...more] = finding.says.split("\n");
    const indented = (line: string) => `  ${" ".repeat(width)}  ${line}`;
    const todo = "todo" in finding ? finding.todo.split("\n").map((line) => indented(`→ ${line}`)) : [];
    return [`${signs[finding.kind]} ${finding.check.padEnd(width)}  ${says}`, ...more.map(indented), ...todo];
  });
  return `${[...lines, "", verdict(findings)].join("\n")}\n`;
}

/** For machines: `ok` is false when something is in trouble. */
export function asJson(findings: readonly Named[]): string {
  return `${JSON.stringify({ ok: exitCode(findings) === 0, findings }, null, 2)}\n`;
}

/** 0 when nothing is in trouble. */
export function exitCode(findings: readonly Named[]): 0 | 1 {
  return findings.some(({ kind }) => kind === "trouble") ? 1 : 0;
}

/** Whatever a check or a library has put into its words: what must stay secret is not shown. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length > 3).reduce((shown, secret) => shown.replaceAll(secret, "…"), text);
}

function verdict(findings: readonly Named[]): string {
  const count = (kind: Named["kind"]) => findings.filter((finding) => finding.kind === kind).length;
  const [troubles, warnings, unseen] = [count("trouble"), count("warning"), count("unseen")];
  const rest = unseen === 0 ? "" : `; not looked at: ${unseen}`;
  if (troubles + warnings === 0) return `All is well${rest}.`;
  return `To put right (✗): ${troubles}; to look at (!): ${warnings}${rest}.`;
}
