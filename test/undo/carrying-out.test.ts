import { afterAll, beforeAll, expect, test } from "vitest";
import { jobTable } from "../../src/app/jobs.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");
const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));

/** A citizen who has withdrawn a case that a mediator has, less than a minute ago. */
async function withdrawing(): Promise<{ town: Town; aigul: Townsperson; mediator: Townsperson }> {
  const town = await openTown(database);
  const mediator = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await mediator.taps(plain("assignment:accept"));
  await aigul.forges("x:yes:1");
  return { town, aigul, mediator };
}

function carryOut(town: Town): Promise<unknown> {
  const job = jobTable(town.service.jobs).find(({ name }) => name === "carryOutDueActs");
  return job?.run(town.now()) ?? Promise.reject(new Error("The job is not in the table."));
}

test("an act takes effect after a restart, and one that is overdue can still be taken back", async () => {
  const { town, aigul, mediator } = await withdrawing();
  await town.restarts();
  expect(said(mediator, "assignment:applicantLeft")).toEqual([]);
  town.jumps(5);
  await aigul.taps(plain("undo:button"));
  await town.takesEffect();
  expect(said(mediator, "assignment:applicantLeft")).toEqual([]);
  await aigul.forges("x:yes:1");
  await town.restarts();
  await town.takesEffect();
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(1);
});

test("two processes carry an act out once", async () => {
  const { town, aigul, mediator } = await withdrawing();
  town.jumps(1);
  await Promise.all([carryOut(town), carryOut(town), carryOut(town)]);
  await town.settles();
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(1);
  expect(said(aigul, "cases:withdraw.done")).toHaveLength(1);
});

test("an act that is taken back while it is carried out either happens or does not", async () => {
  const { town, aigul, mediator } = await withdrawing();
  town.jumps(1);
  const { id } = await database.prisma.pendingAct.findFirstOrThrow();
  await Promise.all([carryOut(town), aigul.forges(`u:undo:${id}`)]);
  await town.settles();
  const { outcome } = await database.prisma.pendingAct.findFirstOrThrow();
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(outcome === "DONE" ? 1 : 0);
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: outcome === "DONE" ? "CLOSED" : "ASSIGNED" });
});

test("an act that fails is set aside and tried again, and the others are carried out", async () => {
  const { town, aigul, mediator } = await withdrawing();
  const { personId } = await database.prisma.pendingAct.findFirstOrThrow();
  const times = { createdAt: town.now(), dueAt: town.now() };
  await database.prisma.pendingAct.create({ data: { kind: "unknown", subject: "1", personId, ...times } });
  await town.takesEffect();
  expect(said(mediator, "assignment:applicantLeft")).toHaveLength(1);
  expect(said(aigul, "cases:withdraw.done")).toHaveLength(1);
  expect(await database.prisma.jobFailure.findMany({ select: { job: true } })).toEqual([{ job: "carryOutDueActs" }]);
});

test("a late «Undo» is answered for two days, and then the row is gone", async () => {
  const { town, aigul } = await withdrawing();
  await town.takesEffect();
  const { id } = await database.prisma.pendingAct.findFirstOrThrow();
  await town.passes(60);
  await aigul.forges(`u:undo:${id}`);
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.done"));
  await town.passes(2 * 24 * 60);
  expect(await database.prisma.pendingAct.count()).toBe(0);
  await aigul.forges(`u:undo:${id}`);
  expect(aigul.reads()).toMatch(phrase("kk", "undo:unknown"));
});
