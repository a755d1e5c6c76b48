import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStory } from "../../src/cases/story.ts";
import type { Database } from "../../src/database/open.ts";
import { createVault } from "../../src/database/vault.ts";
import { floodMessage } from "../../src/messages.ts";
import { storeSlowed, usualFlood } from "../../src/telegram/flood.ts";
import { finish } from "../../src/telegram/inbox-rows.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { reportSteps, reports } from "../harness/report.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { createClock, message, until } from "./wire.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const aigul = 1001;
const erlan = 1002;

describe("what falls due when", () => {
  const vault = createVault([randomBytes(32)]);
  const flood = { ...usualFlood, message: "flood" };
  const { burst, gapMs } = usualFlood;
  let clock: ReturnType<typeof createClock>;
  let nextId: number;
  beforeEach(async () => {
    await clearDatabase(database);
    clock = createClock();
    nextId = 1;
  });

  async function sends(chat: number, count: number): Promise<void> {
    const updates = Array.from({ length: count }, () => message(nextId++, chat));
    await storeSlowed(database.sql, vault, updates, clock.now(), flood);
  }
  /** When each that waits falls due, in milliseconds from now, in the order of their arrival. */
  const dues = async (chat: number) => {
    const found = await database.prisma.update.findMany({ where: { key: String(chat) }, orderBy: { id: "asc" } });
    return found.map(({ dueAt }) => dueAt.getTime() - clock.now().getTime());
  };
  /** Ends what is due, as the inbox does when it has handled it. */
  async function handles(chat: number): Promise<number> {
    const due = await database.prisma.update.findMany({ where: { key: String(chat), dueAt: { lte: clock.now() } } });
    for (const one of due) {
      const row = { id: String(one.id), attempt: 0, key: one.key } as Parameters<typeof finish>[2][number]["row"];
      await finish(database.sql, vault, [{ row, change: undefined }], clock.now(), gapMs);
    }
    return due.length;
  }
  const told = () => database.prisma.delivery.findMany({ where: { message: "flood" } });

  test("two albums with words around them are no flood; what comes beyond a burst falls due one by one", async () => {
    await sends(aigul, burst);
    expect(await dues(aigul)).toEqual(Array(burst).fill(0));
    expect(await told()).toEqual([]);
    await sends(aigul, 3);
    await sends(aigul, 2);
    expect((await dues(aigul)).slice(burst)).toEqual([1, 2, 3, 4, 5].map((place) => place * gapMs));
    await sends(erlan, 3);
    expect(await dues(erlan)).toEqual([0, 0, 0]);
    expect(await told()).toMatchObject([{ chatId: BigInt(aigul), class: 1 }]);
  });

  test("it counts what came, also where all of it was handled at once", async () => {
    for (let part = 0; part < burst; part += 5) {
      await sends(aigul, 5);
      expect(await handles(aigul)).toBe(5);
      clock.pass(0.1);
    }
    await sends(aigul, 5);
    expect(Math.max(...(await dues(aigul)))).toBeGreaterThan(gapMs);
    expect(await told()).toHaveLength(1);
  });

  test("after a rest it is a new count", async () => {
    await sends(aigul, burst);
    await handles(aigul);
    clock.pass((burst * gapMs) / 1000);
    await sends(aigul, burst);
    expect(await dues(aigul)).toEqual(Array(burst).fill(0));
  });

  test("the same updates once more change nothing", async () => {
    await sends(aigul, burst + 5);
    const before = await dues(aigul);
    nextId = 1;
    await sends(aigul, burst + 5);
    await sends(aigul, 1);
    expect(await dues(aigul)).toEqual([...before, 6 * gapMs]);
    expect(await told()).toHaveLength(1);
  });

  test("a flood that goes on is told once, the next day's again", async () => {
    for (let second = 0; second < 20; second += 1) {
      await sends(aigul, 50);
      await handles(aigul);
      clock.pass(1);
    }
    expect(await told()).toHaveLength(1);
    clock.pass(24 * 3600);
    await handles(aigul);
    clock.pass(3600);
    await sends(aigul, burst + 1);
    expect(await told()).toHaveLength(2);
  });

  test("in a group nobody is told, nor where there is no chat", async () => {
    await sends(-500, burst + 5);
    expect(Math.max(...(await dues(-500)))).toBe(5 * gapMs);
    expect(await told()).toEqual([]);
  });

  test("however they come, each falls due no sooner than the one before it, and no more than a burst and one a gap are due", async () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 5000 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        await clearDatabase(database);
        const began = clock.now().getTime();
        let handled = 0;
        for (const [count, pauseMs] of all) {
          await sends(aigul, count);
          const due = await dues(aigul);
          expect(due).toEqual(due.toSorted((one, other) => one - other));
          handled += await handles(aigul);
          expect(handled).toBeLessThanOrEqual(burst + (clock.now().getTime() - began) / gapMs);
          clock.pass(pauseMs / 1000);
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("somebody who sends fifty messages a second in the middle of their story", () => {
  const perSecond = 50;
  const seconds = 2;
  const words = Array.from({ length: perSecond * seconds }, (_, n) => `сөз-${n + 1}`);
  let town: Town;
  beforeEach(async () => {
    town = await openTown(database, { flood: { burst: 30, gapMs: 40 } });
    return () => town.close();
  });

  const waiting = () => database.prisma.update.count();
  const answersTo = (id: number) => town.playground.chat(id).messages.filter(({ fromBot }) => fromBot).length;

  /** All at once is faster still than fifty a second. */
  async function floods(id: number): Promise<void> {
    for (const word of words) town.playground.sendText(id, word);
    await until("its arrival", async () => (await waiting()) > words.length / 2);
  }

  test("is told once and keeps every part in order; others do not notice", async () => {
    const citizen = town.person("Айгүл");
    const other = town.person("Ерлан");
    await reports(citizen, "kk", 5);
    const before = answersTo(citizen.id);
    await floods(citizen.id);
    const left = await waiting();
    town.playground.openLink(other.id, "nothing");
    await until("the other's answer", () => answersTo(other.id) > 0);
    // The flood had not gone by meanwhile: the other's answer overtook it.
    expect(await waiting()).toBeGreaterThan(left / 2);
    await town.settles();
    expect(citizen.history().filter((text) => phrase("kk", "chat:flood").test(text))).toHaveLength(1);
    // Each part was acknowledged by itself as long as few waited, and all of them at the end.
    expect(answersTo(citizen.id) - before).toBeLessThan(words.length / 3);
    expect(citizen.reads()).toContain(String(words.length));
    for (const step of reportSteps("kk").slice(6)) await step(citizen);
    const story = await openStory(database.sql, town.vault, { caseId: 1 });
    expect(story.map((part) => (part.kind === "text" ? part.text : part.kind))).toEqual(words);
  });

  test("with more than fits is told so, and gets the open question at the end", async () => {
    const citizen = town.person("Айгүл");
    await reports(citizen, "kk", 5);
    for (let count = 0; count < 60; count += 1) town.playground.sendPhoto(citizen.id);
    for (let count = 0; count < 60; count += 1) town.playground.sendSticker(citizen.id);
    await town.settles();
    const told = (key: Parameters<typeof phrase>[1]) =>
      citizen.history().filter((text) => phrase("kk", key).test(text)).length;
    expect(told("intake:story.tooMany")).toBeGreaterThan(0);
    expect(await database.prisma.delivery.count({ where: { message: "intake.tooMany" } })).toBe(1);
    expect(told("intake:story.tooMany") + told("intake:story.unfit")).toBeLessThan(40);
    // What did not fit came when many waited: the question was shown again after them.
    expect(citizen.history().some((text) => text.includes("Жазып алдым: 10"))).toBe(true);
    for (const step of reportSteps("kk").slice(6)) await step(citizen);
    expect(await openStory(database.sql, town.vault, { caseId: 1 })).toHaveLength(10);
  });

  test("where nothing is asked, «I did not understand» comes a few times, not fifty", async () => {
    const citizen = town.person("Айгүл");
    await citizen.opens("nothing");
    await citizen.taps("Қазақша");
    const before = answersTo(citizen.id);
    await floods(citizen.id);
    await town.settles();
    expect(citizen.reads()).toMatch(phrase("kk", "chat:notUnderstood"));
    expect(answersTo(citizen.id) - before).toBeLessThan(words.length / 3);
    expect(await database.prisma.delivery.count({ where: { message: floodMessage } })).toBe(1);
  });
});
