import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase } from "../harness/town.ts";
import {
  codeOf,
  opensPaper,
  pdfMessage,
  pdfPages,
  said,
  sendsVersion,
  sentSettlement,
  twoSides,
  writesPoints,
} from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const points = ["Болат қоршауды 30 қарашаға дейін жылжытады.", "Шығыны – 120 000 ₸, тең бөлінеді."];

describe("a settlement", () => {
  test("goes to both sides as a PDF with a code; each confirms by a button with that code, and everybody is told", async () => {
    const all = await twoSides(database);
    const { town, mediator, citizen, other } = all;
    await sentSettlement(all, points);
    const code = codeOf(citizen);
    expect(code).toMatch(/^\d{6}$/);
    expect(codeOf(other)).toBe(code);
    const pages = await pdfPages(town, other);
    for (const point of points) expect(pages.join("\n")).toContain(point);
    const printed = `${code.slice(0, 3)} ${code.slice(3)}`;
    for (const page of pages) expect(page).toContain(printed);
    expect(
      pdfMessage(citizen)
        .buttons.flat()
        .map(({ text }) => text),
    ).toContain(`👍 Растаймын · ${printed}`);
    expect(pdfMessage(citizen).media.name).toMatch(/^2026-\d{6}-\d{6}\.pdf$/);

    await citizen.presses("pv:confirm");
    expect(citizen.reads()).toMatch(phrase("kk", "papers:voted.yes"));
    expect(said(other, "papers:answered.yes", "ru")).toHaveLength(1);
    expect(said(mediator, "papers:answered.yes")).toHaveLength(1);
    expect(said(citizen, "papers:confirmed.notSigned")).toEqual([]);

    await other.presses("pv:confirm");
    // Not a signed settlement yet: everybody hears that.
    expect(said(citizen, "papers:confirmed.notSigned")).toHaveLength(1);
    expect(said(other, "papers:confirmed.notSigned", "ru")).toHaveLength(1);
    expect(said(mediator, "papers:confirmed.notSigned")).toHaveLength(1);
    expect(
      citizen.screen().flatMap(({ buttons }) => buttons.flat().map(({ callback_data: data }) => data ?? "")),
    ).not.toContain(expect.stringMatching(/^pv:/));
  });

  test("that a side refuses is no agreement; the others hear it, and only the mediator hears why", async () => {
    const all = await twoSides(database);
    const { mediator, citizen, other } = all;
    await sentSettlement(all, points);
    await citizen.presses("pv:confirm");
    await other.presses("pv:refuse");
    await other.presses("pu:why");
    await other.writes("Отыз мың артық.");
    expect(said(citizen, "papers:answered.no")).toHaveLength(1);
    expect(mediator.history().join("\n")).toContain("«Отыз мың артық.»");
    expect(citizen.history().join("\n")).not.toContain("Отыз мың артық");
    expect(said(citizen, "papers:confirmed.notSigned")).toEqual([]);
  });

  test("whose version is replaced loses its confirmations; two yes to different versions never make an agreement", async () => {
    const all = await twoSides(database);
    const { mediator, citizen, other } = all;
    await sentSettlement(all, points);
    const first = codeOf(citizen);
    await citizen.presses("pv:confirm");
    await opensPaper(mediator);
    await writesPoints(mediator, ["Қақпаны бірге жөндейді."]);
    await sendsVersion(mediator);
    expect(codeOf(other)).not.toBe(first);
    expect(said(citizen, "papers:standing.void.newer")).toHaveLength(1);
    // The second version of one side, and the first of the other.
    await other.presses("pv:confirm:2");
    await citizen.forges(`pv:confirm:1:${first}`);
    expect(citizen.reads()).toMatch(phrase("kk", "papers:standing.void.newer"));
    expect(said(other, "papers:confirmed.notSigned", "ru")).toEqual([]);
    expect(await database.prisma.paperAnswer.findMany({ select: { versionId: true, agrees: true } })).toEqual([
      { versionId: 1, agrees: true },
      { versionId: 2, agrees: true },
    ]);
    await citizen.presses("pv:confirm:2");
    expect(said(other, "papers:confirmed.notSigned", "ru")).toHaveLength(1);
  });
});
