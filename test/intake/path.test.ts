import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { languages } from "../../src/platform/i18n/languages.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe("the way of a report", () => {
  test.each(languages)("a story told in %s reaches a mediator who accepts it", async (language) => {
    const texts = createTexts()(language);
    const town = await openTown(database);
    const mediator = await town.staff("Ерлан", language, { role: "MEDIATOR", languages: [...languages] });
    const citizen = town.person("Айгүл", language);
    await reports(citizen, language);
    expect(citizen.reads()).toContain("2026-000001");
    expect(citizen.reads()).toContain(texts.plain("places:nearest").replaceAll(/<\/?b>/g, ""));
    expect(citizen.reads()).toContain("12:00");
    expect(mediator.reads()).toContain("2026-000001");
    expect(mediator.history().join("\n")).not.toContain(tale[language]);
    await mediator.taps(texts.plain("assignment:accept"));
    expect(mediator.reads()).toContain(tale[language]);
    expect(citizen.reads()).toContain("Ерлан");
    await citizen.writes("/cases");
    expect(citizen.reads()).toContain("Ерлан");
  });

  test("if the process is killed at any question, the form goes on there", async () => {
    const town = await openTown(database);
    const citizen = town.person("Айгүл");
    await citizen.opens("report");
    for (const step of reportSteps("kk")) {
      await town.restarts();
      await step(citizen);
    }
    expect(citizen.reads()).toContain("2026-000001");
    expect(await database.prisma.case.count()).toBe(1);
  });

  test("five taps on «Send» make one case", async () => {
    const town = await openTown(database);
    const citizen = town.person("Айгүл");
    await reports(citizen, "kk", stepOf.summary);
    const summary = town.playground.chat(citizen.id).messages.at(-1);
    const send = summary?.buttons.flat().find(({ text }) => text.includes("Жіберу"))?.callback_data ?? "";
    for (let taps = 0; taps < 5; taps += 1) town.playground.press(citizen.id, summary?.id ?? 0, send);
    await town.settles();
    expect(await database.prisma.case.count()).toBe(1);
    expect(citizen.history().join("\n")).toContain("2026-000001");
  });

  test("stories, names and answers are sealed in every table", async () => {
    const town = await openTown(database);
    const citizen = town.person("Айгүл");
    await reports(citizen, "kk", stepOf.storyDone);
    expect(await everything(database)).not.toMatch(/қоршау|Серікова/);
  });
});

/** Every row with people's data, with bytes read as text. */
async function everything({ prisma }: Database): Promise<string> {
  const rows = await Promise.all([
    prisma.update.findMany(),
    prisma.chatState.findMany(),
    prisma.delivery.findMany(),
    prisma.person.findMany(),
    prisma.consent.findMany(),
    prisma.draft.findMany(),
    prisma.storyPart.findMany(),
    prisma.case.findMany(),
  ]);
  const values = rows.flat().flatMap((row) => Object.values(row));
  return values
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : String(value)))
    .join("\n");
}
