import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { features } from "./import-rules.ts";
import { measure, namesInTable } from "./measures.ts";
import { sources } from "./sources.ts";

const contributing = readFileSync(join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");

test("a file of each kind that CONTRIBUTING's table names is in some feature", () => {
  expect(namesInTable(contributing).length).toBeGreaterThan(8);
  expect(measure(sources(), contributing, features).namesWithoutFile).toEqual([]);
});

test("the measures of a small house", () => {
  const table = "| file | what |\n|---|---|\n| `screens.ts`, `<feature>.ts` | … |\n| `*-form.ts` | `jobs.ts` |\n";
  const file = (path: string, lines: number, imports = 0) => ({
    path,
    text: `${'import "x";\n'.repeat(imports)}${"x\n".repeat(lines - imports)}`,
  });
  const house = [
    file("src/main.ts", 30, 2),
    file("src/features/cases/cases.ts", 24),
    file("src/features/cases/late-screens.ts", 25),
    file("src/features/cases/guard.ts", 100),
  ];
  expect(measure(house, table, ["cases"])).toMatchObject({
    files: 4,
    lines: { median: 25, p90: 100, max: 100 },
    short: ["src/features/cases/cases.ts 24"],
    rootImports: [["src/main.ts", 2]],
    namesWithoutFile: ["*-form.ts"],
    filesWithoutName: ["src/features/cases/guard.ts"],
  });
});
