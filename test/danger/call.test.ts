import { expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { openTownWithCitizen } from "../harness/town-with-citizen.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
openTownWithCitizen((opened) => {
  ({ database, town, citizen } = opened);
});

const region = "KZ-19";
type Staff = Awaited<ReturnType<Town["staff"]>>;

const questions = () => citizen.history().filter((text) => phrase("kk", "danger:call.question").test(text)).length;

/** A coordinator with the case of a person who reports violence. */
async function withCase(phone: string | null): Promise<Staff> {
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  await reports(citizen, "kk", stepOf.remit);
  await citizen.presses("f:remit:VIOLENCE");
  await citizen.presses("f:remitDone");
  await citizen.presses("f:verdict:yes");
  for (const step of reportSteps("kk").slice(stepOf.otherSide, stepOf.phone)) await step(citizen);
  await (phone === null ? citizen.presses("f:phone:none") : citizen.writes(phone));
  for (const step of reportSteps("kk").slice(stepOf.summary)) await step(citizen);
  await coordinator.presses("q:case");
  return coordinator;
}

async function asks(coordinator: Staff): Promise<void> {
  await coordinator.forges("q:askToCall:1");
}

test("a coordinator asks whether the applicant may be called; the answer reaches them with the number", async () => {
  const coordinator = await withCase("8 701 123 45 67");
  await coordinator.presses("q:askToCall");
  expect(coordinator.history().join()).toMatch(phrase("kk", "danger:call.asked"));
  expect(citizen.reads()).toMatch(phrase("kk", "danger:call.question"));
  await citizen.presses("cq:answer:1:yes");
  expect(citizen.history().join()).toMatch(phrase("kk", "danger:call.told.yes"));
  expect(coordinator.reads()).toMatch(phrase("kk", "danger:call.heard.yes"));
  expect(coordinator.reads()).toContain("+7 701 123 45 67");
  expect(coordinator.reads()).toContain("2026-000001");
  expect(await database.prisma.staffAct.count({ where: { act: "askToCall" } })).toBe(1);
});

test.each([
  ["no", "danger:call.heard.no"],
  ["unsafe", "danger:call.heard.unsafe"],
] as const)("the answer «%s» is explained to the coordinator, without the number", async (answer, key) => {
  const coordinator = await withCase("8 701 123 45 67");
  await asks(coordinator);
  await citizen.presses(`cq:answer:1:${answer}`);
  expect(coordinator.reads()).toMatch(phrase("kk", key));
  expect(coordinator.reads()).not.toContain("701");
  expect(citizen.buttons()).toEqual([]);
});

test("a second tap changes nothing and tells nobody again", async () => {
  const coordinator = await withCase("8 701 123 45 67");
  await asks(coordinator);
  await citizen.presses("cq:answer:1:unsafe");
  const before = coordinator.history().length;
  await citizen.forges("cq:answer:1:yes");
  expect(citizen.reads()).toMatch(phrase("kk", "danger:call.told.unsafe"));
  expect(coordinator.history()).toHaveLength(before);
});

test("it is asked once until it is answered, or after a day", async () => {
  const coordinator = await withCase("8 701 123 45 67");
  await asks(coordinator);
  await asks(coordinator);
  expect(questions()).toBe(1);
  expect(coordinator.reads()).toMatch(phrase("kk", "danger:call.waiting"));
  await town.passes(24 * 60 + 1);
  await asks(coordinator);
  expect(questions()).toBe(2);
  const { id } = await database.prisma.callQuestion.findFirstOrThrow({ where: { isOpen: true } });
  await citizen.presses(`cq:answer:${id}:no`);
  await asks(coordinator);
  expect(questions()).toBe(2);
  expect(await database.prisma.callQuestion.count()).toBe(3);
});

test("a person without a number is asked for it, and what they send reaches the coordinator", async () => {
  const coordinator = await withCase(null);
  await asks(coordinator);
  await citizen.presses("cq:answer:1:yes");
  expect(citizen.reads()).toMatch(phrase("kk", "danger:call.number"));
  expect(coordinator.reads()).toMatch(phrase("kk", "danger:call.heard.noPhone"));
  await citizen.writes("8 701 123 45 67");
  expect(citizen.reads()).toMatch(phrase("kk", "danger:call.numberTold"));
  expect(coordinator.reads()).toContain("+7 701 123 45 67");
  expect(coordinator.reads()).toMatch(phrase("kk", "danger:alarm.phoneUnchecked"));
});

test("words instead of a button are explained, and the question is asked again", async () => {
  const coordinator = await withCase(null);
  await asks(coordinator);
  const before = coordinator.history().length;
  // Words that were written while the report was being told would still belong to its story.
  await town.passes(2);
  await citizen.writes("білмеймін ғой енді");
  expect(citizen.reads()).toMatch(phrase("kk", "danger:call.onlyButtons"));
  expect(citizen.buttons()).toHaveLength(3);
  expect(coordinator.history()).toHaveLength(before);
  await citizen.presses("cq:answer:1:yes");
  expect(coordinator.reads()).toMatch(phrase("kk", "danger:call.heard.yes"));
});

test("an answer whose coordinator is no longer one reaches their colleague", async () => {
  const coordinator = await withCase("8 701 123 45 67");
  await asks(coordinator);
  const colleague = await town.staff("Болат", "kk", { role: "COORDINATOR", regions: [region] });
  await database.prisma.staffRole.deleteMany({ where: { personId: coordinator.personId } });
  await citizen.presses("cq:answer:1:yes");
  expect(colleague.reads()).toMatch(phrase("kk", "danger:call.heard.yes"));
  expect(coordinator.history().join()).not.toMatch(phrase("kk", "danger:call.heard.yes"));
});

test("nobody answers for somebody else, and nobody else asks", async () => {
  const coordinator = await withCase("8 701 123 45 67");
  const others = [
    await town.staff("Басқа", "kk", { role: "COORDINATOR", regions: ["KZ-10"] }),
    await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] }),
  ];
  for (const other of others) {
    await asks(other);
    expect(other.reads()).toMatch(phrase("kk", "assignment:queue.over"));
  }
  expect(questions()).toBe(0);
  await asks(coordinator);
  const stranger = town.person("Дана");
  await stranger.writes("/start");
  await stranger.forges("cq:answer:1:yes");
  expect(stranger.reads()).toMatch(phrase("kk", "danger:call.gone"));
  expect(await database.prisma.callQuestion.count({ where: { answeredAt: null } })).toBe(1);
});

test("the officer who has taken an alarm without a number reaches its person by the same question", async () => {
  const officer = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const colleague = await town.staff("Болат", "kk", { role: "COORDINATOR" });
  await citizen.writes("Күйеуім мені ұрады");
  await citizen.presses("ct:wanted");
  await officer.presses("al:take");
  await colleague.forges("al:ask:1");
  expect(colleague.reads()).toMatch(phrase("kk", "danger:alarm.gone"));
  await officer.presses("al:ask");
  await citizen.presses("cq:answer:1:yes");
  town.playground.shareContact(citizen.id);
  await town.settles();
  expect(officer.reads()).toMatch(phrase("kk", "danger:call.alarm"));
  expect(officer.reads()).toMatch(phrase("kk", "danger:alarm.phone"));
  expect(officer.reads()).not.toMatch(/расталмаған/);
});
