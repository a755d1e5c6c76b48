import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** How many taps a report may take, besides typing. The choice of the language comes before it and does not count. */
const limit = 13;

test.each(languages)("a report takes at most 13 taps from its start to the case number, in %s", async (language) => {
  const town = await openTown(database);
  const citizen = town.person("Айгүл", language);
  await citizen.opens("report");
  const [chooses, ...steps] = reportSteps(language);
  await chooses?.(citizen);
  const before = taps();
  for (const step of steps) await step(citizen);
  expect(citizen.reads()).toContain("2026-000001");
  expect(taps() - before).toBeLessThanOrEqual(limit);

  function taps(): number {
    return town.playground.calls.filter(({ method }) => method === "answerCallbackQuery").length;
  }
});
