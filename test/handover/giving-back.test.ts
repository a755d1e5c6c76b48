import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { giveBackReasons } from "../../src/features/assignment/decline-reasons.ts";
import { askedBefore } from "../../src/features/assignment/match.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports, stepOf, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

type Staff = Townsperson & { personId: number };

let database: Database;
let town: Town;
let first: Staff;
let second: Staff;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  first = await town.staff("Бірінші", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  second = await town.staff("Екінші", "kk", { role: "MEDIATOR", regions: ["KZ-19"] });
  aigul = town.person("Айгүл");
});

const pings = (mediator: Townsperson) =>
  mediator.history().filter((text) => phrase("kk", "assignment:ping").test(text)).length;
const shown = (mediator: Townsperson) =>
  town.playground
    .chat(mediator.id)
    .messages.filter(({ fromBot }) => fromBot)
    .map(({ text }) => text)
    .join("\n");

/** The case of the citizen is offered to the first mediator, who accepts it. */
async function accepted(): Promise<void> {
  await reports(aigul);
  // What is written in the second in which the story ends belongs to the story.
  town.jumps(1);
  await first.presses("o:accept");
}

async function givesBack(mediator: Townsperson, reason: (typeof giveBackReasons)[number]): Promise<void> {
  await mediator.forges("w:giveBack:1");
  await mediator.presses(`w:backFor:1:${reason}`);
  await town.takesEffect();
}

test.each(giveBackReasons)("the applicant reads the same whatever the reason is: %s", async (reason) => {
  await accepted();
  await givesBack(first, reason);
  const left = aigul.history().filter((text) => phrase("kk", "cases:left").test(text));
  expect(left).toHaveLength(1);
  expect(pings(second)).toBe(1);
  // A dump shows a conflict of interest, which the match asks for, and no other reason.
  const offer = await database.prisma.offer.findFirstOrThrow({ where: { status: "WITHDRAWN" } });
  expect(offer.reason).toBe(reason === "CONFLICT_OF_INTEREST" ? reason : null);
  expect(Buffer.from(offer.reasonSealed ?? []).toString("latin1")).not.toContain(reason);
  expect(first.history().join()).toMatch(phrase("kk", "assignment:lost.givenBack"));
});

test("a tap on «because of a conflict of interest» of the version before still means that", async () => {
  await accepted();
  await first.forges("w:givenBack:1");
  await town.takesEffect();
  expect(await database.prisma.offer.findFirst({ where: { status: "WITHDRAWN" } })).toMatchObject({
    reason: "CONFLICT_OF_INTEREST",
  });
});

test("what a process of the version before has put off is given back for a conflict of interest", async () => {
  await accepted();
  const times = { createdAt: town.now(), dueAt: town.now() };
  await database.prisma.pendingAct.create({
    data: { kind: "giveBackCase", subject: "1", personId: first.personId, ...times },
  });
  await town.takesEffect();
  expect(await database.prisma.offer.findFirst({ where: { status: "WITHDRAWN" } })).toMatchObject({
    reason: "CONFLICT_OF_INTEREST",
  });
});

describe("a mediator who has given a case back", () => {
  test.each([
    ["ILLNESS", 13, false],
    ["ILLNESS", 15, true],
    ["CONFLICT_OF_INTEREST", 15, false],
  ] as const)(
    "for %s, if the next one gives it back %i days later, is asked again: %s",
    async (reason, days, again) => {
      await accepted();
      await givesBack(first, reason);
      await second.presses("o:accept");
      const before = pings(first);
      town.jumps(days * 24 * 60);
      await givesBack(second, "TOO_MANY");
      expect(pings(first)).toBe(before + Number(again));
    },
  );

  test("for illness can be chosen by a coordinator", async () => {
    const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
    await accepted();
    await givesBack(first, "ILLNESS");
    await saule.forges("q:choose:1");
    expect(saule.buttons().join()).toContain("Бірінші");
  });

  test("rests for two weeks after giving back, and for ever after declining", () => {
    const now = new Date("2026-11-30T10:00:00Z");
    const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
    const offers = [
      { mediatorId: 1, status: "WITHDRAWN", answeredAt: ago(13) },
      { mediatorId: 2, status: "WITHDRAWN", answeredAt: ago(14) },
      { mediatorId: 3, status: "DECLINED", answeredAt: ago(100) },
      { mediatorId: 4, status: "EXPIRED", answeredAt: null },
      { mediatorId: 5, status: "WITHDRAWN", answeredAt: ago(100) },
      { mediatorId: 5, status: "DECLINED", answeredAt: ago(50) },
    ];
    expect(askedBefore(offers, now)).toEqual([1, 3, 4, 5]);
  });
});

describe("nothing of a case that was given back is left in the mediator's chat", () => {
  const secrets = [tale.kk, "Айгүл Серікова"];

  test.each([
    [
      "it was opened twice",
      async () => {
        town.jumps(5);
        await first.forges("o:open:1");
      },
      async () => {},
    ],
    [
      "it was opened again during the minute",
      async () => {},
      async () => {
        await database.prisma.showing.updateMany({ data: { shownAt: new Date(0) } });
        await first.forges("o:open:1");
      },
    ],
    [
      "it was opened before and during the minute",
      async () => {
        town.jumps(5);
        await first.forges("o:open:1");
      },
      async () => {
        await database.prisma.showing.updateMany({ data: { shownAt: new Date(0) } });
        await first.forges("o:open:1");
        await first.forges("o:open:1");
      },
    ],
  ])("when %s", async (_, before, during) => {
    await accepted();
    await before();
    for (const secret of secrets) expect(shown(first)).toContain(secret);
    await first.presses("w:giveBack");
    await first.presses("w:backFor:1:ILLNESS");
    await during();
    for (const secret of secrets) expect(shown(first)).toContain(secret);
    await town.takesEffect();
    for (const secret of secrets) expect(shown(first)).not.toContain(secret);
    const open = await database.prisma.showing.count({ where: { takenBackAt: null } });
    expect(open).toBe(0);
  });

  test("when the next page of a long story was opened during the minute", async () => {
    await reports(aigul, "kk", stepOf.story);
    await aigul.writes(tale.kk);
    for (let count = 0; count < 12; count += 1) {
      town.playground.sendPhoto(aigul.id);
      town.playground.sendText(aigul.id, `Сөз ${count}.`);
    }
    await town.settles();
    await town.passes(0.05);
    for (const step of reportSteps("kk").slice(stepOf.storyDone)) await step(aigul);
    await first.presses("o:accept");
    await first.presses("w:giveBack");
    await first.presses("w:backFor:1:AWAY");
    await first.presses("s:more:1:1");
    expect(shown(first)).toContain("Сөз 11.");
    await town.takesEffect();
    for (const secret of [...secrets, "Сөз 0.", "Сөз 11."]) expect(shown(first)).not.toContain(secret);
    const photos = town.playground.chat(first.id).messages.filter(({ message }) => message.photo !== undefined);
    expect(photos).toEqual([]);
    await first.forges("s:more:1:1");
    expect(shown(first)).not.toContain("Сөз 11.");
  });

  test("when the applicant wrote in the talk, with a photo; the next mediator never sees it", async () => {
    await accepted();
    const written = "Мұны тек сізге айтамын.";
    // Somewhat later: what is written in the second in which the story ended still belongs to it.
    town.jumps(1);
    await aigul.writes(written);
    town.playground.sendPhoto(aigul.id, { caption: "Міне, қоршау." });
    await town.settles();
    for (const text of [written, "Міне, қоршау."]) expect(shown(first)).toContain(text);
    await givesBack(first, "ILLNESS");
    for (const text of [written, "Міне, қоршау."]) expect(shown(first)).not.toContain(text);
    await second.presses("o:accept");
    expect(shown(second)).toContain(tale.kk);
    for (const text of [written, "Міне, қоршау."]) expect(shown(second)).not.toContain(text);
    await town.passes(1);
    expect(await database.prisma.showing.count({ where: { takenBackAt: { not: null }, settledAt: null } })).toBe(0);
  });

  test("and a coordinator hears of a recording in the talk that Telegram no longer lets us remove", async () => {
    const saule = await town.staff("Сәуле", "kk", { role: "COORDINATOR", regions: ["KZ-19"] });
    await accepted();
    town.jumps(1);
    town.playground.sendVoice(aigul.id, { duration: 12 });
    await town.settles();
    await town.passes(49 * 60);
    await givesBack(first, "TOO_MANY");
    await town.passes(1);
    await town.passes(1);
    const named = saule.history().filter((text) => phrase("kk", "assignment:remains").test(text));
    expect(named).toHaveLength(1);
    expect(named[0]).toContain("дауыстық хабарлама: 1");
  });
});
