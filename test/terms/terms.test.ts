import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { accepted } from "../closing/hands.ts";
import { openTestDatabase } from "../harness/database.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { phrase, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const said = (person: Townsperson, key: Parameters<typeof phrase>[1], language: "kk" | "ru" = "kk") =>
  person.history().filter((text) => phrase(language, key).test(text));
const openTerm = () => database.prisma.mediationTerm.findFirst({ where: { endedAt: null } });

/** The mediator opens the contract and the term of the case. */
async function opensTerm(mediator: Townsperson): Promise<void> {
  await mediator.writes("/work");
  await mediator.presses("k:card");
  await mediator.presses("tm:open");
}

/** The contract was signed today, 27 October 2026. */
async function recordsToday(mediator: Townsperson): Promise<void> {
  await opensTerm(mediator);
  await mediator.presses("tm:contract");
  await mediator.presses("td:today");
}

/** The mediator proposes the latest day that the law allows. */
async function proposesLatest(mediator: Townsperson): Promise<void> {
  await opensTerm(mediator);
  await mediator.presses("tm:extend");
  await mediator.presses("td:day:2026-12-26");
  await mediator.presses("td:send");
}

test("no term runs before the contract's date is recorded; by one tap today, the cards say until when it lasts", async () => {
  const { mediator, citizen } = await accepted(database);
  await mediator.writes("/work");
  await mediator.presses("k:card");
  expect(mediator.reads()).toMatch(phrase("kk", "terms:card.none"));
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  expect(citizen.reads()).toMatch(phrase("kk", "terms:card.partyNone"));

  await recordsToday(mediator);
  expect(said(mediator, "terms:said.recorded").join()).toContain("Медиацияның соңғы күні: 2026 жылғы 26 қараша");
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  expect(citizen.reads()).toContain("Медиацияның соңғы күні: 2026 жылғы 26 қараша");
  const acts = await database.prisma.staffAct.findMany({ where: { act: "recordContract" } });
  expect(acts).toHaveLength(1);
});

test("all sides are asked; when the last one has said yes, everybody reads the new last day", async () => {
  const { town, mediator, citizen } = await accepted(database);
  const other = await joinAsOtherSide(town, "Болат", "ru");
  await recordsToday(mediator);
  await proposesLatest(mediator);
  expect(citizen.reads()).toMatch(phrase("kk", "terms:question.ask"));
  expect(other.reads()).toMatch(phrase("ru", "terms:question.ask"));
  await citizen.presses("tx:yes");
  expect((await openTerm())?.lastDay).toBe("2026-11-26");
  await other.presses("tx:yes");
  expect((await openTerm())?.lastDay).toBe("2026-12-26");
  expect(said(citizen, "terms:question.AGREED")).not.toEqual([]);
  expect(said(other, "terms:question.AGREED", "ru")).not.toEqual([]);
  expect(said(mediator, "terms:proposal.AGREED")).toHaveLength(1);
  // Not a day more.
  await opensTerm(mediator);
  expect(mediator.buttons()).not.toContain("Мерзімді ұзарту");
});
