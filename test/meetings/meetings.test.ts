import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import type { Database } from "../../src/platform/database/open.ts";
import type { TextKey } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { reports } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

const region = "KZ-19";
const link = "https://meet.example.kz/kezdesu-7f3a";

let database: Database;
let town: Town;
let erlan: Staff;
let aigul: Townsperson;
let bolat: Staff;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  aigul = town.person("Айгүл");
  await reports(aigul);
  town.jumps(1);
  await erlan.presses("o:accept");
  bolat = await joinAsOtherSide(town, "Болат", "ru");
});

const said = (person: Townsperson, key: TextKey, language: "kk" | "ru" = "kk") =>
  person.history().filter((text) => phrase(language, key).test(text));
const meeting = () => database.prisma.meeting.findFirstOrThrow({ orderBy: { id: "desc" } });
const allSaid = (...people: Townsperson[]) => people.flatMap((person) => person.history()).join("\n");

/** Erlan proposes times from the card of the case. */
async function proposes(times: string, how = "phone"): Promise<void> {
  await erlan.forges("mt:again:1");
  await erlan.presses(`mt:${how}`);
  if (how === "link") await erlan.writes(link);
  await erlan.writes(times);
  await erlan.presses("mf:send");
}

describe("a meeting", () => {
  test("is fixed once every party has agreed, and all are told; nobody is named but by the side", async () => {
    await erlan.writes("/work");
    await erlan.presses("k:card");
    await erlan.presses("mt:open");
    await erlan.presses("mt:phone");
    await erlan.writes("ертең 10:00");
    await erlan.presses("mf:send");
    expect(aigul.reads()).toMatch(phrase("kk", "meetings:rule.one"));
    expect(bolat.reads()).toMatch(phrase("ru", "meetings:rule.one"));
    await aigul.presses("ma:yes");
    expect(aigul.reads()).toMatch(phrase("kk", "meetings:rule.answered"));
    expect(bolat.reads()).toContain("Первая сторона: подходит");
    expect(await meeting()).toMatchObject({ status: "PROPOSED" });
    await bolat.presses("ma:yes");
    expect(await meeting()).toMatchObject({ status: "FIXED", sequence: 1 });
    for (const person of [aigul, erlan]) expect(said(person, "meetings:opening.fixed")).not.toEqual([]);
    expect(said(bolat, "meetings:opening.fixed", "ru")).not.toEqual([]);
    expect(allSaid(aigul)).not.toContain("Болат");
    expect(allSaid(bolat)).not.toContain("Айгүл");
    // The card of each shows it.
    await erlan.forges("k:card:1");
    expect(erlan.reads()).toMatch(phrase("kk", "meetings:card.fixed"));
    await aigul.forges("c:case:1");
    expect(aigul.reads()).toMatch(phrase("kk", "meetings:card.fixed"));
  });

  test("of several times is fixed at the earliest that suits everybody; none is told to the mediator", async () => {
    await proposes("ертең 10:00\nертең 12:00\nертең 15:00");
    await aigul.presses("ma:pick:1:1:1");
    await aigul.presses("ma:pick:1:1:2");
    await aigul.presses("ma:send");
    await bolat.presses("ma:none");
    expect(said(erlan, "meetings:opening.noneSuits")).toHaveLength(1);
    await bolat.presses("ma:pick:1:1:2");
    await bolat.presses("ma:send");
    // Three in the afternoon in Kazakhstan.
    expect((await meeting()).startsAt?.toISOString()).toContain("T10:00");
  });

  test("that is proposed again voids what was said before: an old button is answered kindly and counts nowhere", async () => {
    await proposes("ертең 10:00");
    await aigul.presses("ma:yes");
    await proposes("ертең 14:00");
    await bolat.forges("ma:yes:1:1");
    expect(bolat.reads()).toMatch(phrase("ru", "meetings:opening.earlier"));
    await aigul.forges("ma:yes:1:1");
    expect(await meeting()).toMatchObject({ status: "PROPOSED", version: 2 });
    expect(await database.prisma.meetingAnswer.count({ where: { answeredAt: { not: null } } })).toBe(0);
  });

  test("shows its link a quarter of an hour before, not earlier, and once; coordinators never see it", async () => {
    const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: [region] });
    await proposes("бүрсігүні 10:00", "link");
    await aigul.presses("ma:yes");
    await bolat.presses("ma:yes");
    const startsAt = (await meeting()).startsAt ?? town.now();
    const until = (minutes: number) => (startsAt.getTime() - town.now().getTime()) / 60_000 - minutes;
    await town.passes(until(24 * 60));
    await town.passes(until(60));
    expect(said(aigul, "meetings:opening.day")).toHaveLength(1);
    expect(said(aigul, "meetings:opening.hour")).toHaveLength(1);
    await town.passes(until(16));
    expect(allSaid(aigul, bolat)).not.toContain(link);
    await town.restarts();
    await town.passes(until(15) + 0.5);
    await town.passes(1);
    expect(said(aigul, "meetings:opening.link")).toHaveLength(1);
    for (const person of [aigul, bolat]) expect(allSaid(person)).toContain(link);
    await saule.forges("k:overview:1");
    expect(saule.reads()).toMatch(phrase("kk", "meetings:card.fixed"));
    expect(allSaid(saule)).not.toContain(link);
    await town.passes(90);
    expect(await meeting()).toMatchObject({ status: "OVER", dueAt: null });
  });

  test("does not take place without a party who cannot come; the others learn which side", async () => {
    await proposes("ертең 10:00");
    await aigul.presses("ma:yes");
    await bolat.presses("ma:yes");
    await bolat.presses("ma:cannot");
    await bolat.presses("ma:cannotYes");
    expect(await meeting()).toMatchObject({ status: "CANCELLED", sequence: 2 });
    expect(aigul.history().join()).toContain("Екінші тарап");
    expect(said(erlan, "meetings:opening.cancelled")).not.toEqual([]);
    // Nobody is reminded of it.
    await town.passes(25 * 60);
    expect(said(aigul, "meetings:opening.hour")).toEqual([]);
  });

  test("is called off by the mediator, and ends with the case", async () => {
    await proposes("ертең 10:00");
    await erlan.presses("ma:cancel");
    await erlan.presses("ma:cancelYes");
    expect(said(aigul, "meetings:opening.cancelled")).not.toEqual([]);
    await proposes("ертең 12:00");
    await database.prisma.case.update({ where: { id: 1 }, data: { status: "WAITING", mediatorId: null } });
    await town.passes(1);
    expect(await meeting()).toMatchObject({ status: "CANCELLED" });
    expect(said(bolat, "meetings:opening.cancelled", "ru")).not.toEqual([]);
  });

  test("in a room ends when danger is told afterwards: the parties learn only that it does not take place", async () => {
    await proposes("ертең 10:00", "room");
    await aigul.presses("ma:yes");
    await bolat.presses("ma:yes");
    expect(await meeting()).toMatchObject({ status: "FIXED", isInRoom: true });
    await database.prisma.case.update({ where: { id: 1 }, data: { dangers: 1 } });
    await town.passes(1);
    expect(await meeting()).toMatchObject({ status: "CANCELLED", dueAt: null });
    expect(said(aigul, "meetings:opening.cancelled")).toHaveLength(1);
    expect(said(bolat, "meetings:opening.cancelled", "ru")).toHaveLength(1);
    expect(bolat.reads()).toMatch(phrase("ru", "meetings:cancelled"));
    expect(allSaid(bolat)).not.toMatch(phrase("ru", "meetings:refused.danger"));
    // Nothing forbids a call.
    await proposes("ертең 12:00");
    await town.passes(1);
    expect(await meeting()).toMatchObject({ status: "PROPOSED", isInRoom: false });
  });

  test("is shown to no stranger, and answered by none", async () => {
    await proposes("ертең 10:00");
    const marat = town.person("Марат");
    await marat.opens("nothing");
    for (const data of ["ma:show:1", "ma:yes:1:1", "ma:calendar:1", "ma:cancelYes:1:1", "mt:open:1"]) {
      await marat.forges(data);
      expect(allSaid(marat)).not.toContain("2026-000001");
    }
    expect(await meeting()).toMatchObject({ status: "PROPOSED" });
  });

  test("with a party who has blocked the bot: only the mediator learns that they cannot be reached", async () => {
    town.playground.block(bolat.id);
    await town.settles();
    await proposes("ертең 10:00");
    expect(erlan.history().join()).toContain("Екінші тарап: бот хабары жетпей тұр");
    expect(aigul.reads()).toContain("Екінші тарап: жауабы әлі жоқ");
  });
});

test.each<[string, string, TextKey]>([
  ["in the past", "2020-01-10 10:00", "meetings:typed.past"],
  ["at night", "ертең 23:30", "meetings:typed.night"],
  ["on 31 February", "31 ақпан 10:00", "meetings:typed.noSuchDay"],
  ["the same twice", "ертең 10:00\nертең 10:00", "meetings:typed.same"],
  ["more than five", [9, 10, 11, 12, 13, 14].map((hour) => `ертең ${hour}:00`).join("\n"), "meetings:typed.tooMany"],
  ["on a holiday, which is only a warning", "16 желтоқсан 10:00", "meetings:timeOff"],
])("a time %s", async (_, typed, answer) => {
  await erlan.forges("mt:again:1");
  await erlan.presses("mt:phone");
  await erlan.writes(typed);
  expect(erlan.reads()).toMatch(phrase("kk", answer));
  expect(await database.prisma.meeting.count()).toBe(0);
});

test.each(["http://meet.example.kz/a", "кездесу", "https://jitsi@evil.example/a", "https://meet"])(
  "%s is no link",
  async (typed) => {
    await erlan.forges("mt:again:1");
    await erlan.presses("mt:link");
    await erlan.writes(typed);
    expect(erlan.reads()).toMatch(phrase("kk", "meetings:refused.link"));
  },
);

test("the operator's video service gives each meeting a room that nobody can guess", async () => {
  const operator = { ...defaultOperator, videoLink: "https://video.example.kz/{room}" };
  await town.close();
  town = await openTown(database, { operator });
  erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR", regions: [region] });
  aigul = town.person("Айгүл");
  await reports(aigul);
  town.jumps(1);
  await erlan.presses("o:accept");
  await proposes("ертең 10:00", "video");
  await aigul.presses("ma:yes");
  const startsAt = (await meeting()).startsAt ?? town.now();
  await town.passes((startsAt.getTime() - town.now().getTime()) / 60_000 - 14);
  expect(aigul.reads()).toMatch(/https:\/\/video\.example\.kz\/[\da-f]{30}/);
});

test("a meeting in person is refused while danger is not cleared", async () => {
  await database.prisma.case.update({ where: { id: 1 }, data: { dangers: 1 } });
  await erlan.forges("mt:again:1");
  await erlan.presses("mt:room");
  expect(erlan.reads()).toMatch(phrase("kk", "meetings:refused.danger"));
});
