import { randomBytes } from "node:crypto";
import fc from "fast-check";
import type { Update } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { floodMessage } from "../../src/app/messages.ts";
import { openStory } from "../../src/features/cases/story-rows.ts";
import type { Database, Sql } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { defaultFlood } from "../../src/platform/telegram/inbox/flood.ts";
import { finish } from "../../src/platform/telegram/inbox/inbox-ends.ts";
import { claim } from "../../src/platform/telegram/inbox/inbox-rows.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { messageOf } from "../harness/deliveries.ts";
import { reportSteps, reports, stepOf } from "../harness/report.ts";
import { openTown, phrase, type Town } from "../harness/town.ts";
import { createClock, message, tap, until } from "./wire.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const aigul = 1001;
const erlan = 1002;

describe("what falls due when", () => {
  const vault = createVault([randomBytes(32)]);
  const flood = { ...defaultFlood, message: messageOf("flood") };
  const { burst, gapMs } = defaultFlood;
  const limit = { waiting: 300, message: messageOf("notKept") };
  let clock: ReturnType<typeof createClock>;
  let nextId: number;
  beforeEach(async () => {
    await clearDatabase(database);
    clock = createClock();
    nextId = 1;
  });

  /** The database with a clock that the test sets. */
  const frozen = (): Sql => ({
    rows: (text, params) =>
      database.sql.rows(text.replace("clock_timestamp()", `timestamptz '${clock.now().toISOString()}'`), params),
  });

  async function sends(chat: number, count: number): Promise<void> {
    const updates = Array.from({ length: count }, () => message(nextId++, chat));
    await storeUpdates(frozen(), vault, updates, { flood, limit, clockAheadMs: 0 });
  }
  /** When each that waits falls due, in milliseconds from now, in the order of their arrival. */
  const dues = async (chat: number) => {
    const found = await database.prisma.update.findMany({ where: { key: String(chat) }, orderBy: { id: "asc" } });
    return found.map(({ dueAt }) => dueAt.getTime() - clock.now().getTime());
  };
  /** Ends what is due, as the inbox does when it has handled it. */
  async function handles(chat: number): Promise<number> {
    const due = await database.prisma.update.findMany({ where: { key: String(chat), dueAt: { lte: clock.now() } } });
    for (const update of due) {
      const row = { id: String(update.id), attempt: 0, key: update.key } as Parameters<typeof finish>[2][number]["row"];
      await finish(frozen(), vault, [{ row, change: undefined }], { clockAheadMs: 0, gapMs });
    }
    return due.length;
  }
  const told = () => database.prisma.delivery.findMany({ where: { message: "flood" } });

  test("two albums with texts around them are not a flood; updates beyond a burst fall due one by one", async () => {
    await sends(aigul, burst);
    expect(await dues(aigul)).toEqual(Array(burst).fill(0));
    expect(await told()).toEqual([]);
    await sends(aigul, 3);
    await sends(aigul, 2);
    expect((await dues(aigul)).slice(burst)).toEqual([1, 2, 3, 4, 5].map((place) => place * gapMs));
    await sends(erlan, 3);
    expect(await dues(erlan)).toEqual([0, 0, 0]);
    // Nobody has looked them up yet: they are met here, and the delivery names the person.
    const { id } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: BigInt(aigul) } });
    expect(await told()).toMatchObject([{ personId: id, class: 1 }]);
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

  describe("beyond the limit of waiting updates in a chat", () => {
    const waiting = () => database.prisma.update.count({ where: { key: String(aigul) } });
    const notKept = async () =>
      (await database.prisma.chatState.findUnique({ where: { key: String(aigul) } }))?.notKept;
    const voice = (id: number): Update => ({
      update_id: id,
      message: {
        message_id: id,
        date: 1_790_000_000,
        chat: { id: aigul, type: "private", first_name: "A" },
        from: { id: aigul, is_bot: false, first_name: "A" },
        voice: { file_id: "f", file_unique_id: "u", duration: 1 },
      },
    });
    const stores = (updates: Update[]) => storeUpdates(frozen(), vault, updates, { flood, limit, clockAheadMs: 0 });
    const kinds = (stored: Awaited<ReturnType<typeof stores>>) => [...stored.values()].map(({ kind }) => kind);

    test("nothing more is kept but taps; it is counted, and said once", async () => {
      await sends(aigul, limit.waiting - 2);
      expect(kinds(await stores([10_001, 10_002, 10_003, 10_004].map(voice)))).toEqual([
        "stored",
        "stored",
        "notKept",
        "notKept",
      ]);
      expect(kinds(await stores([tap(10_005, aigul), tap(10_006, aigul)]))).toEqual(["stored", "stored"]);
      expect(kinds(await stores([10_007, 10_003].map(voice)))).toEqual(["notKept", "repeated"]);
      expect(await waiting()).toBe(limit.waiting + 2);
      expect(await notKept()).toBe(3);
      expect(await database.prisma.delivery.count({ where: { message: "notKept" } })).toBe(1);
      expect(kinds(await stores([message(10_008, erlan)]))).toEqual(["stored"]);
    });

    test("the first text after each update that was handled is kept: it may answer what was asked in between", async () => {
      await sends(aigul, limit.waiting);
      clock.pass(3600);
      expect(kinds(await stores([voice(20_001), message(20_002, aigul), message(20_003, aigul)]))).toEqual([
        "notKept",
        "stored",
        "notKept",
      ]);
      expect(kinds(await stores([message(20_004, aigul)]))).toEqual(["notKept"]);
      for (let id = 20_010; id < 20_060; id += 10) {
        clock.pass(1);
        const [row] = await claim(frozen(), { clockAheadMs: 0, leaseMs: 10_000, limit: 1, busy: [] });
        if (row === undefined) throw new Error("nothing was claimed");
        await finish(frozen(), vault, [{ row, change: undefined }], { clockAheadMs: 0 });
        clock.pass(1);
        const updates = [voice(id), message(id + 1, aigul), message(id + 2, aigul)];
        expect(kinds(await stores(updates))).toContain("stored");
        expect(await waiting()).toBe(limit.waiting + 1);
        expect(await database.prisma.update.count({ where: { updateId: id + 1 } })).toBe(1);
      }
      expect(await notKept()).toBe(3 + 5 * 2);
    });
  });

  test("in a group nobody is told, nor where there is no chat", async () => {
    await sends(-500, burst + 5);
    expect(Math.max(...(await dues(-500)))).toBe(5 * gapMs);
    expect(await told()).toEqual([]);
  });

  test("in any order of arrival, no update falls due before its predecessor, and at most a burst and one per gap are due", async () => {
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
          expect(due).toEqual(due.toSorted((a, b) => a - b));
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
    await until("the updates to arrive", async () => (await waiting()) > words.length / 2);
  }

  test("is told once and keeps every part in order; others do not notice", async () => {
    const citizen = town.person("Айгүл");
    const other = town.person("Ерлан");
    await reports(citizen, "kk", stepOf.story);
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
    for (const step of reportSteps("kk").slice(stepOf.storyDone)) await step(citizen);
    const story = await openStory(database.sql, town.vault, { caseId: 1 });
    expect(story.map((part) => (part.kind === "text" ? part.text : part.kind))).toEqual(words);
  });

  test("with more than fits is told so, and gets the open question at the end", async () => {
    const citizen = town.person("Айгүл");
    await reports(citizen, "kk", stepOf.story);
    for (let count = 0; count < 60; count += 1) town.playground.sendPhoto(citizen.id);
    for (let count = 0; count < 60; count += 1) town.playground.sendSticker(citizen.id);
    await town.settles();
    // What did not fit is told with the receipt, a moment after the last of it.
    await town.passes(0.05);
    const told = (key: Parameters<typeof phrase>[1]) =>
      citizen.history().filter((text) => phrase("kk", key).test(text)).length;
    expect(told("intake:story.tooMany")).toBeGreaterThan(0);
    expect(await database.prisma.delivery.count({ where: { message: "intake.tooMany" } })).toBe(1);
    expect(told("intake:story.tooMany") + told("intake:story.unfit")).toBeLessThan(40);
    // What did not fit came when many waited: the question was shown again after them.
    expect(citizen.history().some((text) => text.includes("Жазып алдық: 30"))).toBe(true);
    for (const step of reportSteps("kk").slice(stepOf.storyDone)) await step(citizen);
    expect(await openStory(database.sql, town.vault, { caseId: 1 })).toHaveLength(30);
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
    expect(await database.prisma.delivery.count({ where: { message: floodMessage.name } })).toBe(1);
  });
});
