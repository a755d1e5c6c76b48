import { beforeEach, describe, expect, test } from "vitest";
import { readTypedNumber } from "../../src/features/cases/case-number.ts";
import { talkButtons } from "../../src/features/talks/buttons.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { reports } from "../harness/report.ts";
import { phrase, type Town, type Townsperson } from "../harness/town.ts";
import { findMessage, type Staff, useTalkingTown } from "./talking.ts";

let database: Database;
let town: Town;
let citizen: Townsperson;
let mediator: Staff;
useTalkingTown((opened) => {
  ({ database, town, citizen, mediator } = opened);
});

describe("what is meant for the bot reaches nobody", () => {
  test.each(["2026-000001", "№ 2026-1", "№ 26-1", "2026-000999", "№ 26-999"])(
    "a mediator looks up %s",
    async (typed) => {
      await mediator.writes(typed);
      expect(citizen.history()).not.toContain(typed);
      expect(await database.prisma.talkMessage.count()).toBe(0);
    },
  );

  test("a mediator is shown the case", async () => {
    await mediator.writes("№ 26-1");
    expect(mediator.history().slice(-3).join("\n")).toContain("2026-000001");
  });

  test.each(["2026-000001", "📁 Өтініштерім", "өтініштерім", "K7M 42Q"])("a citizen writes %s", async (typed) => {
    await citizen.writes(typed);
    expect(mediator.history()).not.toContain(typed);
  });

  test.each(["2026-000001 нөмірлі іс туралы", "26-27", "Қосшы", "Иә", "Русский"])(
    "%s is said to the mediator",
    async (typed) => {
      await citizen.writes(typed);
      expect(mediator.history()).toContain(typed);
    },
  );

  test("a number as a reply is said", async () => {
    await mediator.writes("Іс нөміріңіз қандай?");
    town.playground.sendText(citizen.id, "2026-000001", { replyTo: findMessage(town, citizen, "Іс нөміріңіз").id });
    await town.settles();
    expect(mediator.history()).toContain("2026-000001");
  });

  test.each([
    ["2026-000417", "2026-000417"],
    ["№2026-417", "2026-000417"],
    ["№ 26-417", "2026-000417"],
    ["26-417", null],
    ["№ 417", null],
    ["2026-000417 ?", null],
  ])("%s is the number %s", (typed, number) => {
    expect(readTypedNumber(typed)).toBe(number);
  });
});

describe("a mediator with many talks", () => {
  beforeEach(async () => {
    await database.prisma.mediator.updateMany({ data: { maxOpenCases: 20 } });
    for (const name of ["Болат", "Сәуле", "Дина", "Марат", "Әсем", "Ерік"]) {
      await reports(town.person(name));
      town.jumps(1);
      await mediator.taps("🤝 Қабылдау");
    }
  });

  test("is asked with the three latest, and finds the others by number", async () => {
    await mediator.writes("Сәлеметсіз бе");
    expect(mediator.buttons()).toEqual([
      "№ 26-7 · 1-тарап · жеке",
      "№ 26-6 · 1-тарап · жеке",
      "№ 26-5 · 1-тарап · жеке",
      "Тағы ▶️",
      "Жібермеу",
    ]);
    await mediator.taps("Тағы ▶️");
    expect(mediator.buttons().slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `№ 26-${n} · 1-тарап · жеке`));
    await mediator.taps("Тағы ▶️");
    expect(mediator.buttons()[0]).toBe("№ 26-7 · 1-тарап · жеке");
    await mediator.taps("Тағы ▶️");
    await mediator.taps("№ 26-1 ");
    expect(citizen.history()).toContain("Сәлеметсіз бе");
  });

  test("the second tap on a choice says what the first has said, and the message goes once", async () => {
    await mediator.writes("Сәлеметсіз бе");
    const [waiting] = await database.prisma.talkMessage.findMany();
    const [talk] = await database.prisma.talk.findMany({ orderBy: { id: "desc" } });
    await mediator.taps("№ 26-7 ");
    await mediator.forges(talkButtons.data("to", { message: waiting?.id ?? "", talk: talk?.id ?? 0 }));
    expect(mediator.history().join("\n")).not.toMatch(phrase("kk", "talks:over"));
    expect(await database.prisma.delivery.count({ where: { message: "talks.copy" } })).toBe(1);
  });

  test("a message that waits is told of after an hour and dropped after a day, and a reply does not wait behind it", async () => {
    await citizen.writes("Сұрағым бар");
    await mediator.writes("Бұл кімге?");
    town.playground.sendText(mediator.id, "Жауап", { replyTo: findMessage(town, mediator, "Сұрағым бар").id });
    await town.settles();
    expect(citizen.history()).toContain("Жауап");
    await town.passes(61);
    await town.settles();
    expect(mediator.history().join("\n")).toMatch(phrase("kk", "talks:notSent.waits"));
    await town.passes(24 * 60);
    const [kept] = await database.prisma.talkMessage.findMany({ where: { status: "DROPPED" } });
    expect(kept).toMatchObject({ contentSealed: null });
    expect(citizen.history()).not.toContain("Бұл кімге?");
  });
});
