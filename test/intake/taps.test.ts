import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { aboutLanguage, completeNames, languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, stepOf } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const maxScreens = 12;
const maxTaps = 10;
/** Words in the texts of these screens, without buttons, and without what a quote shows only when it is opened. */
const maxWords = 330;
const home = completeNames({ kk: "мен Қаскелеңде тұрамын", ru: "живу в Каскелене", en: "I live in Kaskelen" });

// The ordinary way: the place is written, the kind of conflict is guessed, and there is a single room, in the person's own region.
test.each(languages)(
  `from «report» to the case number there are at most ${maxScreens} screens and ${maxTaps} taps, in %s`,
  async (language) => {
    const town = await openTown(database);
    const citizen = town.person("Айгүл", language);
    await citizen.writes("/start");
    await citizen.taps(aboutLanguage(language).name);
    const before = { screens: screens().length, taps: taps() };
    await citizen.taps(createTexts()(language).plain("people:home.report"));
    const steps = reportSteps(language);
    for (const step of steps.slice(stepOf.danger, stepOf.region)) await step(citizen);
    await citizen.writes(home[language]);
    for (const step of steps.slice(stepOf.languages)) await step(citizen);
    // The number itself is not a screen on the way to it.
    const way = screens().slice(before.screens, -1);
    expect(citizen.reads()).toContain("2026-000001");
    const words = way.flatMap((text) => text.match(/[\p{L}\d]+/gu) ?? []);
    expect(way.length).toBeLessThanOrEqual(maxScreens);
    expect(taps() - before.taps).toBeLessThanOrEqual(maxTaps);
    expect(words.length).toBeLessThanOrEqual(maxWords);

    function taps(): number {
      return town.playground.calls.filter(({ method }) => method === "answerCallbackQuery").length;
    }

    function screens(): string[] {
      const shown = town.playground.calls.filter(
        ({ method, ok }) => ok && /^(sendMessage|editMessageText)$/.test(method),
      );
      return shown
        .filter(({ params }) => Number(params.chat_id) === citizen.id)
        .map(({ params }) => String(params.text).replaceAll(/<blockquote expandable>.*?<\/blockquote>/gs, ""));
    }
  },
);
