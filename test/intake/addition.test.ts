import { afterAll, beforeAll, expect, test } from "vitest";
import { storyLimits } from "../../src/features/cases/story.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { openTestDatabase } from "../harness/database.ts";
import { reports, tale } from "../harness/report.ts";
import { openTown, phrase, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const { plain } = createTexts()("kk");
const more = "Кеше қоршауды тағы бір метрге жылжытты.";

type Member = Townsperson & { personId: number };

/** A citizen whose case a mediator has taken. */
async function taken(): Promise<{ town: Town; erlan: Member; aigul: Townsperson }> {
  const town = await openTown(database);
  const erlan = await town.staff("Ерлан", "kk", { role: "MEDIATOR" });
  await town.staff("Сәуле", "kk", { role: "COORDINATOR" });
  const aigul = town.person("Айгүл");
  await reports(aigul);
  await erlan.presses("o:accept");
  await town.passes(70);
  return { town, erlan, aigul };
}

async function beginsToAdd(aigul: Townsperson): Promise<void> {
  await aigul.writes("/cases");
  await aigul.presses("c:case");
  await aigul.presses("i:add");
}

const told = ({ erlan }: { erlan: Townsperson }) =>
  erlan.history().filter((text) => phrase("kk", "assignment:added").test(text));

test("an applicant adds to the story from the card; the mediator is told once, and reads it with the rest", async () => {
  const { erlan, aigul } = await taken();
  await beginsToAdd(aigul);
  expect(aigul.history().join()).toMatch(phrase("kk", "intake:addition.ask"));
  await aigul.writes(more);
  expect(aigul.history().join()).toMatch(phrase("kk", "intake:addition.added"));
  await aigul.writes("Тағы бір сөз.");
  await aigul.taps(plain("intake:story.done"));
  expect(aigul.history().join()).toMatch(phrase("kk", "cases:added"));
  expect(told({ erlan })).toHaveLength(1);
  await erlan.taps(plain("assignment:open"));
  const read = erlan.history().join("\n");
  expect(read).toContain(tale.kk);
  expect(read).toContain(more);
  // What is written after that is no addition.
  await aigul.writes("Бұл енді қосылмайды.");
  expect(await database.prisma.storyPart.count()).toBe(3);
  const parts = await database.prisma.storyPart.findMany();
  expect(parts.every(({ contentSealed }) => !Buffer.from(contentSealed).toString("utf8").includes("метр"))).toBe(true);
});

test("an album is added whole, and acknowledged once", async () => {
  const { town, aigul } = await taken();
  await beginsToAdd(aigul);
  town.playground.sendAlbum(aigul.id, [{ kind: "photo" }, { kind: "photo" }, { kind: "video" }]);
  await town.settles();
  await town.passes(0.05);
  expect(await database.prisma.storyPart.count()).toBe(4);
  expect(aigul.history().filter((text) => phrase("kk", "intake:addition.added").test(text))).toHaveLength(1);
});

test("an addition that does not fit is refused, and what was told before stays", async () => {
  const { aigul } = await taken();
  await beginsToAdd(aigul);
  for (let count = 0; count < storyLimits.characters / 4000 - 1; count += 1) await aigul.writes("а".repeat(4000));
  await aigul.writes("б".repeat(4000));
  expect(aigul.reads()).toMatch(phrase("kk", "intake:story.tooLong"));
  expect(await database.prisma.storyPart.count()).toBe(storyLimits.characters / 4000);
  await aigul.writes("Қысқа.");
  expect(aigul.reads()).toMatch(phrase("kk", "intake:addition.added"));
});

test("somebody adds to their own open case only", async () => {
  const { town, aigul } = await taken();
  const stranger = town.person("Бөтен");
  await stranger.opens("nothing");
  await stranger.taps("Қазақша");
  await stranger.forges("i:add:1");
  expect(stranger.reads()).toMatch(phrase("kk", "cases:withdraw.over"));
  await beginsToAdd(aigul);
  await database.prisma.case.updateMany({ data: { status: "CLOSED", closedAt: town.now(), outcome: "WITHDRAWN" } });
  await aigul.writes(more);
  expect(aigul.reads()).toMatch(phrase("kk", "cases:withdraw.over"));
  expect(await database.prisma.storyPart.count()).toBe(1);
});

test("somebody who adds to a case that they have just withdrawn keeps it", async () => {
  const { town, aigul } = await taken();
  await aigul.writes("/cases");
  await aigul.presses("c:case");
  await aigul.presses("x:ask");
  await aigul.presses("x:yes");
  await beginsToAdd(aigul);
  await aigul.writes(more);
  await town.takesEffect();
  expect(await database.prisma.case.findFirst()).toMatchObject({ status: "ASSIGNED" });
});

test("danger in an addition raises the alarm, as in a report", async () => {
  const { aigul } = await taken();
  await beginsToAdd(aigul);
  await aigul.writes("Көршім мені пышақпен өлтіремін деп қорқытты.");
  expect(await database.prisma.alarm.count()).toBe(1);
  expect(aigul.history().join()).toMatch(phrase("kk", "danger:contact.raised"));
  expect(await database.prisma.storyPart.count()).toBe(2);
});
