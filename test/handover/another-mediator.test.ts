import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

const region = "KZ-19";
const { plain } = createTexts()("kk");
const why = "Медиатор көршімнің туысы екен.";

let database: Database;
let town: Town;
let first: Staff;
let second: Staff;
let saule: Staff;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  first = await town.staff("Бірінші", "kk", { role: "MEDIATOR", regions: [region] });
  aigul = town.person("Айгүл");
  await reports(aigul);
  await first.presses("o:accept");
  second = await town.staff("Екінші", "kk", { role: "MEDIATOR", regions: [region] });
  saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
});

const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));
const case1 = () => database.prisma.case.findFirstOrThrow({ where: { id: 1 } });
const shown = (person: Townsperson) =>
  town.playground
    .chat(person.id)
    .messages.filter(({ fromBot }) => fromBot)
    .map(({ text }) => text)
    .join("\n");

/** The applicant changes the mediator from the card of the case. */
async function changes(): Promise<void> {
  await aigul.writes("/cases");
  await aigul.presses("c:case");
  await aigul.presses("am:ask");
  await aigul.presses("am:yes");
}

/** The applicant has changed the mediator once, and the second mediator has accepted. */
async function changedOnce(): Promise<void> {
  await changes();
  await town.takesEffect();
  await second.presses("o:accept");
}

/** The applicant asks a coordinator for yet another mediator. */
async function asksAgain(): Promise<void> {
  await aigul.writes("/cases");
  await aigul.presses("c:case");
  await aigul.presses("am:ask");
  await aigul.writes(why);
}

describe("another mediator, the first time", () => {
  test("needs no reason and takes effect after a minute: the next mediator is asked, the former is thanked", async () => {
    await changes();
    expect(aigul.reads()).toMatch(phrase("kk", "handover:another.soon"));
    expect(await case1()).toMatchObject({ status: "ASSIGNED", mediatorId: first.personId });
    expect(said(first, "handover:thanked")).toEqual([]);
    expect(shown(first)).toContain(tale.kk);
    await town.takesEffect();
    expect(await case1()).toMatchObject({ status: "WAITING", mediatorId: null });
    expect(said(first, "handover:thanked")).toHaveLength(1);
    for (const secret of [tale.kk, "Айгүл Серікова"]) expect(shown(first)).not.toContain(secret);
    expect(said(second, "assignment:ping")).toHaveLength(1);
    expect(said(aigul, "cases:offeredNext")).toHaveLength(1);
    expect(said(aigul, "cases:left")).toEqual([]);
    // What the former mediator reads blames nobody and names no reason.
    expect(first.history().join()).toMatch(phrase("kk", "assignment:lost.otherMediator"));
  });

  test("can be taken back within the minute, and then may still be asked for", async () => {
    await changes();
    await aigul.taps(plain("undo:button"));
    expect(aigul.reads()).toMatch(phrase("kk", "handover:another.undone"));
    await town.takesEffect();
    expect(await case1()).toMatchObject({ mediatorId: first.personId });
    await changedOnce();
    expect(await case1()).toMatchObject({ mediatorId: second.personId });
  });

  test("never offers the case to the former mediator again, neither by itself nor by hand nor by handing over", async () => {
    await changedOnce();
    await second.forges("ho:choose:1:0");
    expect(second.buttons().join()).not.toContain("Бірінші");
    town.jumps(30 * 24 * 60);
    await second.forges("w:backFor:1:ILLNESS");
    await town.takesEffect();
    expect(said(first, "assignment:ping")).toEqual([]);
    expect(said(saule, "assignment:needed")).toHaveLength(1);
    await saule.forges("q:choose:1");
    expect(saule.buttons().join()).not.toContain("Бірінші");
    await saule.forges(`q:assign:1:${first.personId}`);
    expect(saule.reads()).toMatch(phrase("kk", "assignment:queue.over"));
    // The applicant's other cases may go to them: this is no conflict of interest.
    expect(await database.prisma.offer.count({ where: { reason: { not: null } } })).toBe(0);
  });

  test("is refused if the mediator gives the case back within the minute", async () => {
    await changes();
    await first.forges("w:backFor:1:ILLNESS");
    await town.takesEffect();
    await town.takesEffect();
    expect(await database.prisma.mediatorChange.count()).toBeLessThanOrEqual(1);
    expect(await case1()).toMatchObject({ status: "WAITING" });
    expect(said(second, "assignment:ping")).toHaveLength(1);
  });

  test("cannot be tapped by anybody but the applicant", async () => {
    for (const person of [first, second, saule]) {
      await person.forges("am:yes:1");
      expect(person.reads()).toMatch(phrase("kk", "handover:refused.nothing"));
    }
    await town.takesEffect();
    expect(await case1()).toMatchObject({ mediatorId: first.personId });
  });

  test("says so when no mediator has the case", async () => {
    await changes();
    await town.takesEffect();
    await aigul.forges("am:ask:1");
    expect(aigul.reads()).toMatch(phrase("kk", "handover:another.noMediator"));
  });
});

describe("another mediator, the second time", () => {
  beforeEach(changedOnce);

  test("goes to the coordinator with a reason that only the coordinator reads, after a tap", async () => {
    await asksAgain();
    expect(aigul.history().join()).toMatch(phrase("kk", "handover:another.asked"));
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.ping"));
    expect(saule.reads()).not.toContain(why);
    await saule.presses("mr:open");
    expect(saule.reads()).toContain(why);
    expect(await case1()).toMatchObject({ mediatorId: second.personId });
    for (const person of [first, second]) expect(shown(person)).not.toContain(why);
    const dump = await Promise.all(
      ["MediatorRequest", "Delivery", "StaffAct", "Act"].map((table) =>
        database.sql.rows(`SELECT t::text FROM "${table}" t`),
      ),
    );
    expect(JSON.stringify(dump)).not.toContain("туысы");
    await aigul.forges("am:ask:1");
    expect(aigul.history().join()).toMatch(phrase("kk", "handover:another.asked"));
  });

  test("lets the coordinator take the case from the mediator after a minute, and choose by hand", async () => {
    await asksAgain();
    const third = await town.staff("Үшінші", "kk", { role: "MEDIATOR", regions: [region] });
    await saule.presses("mr:open");
    await saule.presses("mr:release");
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.soon"));
    expect(await case1()).toMatchObject({ mediatorId: second.personId });
    await town.takesEffect();
    expect(await case1()).toMatchObject({ status: "WAITING", mediatorId: null });
    expect(said(second, "handover:thanked")).toHaveLength(1);
    expect(shown(second)).not.toContain(tale.kk);
    expect(said(saule, "handover:request.releasing.done")).toHaveLength(1);
    await saule.presses("q:case:1");
    await saule.presses("q:choose:1");
    for (const name of ["Бірінші", "Екінші"]) expect(saule.buttons().join()).not.toContain(name);
    await saule.presses(`q:assign:1:${third.personId}`);
    await third.presses("o:accept");
    expect(await case1()).toMatchObject({ mediatorId: third.personId });
  });

  test("lets the coordinator leave the mediator, who never learns of it", async () => {
    await asksAgain();
    const before = second.history().length;
    await saule.presses("mr:open");
    await saule.presses("mr:release");
    await saule.forges("mr:keep:1");
    await town.takesEffect();
    expect(await case1()).toMatchObject({ mediatorId: second.personId });
    expect(aigul.reads()).toMatch(phrase("kk", "handover:decided.applicant"));
    expect(second.history()).toHaveLength(before);
    await saule.forges("mr:keep:1");
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.over"));
  });

  test("is in the coordinator's queue until it is decided, and for no coordinator of another region", async () => {
    await asksAgain();
    const olga = await town.staff("Ольга", "kk", { role: "COORDINATOR", regions: ["KZ-10"] });
    await saule.writes("/queue");
    await saule.presses("mr:list");
    expect(saule.reads()).toContain("2026-000001");
    await olga.writes("/queue");
    expect(olga.buttons().join()).not.toContain(plain("handover:request.list"));
    for (const data of ["mr:list", "mr:open:1", "mr:keep:1", "mr:release:1"]) {
      await olga.forges(data);
      expect(shown(olga)).not.toContain("2026-000001");
      await second.forges(data);
      expect(shown(second)).not.toContain(why);
    }
    expect(await database.prisma.pendingAct.count({ where: { kind: "releaseFromMediator" } })).toBe(0);
  });

  test("is over when the case is withdrawn meanwhile", async () => {
    await asksAgain();
    await saule.presses("mr:open");
    await aigul.forges("x:yes:1");
    await town.takesEffect();
    await saule.presses("mr:release");
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.over"));
    await town.passes(1);
    expect(await database.prisma.mediatorRequest.findFirst()).toMatchObject({ outcome: "OVER" });
    await saule.writes("/queue");
    expect(saule.buttons()).toHaveLength(1);
  });

  test("needs words: leaving the question asks nobody", async () => {
    await aigul.forges("am:ask:1");
    await aigul.taps(plain("handover:another.stop"));
    expect(aigul.history().join()).toMatch(phrase("kk", "undo:unchanged"));
    expect(await database.prisma.mediatorRequest.count()).toBe(0);
  });
});

test("a coordinator who is the applicant decides nothing about their own case", async () => {
  await database.prisma.case.update({ where: { id: 1 }, data: { personId: saule.personId } });
  await database.prisma.mediatorRequest.create({
    data: { caseId: 1, kind: "APPLICANT_ASKS", mediatorId: first.personId, askedAt: town.now() },
  });
  await saule.writes("/queue");
  expect(saule.buttons()).toHaveLength(1);
  for (const data of ["mr:open:1", "mr:keep:1", "mr:release:1"]) {
    await saule.forges(data);
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.over"));
  }
});
