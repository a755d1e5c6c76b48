import { expect, test } from "vitest";
import { pointLimits } from "../../src/features/papers/point-text.ts";
import { addPoint, emptyDraft } from "../../src/features/papers/points.ts";
import { sealDraft } from "../../src/features/papers/sealed-papers.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { closes } from "../closing/hands.ts";
import { phrase } from "../harness/town.ts";
import {
  codeOf,
  opensPaper,
  pdfMessage,
  pdfPages,
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

const agreed = () => [
  ...said(all.citizen, "papers:confirmed.notSigned"),
  ...said(all.other, "papers:confirmed.notSigned", "ru"),
];
const versions = () => database.prisma.paperVersion.count();
const answers = () => database.prisma.paperAnswer.count();

test("points that do not fit a document are refused with the reason, and those that do are kept word for word", async () => {
  const { town, mediator, citizen } = all;
  await opensPaper(mediator);
  await mediator.presses("pp:add:1:SETTLEMENT");
  await mediator.writes("ә".repeat(4096));
  expect(mediator.reads()).toMatch(phrase("kk", "papers:write.tooLong"));
  await mediator.writes("Келістік 🤝");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:write.unprintable"));
  await mediator.sends("photo");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:write.onlyText"));
  await mediator.writes("<b>қою</b> *жұлдыз* & \u202e0001\u202c ₸");
  await mediator.presses("pw:stop");
  await sendsVersion(mediator);
  expect((await pdfPages(town, citizen)).join("\n")).toContain("<b>қою</b> *жұлдыз* & 0001 ₸");
  expect(await versions()).toBe(1);
});

test("a document has a limit of points, which is said", async () => {
  const { mediator, caseId } = all;
  const full = Array.from({ length: pointLimits.points - 1 }).reduce<typeof emptyDraft>((draft) => {
    const change = addPoint(draft, "тармақ");
    return change.kind === "changed" ? change.draft : draft;
  }, emptyDraft);
  const { id } = await database.prisma.paper.create({ data: { caseId, kind: "SETTLEMENT" } });
  await database.prisma.paper.update({ where: { id }, data: { draftSealed: sealDraft(all.town.vault, id, full) } });
  await opensPaper(mediator);
  await mediator.presses("pp:add:1:SETTLEMENT");
  await mediator.writes("соңғы");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:write.full"));
  await mediator.writes("екі жүзінші");
  const draft = await database.prisma.paper.findFirstOrThrow();
  expect(draft.draftSealed).not.toBeNull();
  await opensPaper(mediator);
  expect(mediator.reads()).toContain(String(pointLimits.points));
});

test("what another phone has changed is shown again before it is sent, and a second tap makes no second version", async () => {
  const { mediator, town } = all;
  await opensPaper(mediator);
  await writesPoints(mediator, ["бір"]);
  await mediator.presses("pp:ask:1:SETTLEMENT");
  const old = mediator
    .screen()
    .flatMap(({ buttons }) => buttons.flat())
    .findLast(({ callback_data: data }) => data?.startsWith("pp:make") === true);
  await opensPaper(mediator);
  await writesPoints(mediator, ["екі"]);
  await mediator.forges(old?.callback_data ?? "");
  expect(await versions()).toBe(0);
  await mediator.presses("pp:make:1:SETTLEMENT");
  await mediator.forges(old?.callback_data ?? "");
  await mediator.forges("pp:make:1:SETTLEMENT:2");
  expect(await versions()).toBe(1);
  expect((await pdfPages(town, all.other)).join("\n")).toContain("екі");
});

test("a code of another document, a stranger and the mediator confirm nothing", async () => {
  const { mediator, citizen, town } = all;
  await sentSettlement(all, ["бір"]);
  await opensPaper(mediator, "CONTRACT");
  await sendsVersion(mediator, "CONTRACT");
  const contract = codeOf(citizen);
  await citizen.forges(`pv:confirm:1:${contract}`);
  expect(citizen.reads()).toMatch(phrase("kk", "papers:voted.notTheirs"));
  const stranger = town.person("Марат");
  await stranger.opens("nothing");
  await stranger.forges(`pv:confirm:2:${contract}`);
  await stranger.forges("pq:read:2");
  await mediator.forges(`pv:confirm:2:${contract}`);
  await citizen.forges("pv:confirm:999:123456");
  expect(await answers()).toBe(0);
  expect(stranger.screen().some(({ media }) => media !== undefined)).toBe(false);
  // The mediator's buttons do nothing for a party.
  await citizen.forges("pp:make:1:CONTRACT:1");
  await citizen.forges("pp:read:1");
  expect(citizen.reads()).toMatch(phrase("kk", "papers:gone"));
});

test("a version of which a side has left is confirmed by nobody; a side that has left answers nothing", async () => {
  const { citizen, other } = all;
  await sentSettlement(all, ["бір"]);
  const code = codeOf(other);
  await citizen.presses("pv:confirm");
  await database.prisma.party.updateMany({ where: { personId: other.personId }, data: { leftAt: all.town.now() } });
  await other.forges(`pv:confirm:1:${code}`);
  expect(other.reads()).toMatch(phrase("ru", "papers:voted.notTheirs"));
  await citizen.forges(`pv:refuse:1:${code}`);
  expect(citizen.reads()).toMatch(phrase("kk", "papers:standing.void.sides"));
  expect([await answers(), agreed()]).toEqual([1, []]);
});

test("an answer after the case went to another mediator, or was closed, is answered kindly and counts nowhere", async () => {
  const { citizen, other, town } = all;
  await sentSettlement(all, ["бір"]);
  const code = codeOf(citizen);
  await citizen.presses("pv:confirm");
  const dana = await town.staff("Дана", "kk", { role: "MEDIATOR" });
  const erlan = all.mediator.personId;
  await database.prisma.case.updateMany({ data: { mediatorId: dana.personId } });
  await other.presses("pv:confirm");
  expect(other.reads()).toMatch(phrase("ru", "papers:standing.void.mediator"));
  await all.mediator.forges("pp:read:1");
  expect(all.mediator.reads()).toMatch(phrase("kk", "papers:gone"));
  await database.prisma.case.updateMany({ data: { mediatorId: erlan } });
  await closes(all);
  await other.forges(`pv:confirm:1:${code}`);
  expect(other.reads()).toMatch(phrase("ru", "papers:standing.void.closed"));
  expect([await answers(), agreed()]).toEqual([1, []]);
});

test("a side that has blocked the bot finds the document in its case when it is back", async () => {
  const { citizen, other, town } = all;
  town.playground.block(citizen.id);
  await sentSettlement(all, ["бір"]);
  await other.presses("pv:confirm");
  expect(agreed()).toEqual([]);
  town.playground.unblock(citizen.id);
  await citizen.writes("/cases");
  await citizen.presses("c:case");
  await citizen.presses("pq:list");
  await citizen.presses("pq:read");
  expect(pdfMessage(citizen).protected).toBe(false);
  await citizen.presses("pv:confirm");
  expect(agreed()).toHaveLength(2);
});

test("without another side, without an agreed point and without a reason nothing is sent", async () => {
  const { mediator, other } = all;
  await opensPaper(mediator);
  await mediator.forges("pp:make:1:SETTLEMENT:0");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:lack.points"));
  await mediator.forges("pp:make:1:TERMINATION:0");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:lack.ground"));
  await database.prisma.party.updateMany({ where: { personId: other.personId }, data: { leftAt: all.town.now() } });
  await mediator.forges("pp:make:1:CONTRACT:0");
  expect(mediator.reads()).toMatch(phrase("kk", "papers:lack.otherSide"));
  expect(await versions()).toBe(0);
});
