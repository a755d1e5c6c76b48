import { afterAll, beforeAll, expect, test } from "vitest";
import { openAnswers, sealAnswers } from "../../src/features/cases/sealed-answers.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { phrase, type Townsperson } from "../harness/town.ts";
import { type Accepted, accepted, beginsToClose, fillsIn, type Member } from "./hands.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const region = "KZ-19";
const story = "Көршіміз біздің жерге қоршау салып алды.";
const said = (person: Townsperson, key: Parameters<typeof phrase>[1]) =>
  person.history().filter((text) => phrase("kk", key).test(text));
const statusOf = async () => (await database.prisma.case.findFirstOrThrow()).status;
const closings = () => database.prisma.closing.findMany({ orderBy: { id: "asc" } });

interface Submitted extends Accepted {
  coordinator: Member;
}

/** The mediator has submitted the closing of an interethnic case. */
async function submitted({ coordinators = true, adminIds = [] as number[] } = {}): Promise<Submitted> {
  const found = await accepted(database, {
    adminIds,
    before: (id) => database.prisma.case.update({ where: { id }, data: { kind: "INTERETHNIC" } }),
  });
  const { town, mediator } = found;
  const coordinator = await town.staff("Сәуле", "kk", {
    role: coordinators ? "COORDINATOR" : "EDITOR",
    regions: [region],
  });
  await beginsToClose(mediator);
  await fillsIn(mediator, "AGREEMENT", "Рақмет!");
  await mediator.presses("ef:send");
  return { ...found, coordinator };
}

test("the closing of a sensitive kind waits for a coordinator of the region; until then the case stays with its mediator", async () => {
  const { town, mediator, citizen, coordinator } = await submitted();
  expect(said(mediator, "closing:submitted")).toHaveLength(1);
  await town.passes(2);
  expect(await statusOf()).toBe("ASSIGNED");
  const [ping] = said(coordinator, "closing:ping");
  expect(ping).toMatch(/этносаралық[\s\S]*Келісімге келді[\s\S]*Адам саны: 4/);
  expect(ping).not.toContain("Рақмет!");
  expect(coordinator.history().join()).not.toContain(story);

  await coordinator.presses("ec:approve");
  expect(said(coordinator, "closing:approving.soon")).toHaveLength(1);
  expect(await statusOf()).toBe("ASSIGNED");
  expect(said(citizen, "closing:closed.title")).toEqual([]);
  await town.takesEffect();
  expect(await statusOf()).toBe("CLOSED");
  expect(said(mediator, "closing:approved")).toHaveLength(1);
  const [told] = said(citizen, "closing:closed.title");
  expect(told).toContain("Рақмет!");
  expect(await closings()).toMatchObject([{ status: "DONE", decidedById: coordinator.personId }]);
});

test("a coordinator returns it with a reason, which only the mediator reads, and the mediator closes it again", async () => {
  const { town, mediator, citizen, coordinator } = await submitted();
  await coordinator.presses("ec:return");
  town.playground.sendSticker(coordinator.id);
  await town.settles();
  expect(coordinator.reads()).toMatch(phrase("kk", "closing:form.onlyText"));
  await coordinator.writes("Екінші тараппен тағы сөйлесіңізші.");
  expect(coordinator.reads()).toMatch(phrase("kk", "closing:returning.done"));
  expect(mediator.reads()).toContain("Екінші тараппен тағы сөйлесіңізші.");
  expect(await statusOf()).toBe("ASSIGNED");
  const [row] = await closings();
  expect(Buffer.from(row?.reasonSealed ?? []).toString("utf8")).not.toContain("тараппен");
  // The request can no longer be approved.
  await coordinator.forges(`ec:approve:${row?.id}`);
  expect(coordinator.history().at(-1)).toMatch(phrase("kk", "closing:waiting.over"));

  await mediator.presses("e:close");
  await fillsIn(mediator);
  await mediator.presses("ef:send");
  await coordinator.presses("ec:approve");
  await town.takesEffect();
  expect(await statusOf()).toBe("CLOSED");
  expect(said(citizen, "closing:closed.title")).toHaveLength(1);
});

test("of two coordinators who approve, the second is told nothing more, and the case is closed once", async () => {
  const found = await submitted();
  const { town, citizen, coordinator } = found;
  const second = await town.staff("Ольга", "kk", { role: "COORDINATOR" });
  await second.writes("/closings");
  await coordinator.presses("ec:approve");
  await coordinator.forges("ec:approve:1");
  await second.presses("ec:open");
  await second.presses("ec:approve");
  await town.takesEffect();
  expect(said(citizen, "closing:closed.title")).toHaveLength(1);
  expect(said(second, "closing:approving.refused")).toEqual([]);
  expect(await database.prisma.staffAct.count({ where: { act: "approveClosing" } })).toBe(1);
});

test("an approval counts only while the mediator who submitted it has the case", async () => {
  const { town, citizen, coordinator, caseId } = await submitted();
  await coordinator.presses("ec:approve");
  const lost = { status: "WAITING" as const, mediatorId: null, assignedAt: null };
  await database.prisma.case.update({ where: { id: caseId }, data: lost });
  await town.takesEffect();
  expect(said(coordinator, "closing:approving.refused")).toHaveLength(1);
  expect(await statusOf()).toBe("WAITING");
  expect(said(citizen, "closing:closed.title")).toEqual([]);
});

test("a mediator who has taken the closing back, or submits another one, leaves one that can be approved", async () => {
  const { mediator, coordinator, caseId } = await submitted();
  await mediator.forges(`e:close:${caseId}`);
  await mediator.presses("e:takeBack");
  expect(said(mediator, "closing:takenBack")).toHaveLength(1);
  expect(said(coordinator, "closing:ping")).toEqual([]);
  await mediator.forges(`e:close:${caseId}`);
  await fillsIn(mediator, "NO_AGREEMENT");
  await mediator.presses("ef:send");
  await coordinator.writes("/closings");
  expect(coordinator.reads()).toMatch(/Келісе алмады/);
  expect((await closings()).map(({ status }) => status)).toEqual(["REPLACED", "PENDING"]);
});

test("where the region has no coordinator the administrators approve; after a working day without an act they are told beside the coordinators", async () => {
  const without = await submitted({ coordinators: false, adminIds: [1003] });
  expect(said(without.coordinator, "closing:ping")).toHaveLength(1);
  await without.town.close();

  const { town, coordinator } = await submitted({ adminIds: [1004] });
  const admin = town.person("Данияр");
  await admin.opens("nothing");
  await town.passes(8 * 60);
  expect(said(coordinator, "closing:reminder")).toEqual([]);
  await town.passes(16 * 60);
  await town.passes(60);
  expect(said(coordinator, "closing:reminder")).toHaveLength(1);
  expect(said(admin, "closing:reminder")).toHaveLength(1);
  await town.passes(24 * 60);
  expect(said(coordinator, "closing:reminder")).toHaveLength(1);
});

test.each(["remit", "danger"] as const)(
  "a case in which violence is known by %s needs an approval too",
  async (how) => {
    const { mediator, town } = await accepted(database);
    const row = await database.prisma.case.findFirstOrThrow();
    const answers = openAnswers(town.vault, row);
    const known = how === "remit" ? { ...answers, remit: ["VIOLENCE"] } : { ...answers, danger: ["violence"] };
    await database.prisma.case.update({
      where: { id: row.id },
      data: { answersSealed: sealAnswers(town.vault, row.number, known) },
    });
    await beginsToClose(mediator);
    await fillsIn(mediator);
    await mediator.presses("ef:send");
    expect(await closings()).toMatchObject([{ status: "PENDING" }]);
  },
);

test("a coordinator closes the case of a mediator with an outcome, and both are told", async () => {
  const { town, mediator, citizen } = await accepted(database);
  const coordinator = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
  await coordinator.writes("/closings");
  await coordinator.presses("ec:inHand");
  expect(coordinator.reads()).toContain("Ерлан");
  await coordinator.presses("ec:case");
  await coordinator.presses("e:closeForMediator");
  await fillsIn(coordinator, "OTHER_SIDE_NOT_REACHED", "Кешіріңіз.");
  await coordinator.presses("ef:send");
  expect(await statusOf()).toBe("ASSIGNED");
  await town.takesEffect();
  expect(await statusOf()).toBe("CLOSED");
  expect(said(mediator, "closing:closedForYou")).toHaveLength(1);
  expect(said(citizen, "closing:closed.title").join()).toContain("Үйлестіруші сізге жазды:\n«Кешіріңіз.»");
  expect(coordinator.history().join()).not.toContain(story);
});

test("a coordinator who mediates a case neither approves its closing nor closes it in that role", async () => {
  const { town, mediator, caseId } = await accepted(database, {
    before: (id) => database.prisma.case.update({ where: { id }, data: { kind: "INTERFAITH" } }),
  });
  const role = { personId: mediator.personId, role: "COORDINATOR" as const, regions: [region], since: town.now() };
  await database.prisma.staffRole.create({ data: role });
  await mediator.forges(`e:closeForMediator:${caseId}`);
  expect(said(mediator, "closing:gone")).toHaveLength(1);
  await mediator.forges(`e:close:${caseId}`);
  await fillsIn(mediator);
  await mediator.presses("ef:send");
  await mediator.forges("ec:approve:1");
  await town.takesEffect();
  expect(await statusOf()).toBe("ASSIGNED");
});

test.each(["ec:inHand:999999999", "ec:list:999999999", "q:page:999999999"])(
  "a button that names a page which no list has is answered with the last page: %s",
  async (data) => {
    const { coordinator } = await submitted();
    const before = coordinator.history().length;
    await coordinator.forges(data);
    expect([before, before + 1]).toContain(coordinator.history().length);
    expect(coordinator.buttons().join()).not.toBe("");
  },
);
