import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

const region = "KZ-19";
const summary = "Бір рет сөйлестік, келесі кездесу 12 қарашада.";
const { plain } = createTexts()("kk");

let database: Database;
let town: Town;
let erlan: Staff;
let dana: Staff;
let saule: Staff;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  aigul = town.person("Айгүл");
  await reports(aigul);
  // What is written in the second in which the story ends belongs to the story.
  town.jumps(1);
  await erlan.presses("o:accept");
  dana = await town.staff("Дана", "kk", { role: "MEDIATOR", regions: [region] });
  saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
});

const said = (person: Townsperson, key: TextKey) => person.history().filter((text) => phrase("kk", key).test(text));
const case1 = () => database.prisma.case.findFirstOrThrow({ where: { id: 1 } });
const handover = () => database.prisma.handover.findFirstOrThrow({ orderBy: { id: "desc" } });
const shown = (person: Townsperson) =>
  town.playground
    .chat(person.id)
    .messages.filter(({ fromBot }) => fromBot)
    .map(({ text }) => text)
    .join("\n");

/** Erlan proposes from the card of the case that Dana carries on. */
async function proposes(text = summary): Promise<void> {
  await erlan.writes("/work");
  await erlan.presses("k:card");
  await erlan.presses("ho:choose");
  await erlan.presses(`ho:to:1:${dana.personId}`);
  await erlan.writes(text);
}

describe("a case that is handed over", () => {
  test("moves once the applicant and the colleague have said yes; until then it stays, and everybody is told", async () => {
    await proposes();
    // Below the proposal stands which talk goes on now.
    expect(said(erlan, "handover:mediator.asked")).toHaveLength(1);
    expect(aigul.reads()).toMatch(phrase("kk", "handover:party.ask"));
    expect(aigul.reads()).toContain("Дана");
    expect(dana.reads()).toMatch(phrase("kk", "handover:colleague.ask"));

    await dana.presses("ha:accept");
    expect(dana.reads()).toMatch(phrase("kk", "handover:colleague.accepted"));
    expect(await case1()).toMatchObject({ status: "ASSIGNED", mediatorId: erlan.personId });
    await dana.forges("o:open:1");
    expect(shown(dana)).not.toContain(tale.kk);
    expect(shown(dana)).not.toContain("12 қараша");

    await aigul.presses("ha:agree");
    expect(await case1()).toMatchObject({ status: "ASSIGNED", mediatorId: dana.personId });
    expect(said(aigul, "handover:party.MOVED")).not.toEqual([]);
    expect(said(aigul, "talks:opened.party")).toHaveLength(2);
    expect(said(erlan, "handover:mediator.MOVED")).not.toEqual([]);
    expect(said(dana, "handover:colleague.moved")).not.toEqual([]);
    expect(saule.history().join()).not.toContain("2026-000001");
  });

  test("is taken from the former mediator's chat, and the colleague reads the story with the summary", async () => {
    await erlan.forges("o:open:1");
    await proposes();
    await aigul.presses("ha:agree");
    expect(aigul.reads()).toMatch(phrase("kk", "handover:party.agreed"));
    expect(shown(erlan)).toContain(tale.kk);
    await dana.presses("ha:accept");
    for (const secret of [tale.kk, "Айгүл Серікова"]) expect(shown(erlan)).not.toContain(secret);
    for (const data of ["o:open:1", "ho:choose:1:0", "w:giveBack:1", "ch:ask:1"]) {
      await erlan.forges(data);
      expect(shown(erlan)).not.toContain(tale.kk);
    }
    await dana.presses("o:open");
    for (const text of [tale.kk, "Айгүл Серікова", summary]) expect(shown(dana)).toContain(text);
    // What was shown with the summary goes with the case.
    await dana.presses("w:giveBack");
    await dana.presses("w:backFor:1:ILLNESS");
    await town.takesEffect();
    for (const secret of [tale.kk, summary]) expect(shown(dana)).not.toContain(secret);
    expect(said(aigul, "cases:left")).toHaveLength(1);
  });

  test("leaves each mediator with their own talk: the former hears and reaches nobody, the colleague reads nothing of it", async () => {
    // Somewhat later: what is written in the second in which the story ended still belongs to it.
    town.jumps(1);
    await aigul.writes("Ерланға ғана айтамын.");
    expect(shown(erlan)).toContain("Ерланға ғана айтамын.");
    await proposes();
    await aigul.presses("ha:agree");
    await dana.presses("ha:accept");
    expect(shown(erlan)).not.toContain("Ерланға ғана айтамын.");
    expect(shown(dana)).not.toContain("Ерланға ғана айтамын.");
    const before = aigul.history().length;
    await erlan.writes("Әлі де осындамын.");
    expect(aigul.history()).toHaveLength(before);
    await aigul.writes("Енді сізге айтайын.");
    expect(shown(dana)).toContain("Енді сізге айтайын.");
    expect(shown(erlan)).not.toContain("Енді сізге айтайын.");
  });

  test("keeps its summary sealed in the database, in deliveries and among the acts of staff", async () => {
    await proposes();
    const dump = await Promise.all(
      ["Handover", "Delivery", "StaffAct", "Act", "ChatState"].map((table) =>
        database.sql.rows(`SELECT t::text FROM "${table}" t`),
      ),
    );
    expect(JSON.stringify(dump)).not.toContain("12 қараша");
    expect(await database.prisma.staffAct.count({ where: { act: "handOverCase" } })).toBe(1);
  });
});

describe("a proposal ends", () => {
  test("when the mediator takes it back: nobody's yes counts after that", async () => {
    await proposes();
    await aigul.presses("ha:agree");
    await erlan.presses("ha:takeBack");
    expect(said(erlan, "handover:mediator.TAKEN_BACK")).toHaveLength(1);
    expect(aigul.reads()).toMatch(phrase("kk", "handover:party.TAKEN_BACK"));
    await dana.forges("ha:accept:1");
    expect(dana.reads()).toMatch(phrase("kk", "handover:colleague.over"));
    expect(await case1()).toMatchObject({ mediatorId: erlan.personId });
    await proposes();
    expect(await handover()).toMatchObject({ id: 2, status: "ASKED" });
  });

  test("when the colleague declines: the case stays, and another colleague can be asked", async () => {
    await proposes();
    await dana.presses("ha:decline");
    expect(dana.reads()).toMatch(phrase("kk", "handover:colleague.declined"));
    expect(erlan.reads()).toMatch(phrase("kk", "handover:mediator.DECLINED"));
    expect(shown(aigul)).toMatch(phrase("kk", "handover:party.DECLINED"));
    await aigul.forges("ha:agree:1");
    expect(await case1()).toMatchObject({ mediatorId: erlan.personId });
  });

  test("when the applicant says no: the coordinator decides, and the mediator keeps the case until then", async () => {
    await proposes();
    await dana.presses("ha:accept");
    await aigul.presses("ha:refuse");
    expect(aigul.reads()).toMatch(phrase("kk", "handover:party.REFUSED"));
    expect(erlan.reads()).toMatch(phrase("kk", "handover:mediator.REFUSED"));
    expect(dana.reads()).toMatch(phrase("kk", "handover:colleague.over"));
    expect(await case1()).toMatchObject({ mediatorId: erlan.personId });
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.ping"));
    await saule.presses("mr:open");
    expect(saule.reads()).toMatch(phrase("kk", "handover:request.HANDOVER_REFUSED"));
    await saule.presses("mr:keep");
    expect(aigul.reads()).toMatch(phrase("kk", "handover:decided.applicant"));
    expect(erlan.reads()).toMatch(phrase("kk", "handover:decided.mediator"));
  });

  test("when the applicant says nothing for three working days, not earlier", async () => {
    await proposes();
    await dana.presses("ha:accept");
    // From Tuesday 10:00 to Friday 10:00, Almaty.
    await town.passes(3 * 24 * 60 - 5);
    expect(await handover()).toMatchObject({ status: "ASKED" });
    await town.passes(10);
    expect(await handover()).toMatchObject({ status: "SILENT" });
    expect(said(aigul, "handover:party.SILENT")).not.toEqual([]);
    expect(said(erlan, "handover:mediator.SILENT")).not.toEqual([]);
    expect(said(saule, "handover:request.ping")).toHaveLength(1);
    await aigul.forges("ha:agree:1");
    expect(await case1()).toMatchObject({ mediatorId: erlan.personId });
    await town.passes(10);
    expect(said(saule, "handover:request.ping")).toHaveLength(1);
  });

  test("when only the colleague says nothing: that is a no, and no coordinator is asked", async () => {
    await proposes();
    await aigul.presses("ha:agree");
    await town.passes(3 * 24 * 60 + 5);
    expect(await handover()).toMatchObject({ status: "DECLINED" });
    expect(said(saule, "handover:request.ping")).toEqual([]);
  });

  test.each([
    [
      "the applicant withdraws the case",
      async () => {
        await aigul.writes("/cases");
        await aigul.presses("c:case");
        await aigul.presses("x:ask");
        await aigul.presses("x:yes");
        await town.takesEffect();
      },
    ],
    [
      "the mediator gives the case back",
      async () => {
        await erlan.forges("w:backFor:1:ILLNESS");
        await town.takesEffect();
      },
    ],
    [
      "the mediator cannot be reached any longer",
      async () => {
        const blockedAt = new Date(town.now().getTime() - 3_600_000);
        await database.prisma.person.update({ where: { id: erlan.personId }, data: { blockedAt } });
        await town.passes(1);
      },
    ],
  ])("when %s: answers that come later change nothing and are answered", async (_, ends) => {
    await proposes();
    await dana.presses("ha:accept");
    await ends();
    const before = await case1();
    await aigul.forges("ha:agree:1");
    expect(shown(aigul)).not.toMatch(phrase("kk", "handover:party.MOVED"));
    await town.passes(1);
    await dana.forges("ha:accept:1");
    expect(await handover()).toMatchObject({ status: "OVER" });
    expect(await case1()).toMatchObject({ status: before.status });
    expect((await case1()).mediatorId).not.toBe(dana.personId);
    expect(said(aigul, "handover:party.OVER").length + said(aigul, "handover:party.agreed").length).toBeGreaterThan(0);
  });

  test.each([
    ["leaves the service", () => database.prisma.staffRole.deleteMany({ where: { personId: dana.personId } })],
    [
      "loses the region",
      () => database.prisma.staffRole.updateMany({ where: { personId: dana.personId }, data: { regions: ["KZ-10"] } }),
    ],
  ])("when the colleague %s after saying yes: the applicant's yes moves nothing", async (_, leaves) => {
    await proposes();
    await dana.presses("ha:accept");
    await leaves();
    await aigul.presses("ha:agree");
    expect(await case1()).toMatchObject({ mediatorId: erlan.personId });
    expect(aigul.reads()).toMatch(phrase("kk", "handover:party.OVER"));
    expect(erlan.reads()).toMatch(phrase("kk", "handover:mediator.OVER"));
    await dana.forges("ha:accept:1");
    expect(shown(dana)).not.toContain(tale.kk);
  });

  test("when the colleague loses the region before anybody has answered: the job ends it, and the mediator is told", async () => {
    await proposes();
    await database.prisma.staffRole.deleteMany({ where: { personId: dana.personId } });
    await town.passes(1);
    expect(await handover()).toMatchObject({ status: "OVER" });
    expect(erlan.reads()).toMatch(phrase("kk", "handover:mediator.OVER"));
  });
});

test("there is one open proposal at a time: the second tap shows the first proposal", async () => {
  await proposes();
  await erlan.forges("ho:choose:1:0");
  expect(erlan.reads()).toMatch(phrase("kk", "handover:mediator.asked"));
  await erlan.forges(`ho:to:1:${dana.personId}`);
  expect(erlan.reads()).toMatch(phrase("kk", "handover:mediator.asked"));
  expect(await database.prisma.handover.count()).toBe(1);
});

test("only those who are asked can answer, each for themselves", async () => {
  await proposes();
  const bolat = await town.staff("Болат", "kk", { role: "MEDIATOR", regions: [region] });
  const stranger = town.person("Марат");
  await stranger.opens("nothing");
  await stranger.presses("p:language:kk");
  for (const person of [erlan, bolat, saule, stranger, dana]) await person.forges("ha:agree:1");
  for (const person of [erlan, bolat, saule, stranger, aigul]) await person.forges("ha:accept:1");
  for (const person of [dana, bolat, saule, stranger, aigul]) await person.forges("ha:takeBack:1");
  for (const person of [bolat, saule, stranger]) await person.forges("ha:decline:1");
  expect(await handover()).toMatchObject({ status: "ASKED", acceptedAt: null });
  expect(await database.prisma.handoverAnswer.findMany()).toMatchObject([{ agrees: null }]);
  expect(stranger.reads()).toMatch(phrase("kk", "handover:refused.nothing"));
});

test("the summary is words of at most 1,000 characters, and leaving its question changes nothing", async () => {
  await erlan.forges("ho:choose:1:0");
  await erlan.presses(`ho:to:1:${dana.personId}`);
  town.playground.sendPhoto(erlan.id);
  await town.settles();
  expect(erlan.history().join()).toMatch(phrase("kk", "handover:onlyText"));
  await erlan.writes("ж".repeat(1001));
  expect(erlan.history().join()).toMatch(phrase("kk", "handover:tooLong"));
  await erlan.taps(plain("handover:summary.stop"));
  expect(said(erlan, "undo:unchanged")).toHaveLength(1);
  expect(await database.prisma.handover.count()).toBe(0);
  await erlan.writes("ж".repeat(1000));
  expect(await database.prisma.handover.count()).toBe(0);
});

test("the colleagues who may have the case are offered in pages, and nobody else", async () => {
  for (let count = 0; count < 7; count += 1) {
    await town.staff(`Әріптес ${count}`, "kk", { role: "MEDIATOR", regions: [region] });
  }
  await town.staff("Басқа өңір", "kk", { role: "MEDIATOR", regions: ["KZ-10"] });
  await town.staff("Басқа тіл", "kk", { role: "MEDIATOR", regions: [region], languages: ["en"] });
  const field = await town.staff("Басқа сала", "kk", { role: "MEDIATOR", regions: [region] });
  await database.prisma.mediator.update({ where: { personId: field.personId }, data: { fields: ["WORK"] } });
  const barred = await town.staff("Бұрынғы", "kk", { role: "MEDIATOR", regions: [region] });
  const barredAt = town.now();
  await database.prisma.barredMediator.create({ data: { caseId: 1, mediatorId: barred.personId, barredAt } });
  await erlan.forges("ho:choose:1:0");
  const first = erlan.buttons();
  await erlan.taps(plain("handover:choose.later"));
  expect(erlan.buttons()).toContain(plain("handover:choose.earlier"));
  const names = [...first, ...erlan.buttons()]
    .filter((label) => label.includes("·"))
    .map((label) => label.split(" ·")[0]);
  const expected = ["Дана", ...Array.from({ length: 7 }, (_, count) => `Әріптес ${count}`)];
  expect(names.toSorted()).toEqual(expected.toSorted());
  for (const person of [field, barred]) {
    await erlan.forges(`ho:to:1:${person.personId}`);
    expect(erlan.reads()).toMatch(phrase("kk", "handover:refused.unfit"));
  }
});
