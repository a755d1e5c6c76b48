// npm run -s mutants [-- GROUP … --every N], by hand: breaks pure files in every small way and asks their tests whether they notice.
// Prints what nobody noticed and a table; at least 85 of 100 must be noticed in each group. docs/mutants.md says why the rest is harmless.
import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { type Group, groups } from "./groups.ts";

type Mutant = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

const minShare = 0.85;
// With `--every 5` only every fifth line of a file is broken: a sample of a large group, in a fifth of the time. `--workers 1` tries the
// mutants one after another, on a machine that has other work.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { every: { type: "string", default: "1" }, workers: { type: "string", default: "2" } },
});
const every = Number(values.every);
const names = positionals.length > 0 ? positionals : Object.keys(groups);
const unknown = names.filter((name) => !(name in groups));
if (unknown.length > 0)
  throw new Error(`No such group: ${unknown.join(", ")}. There are: ${Object.keys(groups).join(", ")}.`);

const rows: string[] = [];
for (const name of names) {
  const startedAt = Date.now();
  const mutants = await mutate(name, groups[name as keyof typeof groups]);
  const left = mutants.filter(isUnnoticed);
  const counted = left.length + mutants.filter(isNoticed).length;
  const share = 1 - left.length / counted;
  const minutes = (Date.now() - startedAt) / 60_000;
  print(["", `${name}: not noticed`, ...left.map(shown)]);
  rows.push(`| ${name} | ${counted} | ${left.length} | ${share.toFixed(3)} | ${minutes.toFixed(1)} |`);
  if (!(share >= minShare)) process.exitCode = 1;
}
print(["", "| group | mutants | not noticed | noticed, of 1 | minutes |", "|---|---|---|---|---|", ...rows]);

async function mutate(name: string, { files, ...group }: Group): Promise<Mutant[]> {
  process.env.MUTANT_GROUP = JSON.stringify(group);
  const options = {
    mutate: every > 1 ? files.flatMap((pattern) => globSync(pattern)).flatMap(sampleOf) : [...files],
    testRunner: "vitest",
    plugins: ["@stryker-mutator/vitest-runner"],
    vitest: { configFile: "test/mutants/vitest.config.ts" },
    // TypeScript 7 has no API by which Stryker would rewrite tsconfig.json; nothing here needs that.
    tsconfigFile: "none",
    coverageAnalysis: "perTest",
    concurrency: Number(values.workers),
    timeoutMS: 3000,
    // Whatever else lies in the folder is not copied.
    ignorePatterns: [
      "*",
      ...["src", "test", "locales", "prisma", "deploy"].flatMap((folder) => [`!${folder}`, `!${folder}/**`]),
      "!package.json",
    ],
    reporters: ["progress-append-only"],
    logLevel: "error",
    tempDirName: `.stryker-tmp/${name}`,
  };
  return new Stryker(options as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
}

/** "src/platform/time/zone.ts" → "src/platform/time/zone.ts:5-5", and so on. */
function sampleOf(file: string): string[] {
  const lines = readFileSync(file, "utf8").split("\n").length;
  return Array.from({ length: Math.floor(lines / every) }, (_, n) => `${file}:${(n + 1) * every}-${(n + 1) * every}`);
}

function isNoticed({ status }: Mutant): boolean {
  return status === "Killed" || status === "Timeout";
}

function isUnnoticed({ status }: Mutant): boolean {
  return status === "Survived" || status === "NoCoverage";
}

/** "src/platform/time/zone.ts:39:7 [offsets.size >= maxOffsets] → [true]", with what nobody runs marked. */
function shown({ fileName, location: { start, end }, replacement = "", status }: Mutant): string {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last]?.slice(0, end.column - 1) ?? "";
  lines[0] = lines[0]?.slice(start.column - 1) ?? "";
  const place = `${relative(process.cwd(), fileName)}:${start.line}:${start.column}`;
  return `${place} [${oneLine(lines.join(" "))}] → [${oneLine(replacement)}]${status === "NoCoverage" ? ", never run" : ""}`;
}

function oneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").slice(0, 120);
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
