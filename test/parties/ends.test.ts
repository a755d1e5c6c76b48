import { beforeEach, expect, it } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { joinAsOtherSide } from "../harness/other-side.ts";
import { type TalkingTown, useTalkingTown } from "../talks/talking.ts";

let opened: TalkingTown & { database: Database };
let other: Awaited<ReturnType<typeof joinAsOtherSide>>;
useTalkingTown((town) => {
  opened = town;
});
beforeEach(async () => {
  other = await joinAsOtherSide(opened.town, "Болат");
});

async function closes(outcome: string): Promise<void> {
  const { town, mediator } = opened;
  await mediator.forges("k:card:1");
  await mediator.taps("🏁 Істі жабу");
  await mediator.taps(outcome);
  await mediator.taps("4");
  await mediator.writes("Екеуіңізге де рақмет.");
  await mediator.taps("Жабу");
  await town.takesEffect();
}

it("the closing word reaches each side, each rates, and how it ended is kept for each", async () => {
  const { citizen, database } = opened;
  await closes("Келісімге келді");
  for (const side of [citizen, other]) {
    expect(side.reads()).toContain("Екеуіңізге де рақмет.");
    await side.taps("⭐ 5");
    expect(side.reads()).toContain("Бағаңызға рақмет");
  }
  expect(other.buttons()).not.toContain("Өтінішті қайта ашу");
  expect(await database.prisma.caseRating.findFirst()).toMatchObject({ stars: 5, count: 2 });
  const sides = await database.prisma.closingParty.findMany({ orderBy: { side: "asc" } });
  expect(sides.map(({ side, outcome }) => [side, outcome])).toEqual([
    [1, "AGREEMENT"],
    [2, "AGREEMENT"],
  ]);
});

it('after four weeks each side is asked, neither sees the other\'s answer, and a "no" of the other side opens the case again with its mediator first', async () => {
  const { town, citizen, mediator, database } = opened;
  await closes("Келісімге келді");
  await town.passes(29 * 24 * 60);
  await citizen.taps("Иә, орындалып жатыр");
  await other.taps("Жоқ, орындалмай жатыр");
  expect(citizen.reads()).toContain("Иә, орындалып жатыр");
  expect(citizen.history().join()).not.toContain("Жауабыңыз: Жоқ");
  await other.taps("Өтінішті қайта ашу");
  await other.writes("Қоршауды қайта салды.");
  expect(citizen.history().join("\n")).toContain("медиация қайта ашылды");
  expect(await database.prisma.case.count({ where: { status: "WAITING", reopened: 1 } })).toBe(1);
  await town.settles();
  await mediator.taps("🤝 Қабылдау");
  expect(mediator.history().join("\n")).toContain("Қоршауды қайта салды.");
  expect(citizen.history().join("\n")).not.toContain("Қоршауды қайта салды.");
});

it("when the applicant withdraws, the other side learns that it is over, and not more", async () => {
  const { town, citizen } = opened;
  await citizen.writes("/cases");
  await citizen.forges("x:yes:1");
  await town.takesEffect();
  expect(other.history().join("\n")).toContain("Бұл медиация аяқталды");
  expect(other.history().join("\n")).not.toContain("қайтарып алды");
});

it("the other side gets another mediator once, and says like the applicant that it is under 18", async () => {
  const { town, mediator, database } = opened;
  const { prisma } = database;
  await other.forges("am:yes:1");
  await town.takesEffect();
  expect(await prisma.mediatorChange.findFirst()).toMatchObject({ personId: other.personId });
  expect(await prisma.barredMediator.findFirst()).toMatchObject({ mediatorId: mediator.personId });
  await other.writes("Маған 15 жас");
  await town.takesEffect();
  expect(await prisma.case.count({ where: { status: "WAITING", escalatedAt: { not: null } } })).toBe(1);
});
