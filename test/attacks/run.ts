// npm run -s attacks [-- WORDS]: tries attacks by strangers and staff. WORDS select files by name. Prints a table and a last line of
// JSON, and exits with 1 if there are breaches.
import { startVitest } from "vitest/node";
import type { Attack } from "./attack.ts";

const vitest = await startVitest("test", process.argv.slice(2), { project: "attacks", watch: false });
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
const attacks = tests.flatMap((test): Attack[] => {
  const { attack } = test.meta();
  if (attack !== undefined) return [attack];
  return [{ name: test.fullName, tries: 0, breaches: test.ok() ? [] : ["the attack could not be tried"] }];
});
const failed = vitest.state.getTestModules().filter((module) => !module.ok());
const unloaded = failed.filter((module) => module.errors().length > 0).map((module) => module.moduleId);
await vitest.close();

for (const { name, tries, breaches, notes = "" } of attacks) {
  process.stdout.write(
    `${name.padEnd(44)} ${String(tries).padStart(8)} tried  ${breaches.length} breaches  ${notes}\n`,
  );
  for (const breach of breaches) process.stdout.write(`    ${breach}\n`);
}
const breaches = attacks.reduce((sum, attack) => sum + attack.breaches.length, 0) + unloaded.length;
const tried = Object.fromEntries(attacks.map(({ name, tries }) => [name, tries]));
process.stdout.write(`${JSON.stringify({ breaches, tried, unloaded })}\n`);
process.exit(breaches > 0 || failed.length > 0 || attacks.length === 0 ? 1 : 0);
