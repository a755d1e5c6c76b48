import { cruise, type ICruiseResult } from "dependency-cruiser";
import { beforeAll, expect, test } from "vitest";
import { forbidden, options, resolving } from "./import-rules.ts";
import { effectsIn, pureFiles, pureNames, screenFiles } from "./pure-files.ts";
import { sources } from "./sources.ts";

let seen: ICruiseResult;
beforeAll(async () => {
  const { output } = await cruise(["src"], { ...options, validate: true, ruleSet: { forbidden } }, resolving);
  if (typeof output === "string") throw new Error("dependency-cruiser was asked for its findings, not for a text.");
  seen = output;
});

test("the import rules hold", () => {
  const comments = new Map(forbidden.map(({ name, comment }) => [name, comment]));
  const violations = seen.summary.violations.map(({ from, to, rule, cycle }) => {
    const way = cycle === undefined ? to : cycle.map(({ name }) => name).join(" → ");
    return `${from} → ${way} (${rule.name}: ${comments.get(rule.name)})`;
  });
  expect(violations).toEqual([]);
});

// A reader that understands no TypeScript finds no arrows, and breaks no rule.
test("the rules saw the house", () => {
  const own = seen.modules.filter(({ source }) => /^src\/(?!platform\/database\/generated)/.test(source));
  const arrows = own.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }) => `${source} → ${resolved}`),
  );
  const dependencies = own.flatMap((module) => module.dependencies);
  expect(own.length).toBeGreaterThan(60);
  expect(arrows.length).toBeGreaterThan(300);
  expect(arrows).toContain("src/app/start-bot.ts → src/app/service.ts");
  expect(dependencies.some(({ dependencyTypes }) => dependencyTypes.includes("type-only"))).toBe(true);
  expect(dependencies.filter(({ couldNotResolve }) => couldNotResolve).map(({ module }) => module)).toEqual([]);
});

test("a pure file and a screen wait for nothing and read no clock and no chance", () => {
  const held = sources().filter(({ path }) => new RegExp(`${pureFiles}|${screenFiles}`).test(path));
  expect(held.length).toBeGreaterThan(90);
  expect(held.flatMap(({ path, text }) => effectsIn(text).map((effect) => `${path}: ${effect}`))).toEqual([]);
});

test("every name in the list of pure files is a file's, and every file that calls itself pure is in it", () => {
  const paths = sources().map(({ path }) => path);
  expect(pureNames.filter((name) => !paths.some((path) => path.endsWith(`/${name}.ts`)))).toEqual([]);
  const claiming = sources().filter(({ path, text }) => /\bpure\b/i.test(text) && !path.startsWith("src/playground/"));
  expect(claiming.map(({ path }) => path).filter((path) => !new RegExp(pureFiles).test(path))).toEqual([]);
});
