import { expect, test } from "vitest";
import { erasures } from "../../src/app/erasures.ts";
import { addDanger } from "../../src/features/cases/cases.ts";
import { eraseClosedCases } from "../../src/features/cases/jobs.ts";
import { answersFields } from "../../src/features/cases/sealed-answers.ts";
import { loadFacts } from "../../src/features/papers/paper-facts.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { dayMs } from "../../src/platform/time/units.ts";
import { closes } from "../closing/hands.ts";
import { jobTools } from "../harness/job-tools.ts";
import { phrase, type Townsperson } from "../harness/town.ts";
import {
  opensPaper,
  pdfMessage,
  said,
  sendsVersion,
  sentSettlement,
  type TwoSides,
  useTwoSides,
  writesPoints,
} from "./hands.ts";

let all: TwoSides;
let database: Database;
useTwoSides((opened) => {
  all = opened;
  ({ database } = opened.town);
});

const hasPdf = (person: Townsperson) => person.screen().some(({ media }) => media?.name.endsWith(".pdf") === true);

test("the mediator records the day of signing once all have confirmed; everybody is told, and the act is written down", async () => {
  const { mediator, citizen, other } = all;
  await sentSettlement(all, ["бір"]);
  await citizen.presses("pv:confirm");
  await mediator.forges("pp:sign:1");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:signed.notConfirmed"));
  await other.presses("pv:confirm");
  await mediator.forges("pp:sign:1");
  await mediator.writes("31.02.2026");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:signed.noDay"));
  for (const wrong of ["26.10.2026", "28.10.2026"]) {
    await mediator.writes(wrong);
    expect(mediator.reads()).toMatch(phrase("kk", "papers:signed.wrongDay"));
  }
  await mediator.writes("27.10.2026");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:signed.recorded"));
  expect(citizen.reads()).toContain("27.10.2026");
  expect(other.reads()).toContain("27.10.2026");
  // An old button of the version says so too.
  await citizen.forges(`pv:refuse:1:${pdfMessage(citizen).media.name.slice(12, 18)}`);
  expect(citizen.reads()).toMatch(phrase("kk", "papers:standing.signed"));
  const acts = await database.prisma.staffAct.findMany({ where: { act: { in: ["makePaper", "recordSignature"] } } });
  expect(acts.map(({ act }) => act)).toEqual(["makePaper", "recordSignature"]);
});

test("what all have confirmed is settled in the next version; only the open points are still talked about", async () => {
  const { mediator, citizen, other } = all;
  await opensPaper(mediator);
  await writesPoints(mediator, ["бір", "екі"]);
  await mediator.presses("pp:point:1:SETTLEMENT:2");
  await mediator.presses("pp:move:1:SETTLEMENT:2:leaveOpen");
  await mediator.presses("pp:open:1:SETTLEMENT");
  await sendsVersion(mediator);
  await citizen.presses("pv:confirm");
  await other.presses("pv:confirm");
  expect(said(citizen, "papers:confirmed.partly")).toHaveLength(1);
  await opensPaper(mediator);
  await mediator.presses("pp:point:1:SETTLEMENT:1");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:point.state.settled"));
  await mediator.forges("pp:move:1:SETTLEMENT:1:takeOut");
  await mediator.forges("pp:rewrite:1:SETTLEMENT:1");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:point.state.settled"));
});

test("the notice of termination tells both sides its reason, and asks for no answer", async () => {
  const { mediator, citizen, other } = all;
  await opensPaper(mediator, "TERMINATION");
  await mediator.presses("pp:grounds");
  await mediator.presses("pp:ground:1:IMPOSSIBLE");
  await sendsVersion(mediator, "TERMINATION");
  for (const party of [citizen, other]) {
    expect(
      pdfMessage(party)
        .buttons.flat()
        .some(({ callback_data: data }) => data?.startsWith("pv:")),
    ).toBe(false);
  }
  expect(said(other, "papers:party.told", "ru")).toHaveLength(1);
});

test("the mediator's PDF cannot be forwarded; a party's can, because it may need it", async () => {
  const { mediator, citizen, town } = all;
  await sentSettlement(all, ["бір"]);
  await mediator.forges("pp:read:1");
  expect(() => town.playground.forwardMessage(mediator.id, pdfMessage(mediator).id)).toThrow("protected");
  expect(pdfMessage(citizen).protected).toBe(false);
});

test("in quiet mode the PDF comes only when it is opened", async () => {
  const { citizen, town } = all;
  await database.prisma.person.updateMany({
    where: { telegramId: BigInt(citizen.id) },
    data: { quietSince: town.now() },
  });
  await sentSettlement(all, ["бір"]);
  expect(hasPdf(citizen)).toBe(false);
  await citizen.presses("qm:open");
  expect(hasPdf(citizen)).toBe(true);
});

test("where somebody may be in danger a document names no place", async () => {
  const { caseId, mediator, town } = all;
  const { prisma } = database;
  const { id: roomId } = await prisma.room.findFirstOrThrow();
  await prisma.mediator.update({ where: { personId: mediator.personId }, data: { roomId } });
  const { vault, places } = town.service.jobs;
  const version = { caseId, kind: "CONTRACT", version: 1, sides: [1, 2], ground: null } as const;
  const place = async () => (await loadFacts(prisma, { vault, places }, version, town.now())).place;
  expect(await place()).toEqual([expect.any(String), expect.any(String)]);
  const row = await prisma.case.findFirstOrThrow({ select: { id: true, ...answersFields } });
  await addDanger(prisma, vault, row, ["violence"]);
  expect(await place()).toBeNull();
});

test("with the case its documents are erased, and what people wrote is nowhere in plain words", async () => {
  const { prisma } = database;
  const { other, citizen, town } = all;
  await sentSettlement(all, ["қоршау туралы құпия тармақ"]);
  await other.presses("pv:refuse");
  await other.presses("pu:why");
  await other.writes("құпия себеп");
  for (const row of [
    ...(await prisma.paper.findMany()),
    ...(await prisma.paperVersion.findMany()),
    ...(await prisma.paperAnswer.findMany()),
  ]) {
    expect(
      JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value)),
    ).not.toContain("құпия");
  }
  await citizen.presses("pv:confirm");
  await closes(all);
  await prisma.case.updateMany({
    data: {
      closedAt: new Date(town.now().getTime() - 2000 * dayMs),
      erasureToldAt: new Date(town.now().getTime() - 60 * dayMs),
    },
  });
  for (let round = 0; round < 3; round += 1) {
    await eraseClosedCases(jobTools(database), erasures, 1, town.now());
    await town.settles();
  }
  expect(await prisma.case.count()).toBe(0);
  const left = [await prisma.paper.count(), await prisma.paperVersion.count(), await prisma.paperAnswer.count()];
  expect([...left, await prisma.delivery.count({ where: { message: { startsWith: "papers." } } })]).toEqual([
    0, 0, 0, 0,
  ]);
});
