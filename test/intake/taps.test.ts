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

/** How many buttons a report may cost, besides what is typed; the language is chosen before it. */
const limit = 13;

test.each(languages)("from «report» to the case number at most 13 buttons are tapped, in %s", async (language) => {
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
