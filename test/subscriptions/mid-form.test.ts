import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, type Town, type Townsperson } from "../harness/town.ts";

let database: Database;
let town: Town;
let aigul: Townsperson;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  town = await openTown(database);
  aigul = town.person("Айгүл");
});
afterEach(() => town.close());

async function subscribes(): Promise<void> {
  await aigul.writes("/start");
  await aigul.presses("p:language:kk");
  await aigul.writes("/subscriptions");
  await aigul.taps("Жазылу");
  await aigul.taps("Келісемін");
}

async function isReporting(): Promise<void> {
  await subscribes();
  await aigul.writes("/report");
  await aigul.presses("f:danger:no");
}

/** The open question is answered in its own message, which stands above by now. */
async function goesOn(): Promise<void> {
  await aigul.writes("Айгүл Серікова");
  expect(aigul.history().join()).toContain("3 / 11");
}

test("«Stop», the way back and its consent do not disturb the open question", async () => {
  await isReporting();
  await aigul.presses("sb:stop");
  expect(aigul.reads()).toContain("Енді іс-шаралар туралы хабарламаймыз");
  await aigul.taps("Қайта жазылу");
  await aigul.taps("Келісемін");
  expect(await database.prisma.subscription.findFirst()).toMatchObject({ endedAt: null });
  await goesOn();
});

test("the answer to whether to resume does not disturb the open question", async () => {
  await isReporting();
  town.playground.block(aigul.id);
  town.playground.unblock(aigul.id);
  await town.settles();
  await aigul.presses("sb:resume");
  expect(await database.prisma.subscription.findFirst()).toMatchObject({ endedAt: null, endedBy: null });
  await goesOn();
});

test("/subscriptions leaves the form: its draft waits, and the next words are no answer", async () => {
  await isReporting();
  await aigul.writes("/subscriptions");
  expect(aigul.reads()).toContain("Түрлері: барлығы");
  expect(await database.prisma.draft.findFirst()).toMatchObject({ status: "PAUSED" });
  await aigul.taps("Түрлері");
  await aigul.taps("Форум");
  expect(await database.prisma.subscription.findFirst()).toMatchObject({ kinds: ["FORUM"] });
});

test("who chose no language is asked for it first, and hears nothing when they return", async () => {
  await aigul.writes("/subscriptions");
  expect(aigul.buttons()).toContain("Қазақша");
  const { id: personId } = await database.prisma.person.findFirstOrThrow();
  await database.prisma.subscription.create({ data: { personId, since: town.now() } });
  const heard = aigul.history().length;
  town.playground.block(aigul.id);
  town.playground.unblock(aigul.id);
  await town.settles();
  expect(aigul.history()).toHaveLength(heard);
  expect(await database.prisma.subscription.findFirst()).toMatchObject({ endedBy: "BLOCKED" });
});
