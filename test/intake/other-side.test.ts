import { expect, test } from "vitest";
import type { Kind } from "../../src/features/cases/kinds.ts";
import { openAnswers } from "../../src/features/cases/sealed-answers.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { choosesKind, reportSteps, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

/** Answers the questions before the question about the other side. */
async function reportsOf(kind: Kind): Promise<void> {
  await reports(citizen, "kk", stepOf.kind);
  await choosesKind(citizen, kind);
  await citizen.presses("f:remitDone");
}

/** Answers the questions from the place on, up to the summary. */
async function goesOnToSummary(): Promise<void> {
  for (const step of reportSteps("kk").slice(stepOf.region, stepOf.summary)) await step(citizen);
}

const filedAnswers = async () => openAnswers(town.vault, await database.prisma.case.findFirstOrThrow());

test.each([
  ["YES", "cases:otherSide.YES"],
  ["NO", "cases:otherSide.NO"],
  ["UNKNOWN", "cases:otherSide.UNKNOWN"],
] as const)(
  "whether the other side would come is asked before the place, and the mediator reads the answer: %s",
  async (answer, key) => {
    const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
    await reportsOf("NEIGHBOURS");
    expect(citizen.reads()).toMatch(/^7 \/ 11/);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:otherSide.ask"));
    await citizen.presses(`f:otherSide:${answer}`);
    expect(citizen.reads()).toMatch(/^8 \/ 11/);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:region.ask"));
    await goesOnToSummary();
    expect(citizen.reads()).toMatch(phrase("kk", key));
    await citizen.presses("f:send");
    const line = new RegExp(`Екінші тарап: ${phrase("kk", key).source}`);
    expect(mediator.history().join("\n")).not.toMatch(line);
    await mediator.presses("o:accept");
    expect(mediator.history().join("\n")).toMatch(line);
  },
);

test.each(["INTERETHNIC", "INTERFAITH"] as const)(
  "between communities nobody is asked whether the other side would come: %s",
  async (kind) => {
    await reportsOf(kind);
    expect(citizen.reads()).toMatch(/^7 \/ 10/);
    expect(citizen.reads()).toMatch(phrase("kk", "intake:region.ask"));
    await citizen.presses("f:back");
    expect(citizen.reads()).toMatch(phrase("kk", "intake:remit.ask"));
    await citizen.presses("f:remitDone");
    await goesOnToSummary();
    await citizen.presses("f:page:summary:1");
    expect(citizen.buttons().join()).not.toMatch(phrase("kk", "intake:summary.changeOtherSide"));
    await citizen.presses("f:page:summary:0");
    await citizen.presses("f:send");
    expect(await filedAnswers()).toMatchObject({ otherSide: null });
  },
);

test("«Back» from the place leads to this question, other words do not answer it, and a paused report goes on with it", async () => {
  await reports(citizen, "kk", stepOf.region);
  await citizen.presses("f:back");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:otherSide.ask"));
  town.jumps(1);
  await citizen.writes("қайдам");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:button"));
  await citizen.writes("/start");
  await citizen.presses("i:report");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:otherSide.ask"));
  await citizen.presses("f:back");
  expect(citizen.reads()).toMatch(phrase("kk", "intake:remit.ask"));
});

test("the answer can be changed on the summary, and is not filed if the kind changes to a kind without another side", async () => {
  await reports(citizen, "kk", stepOf.summary);
  await citizen.presses("f:page:summary:1");
  await citizen.presses("f:change:otherSide");
  await citizen.presses("f:otherSide:NO");
  expect(citizen.reads()).toMatch(phrase("kk", "cases:otherSide.NO"));
  await citizen.presses("f:page:summary:1");
  await citizen.presses("f:change:kind");
  await choosesKind(citizen, "INTERFAITH");
  expect(citizen.reads()).toMatch(/^10 \/ 10/);
  expect(citizen.reads()).not.toMatch(phrase("kk", "cases:otherSide.NO"));
  await citizen.presses("f:send");
  expect(await filedAnswers()).toMatchObject({ otherSide: null });
});
