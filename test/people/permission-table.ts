import { type Act, permissions, scopeOf } from "../../src/features/people/permissions.ts";
import { roles } from "../../src/platform/chat/person.ts";

/** The table of permissions as text: a line for each act, in aligned columns. */
export function permissionTable(): string {
  const head = ["act", "of", ...roles, "never", "recorded"];
  const rows = Object.entries(permissions).map(([act, { subject, never, isRecorded }]) => [
    act,
    subject,
    ...roles.map((role) => scopeOf(act as Act, role) ?? "·"),
    never ?? "·",
    isRecorded ? "yes" : "·",
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const lines = [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return lines.join("\n");
}
