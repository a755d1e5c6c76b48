import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database, Sql } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { type Holds, startHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { createClock, until } from "./wire.ts";

let database: Database;
let clock: ReturnType<typeof createClock>;
let opened: Holds[];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  clock = createClock();
  opened = [];
});
afterEach(() => Promise.all(opened.map((holds) => holds.stop())));

/** A process that looks only when it is told to. */
async function open(sql: Sql = database.sql): Promise<Holds> {
  const log = createLogger("silent");
  const holds = await startHolds({ sql, log, clockAheadMs: clock.aheadMs, refreshMs: 3_600_000 });
  opened.push(holds);
  return holds;
}

const met = (chatId: string | null, isBulk = false) => ({ method: "sendMessage", chatId, isBulk });
const isHeld = (holds: Holds, chatId: string) => holds.waitMs("sendMessage", chatId) > 0;

describe("a hold", () => {
  test("of a chat holds every process, and only that chat, until its time is over", async () => {
    const [first, second] = [await open(), await open()];
    await first.note(met("7"), 10_072);
    await second.refresh();
    for (const holds of [first, second]) {
      expect([isHeld(holds, "7"), isHeld(holds, "8"), holds.everybodyMs()]).toEqual([true, false, 0]);
      expect(holds.heldChats()).toEqual(["7"]);
    }
    clock.pass(10_071);
    expect([isHeld(first, "7"), isHeld(second, "7")]).toEqual([true, true]);
    clock.pass(2);
    expect([isHeld(first, "7"), isHeld(second, "7"), first.heldChats().length]).toEqual([false, false, 0]);
  });

  test("holds its own process at once, before it is written down", async () => {
    const holds = await open();
    const written = holds.note(met("7"), 5);
    expect(isHeld(holds, "7")).toBe(true);
    await written;
  });

  test("outlives its process", async () => {
    await (await open()).note(met("7"), 60);
    expect(isHeld(await open(), "7")).toBe(true);
  });

  test("is not ended by a shorter one, nor by a call that succeeds", async () => {
    const [first, second] = [await open(), await open()];
    await first.note(met("7"), 60);
    await second.note(met("7"), 1);
    clock.pass(30);
    await first.refresh();
    await second.refresh();
    expect([isHeld(first, "7"), isHeld(second, "7")]).toEqual([true, true]);
  });

  test("of three chats is everybody's, also where each met another process", async () => {
    const [first, second] = [await open(), await open()];
    await first.note(met("1"), 5);
    await second.refresh();
    await second.note(met("2"), 5);
    await first.refresh();
    clock.pass(9);
    await first.note(met("3"), 30);
    await second.refresh();
    expect([isHeld(first, "99"), isHeld(second, "99")]).toEqual([true, true]);
  });

  test("of three chats one after another is each chat's own", async () => {
    const holds = await open();
    for (const chat of ["1", "2", "3"]) {
      await holds.note(met(chat), 5);
      clock.pass(6);
    }
    expect(isHeld(holds, "99")).toBe(false);
  });

  test("of an announcement is the chat's own, unless another chat meets one too", async () => {
    const holds = await open();
    await holds.note(met("1", true), 5);
    expect([isHeld(holds, "1"), isHeld(holds, "99")]).toEqual([true, false]);
    await holds.note(met("2", true), 5);
    expect(isHeld(holds, "99")).toBe(true);
    clock.pass(11);
    await holds.refresh();
    for (const chat of ["1", "2"]) await holds.note(met(chat, true), 5);
    expect([isHeld(holds, "1"), isHeld(holds, "2"), isHeld(holds, "99")]).toEqual([true, true, false]);
  });

  test("of a method does not hold any chat", async () => {
    const [first, second] = [await open(), await open()];
    await first.note({ method: "setMyCommands", chatId: null, isBulk: false }, 600);
    await second.refresh();
    for (const holds of [first, second]) {
      expect(holds.waitMs("setMyCommands", null)).toBeGreaterThan(590_000);
      expect([isHeld(holds, "1"), holds.everybodyMs()]).toEqual([false, 0]);
    }
  });

  test("is over when its time is over by a clock that jumps while the holds are being read", async () => {
    const writer = await open();
    const reading = Promise.withResolvers<void>();
    let waits = false;
    const holds = await open({
      async rows<Row>(text: string, params?: unknown[]) {
        const found = await database.sql.rows<Row>(text, params);
        if (waits) await reading.promise;
        return found;
      },
    });
    await writer.note(met("7"), 9);
    waits = true;
    const looked = holds.refresh();
    await writer.refresh();
    clock.pass(10);
    reading.resolve();
    await looked;
    expect(isHeld(holds, "7")).toBe(false);
  });

  test("that an operator removes is over", async () => {
    const holds = await open();
    await holds.note(met("7"), 600);
    await database.sql.rows(`DELETE FROM "Hold"`);
    await until("it is over", async () => {
      await holds.refresh();
      return !isHeld(holds, "7");
    });
  });

  test("that could not be written down holds its own process all the same", async () => {
    let away = false;
    const holds = await open({
      rows: (text, params) => {
        if (away && text.includes("INSERT")) throw new Error("away");
        return database.sql.rows(text, params);
      },
    });
    away = true;
    await holds.note(met("7"), 60);
    await holds.refresh();
    expect(isHeld(holds, "7")).toBe(true);
    clock.pass(61);
    expect(isHeld(holds, "7")).toBe(false);
  });

  test("that was met before the clock was put back is void", async () => {
    const holds = await open();
    await holds.note(met("7"), 30);
    clock.pass(-3600);
    expect(isHeld(await open(), "7")).toBe(false);
  });

  test("is the pause that a process of the version before writes; one beyond an hour is void", async () => {
    const pause = (seconds: number) =>
      database.sql.rows(
        `INSERT INTO "Pace" (id, "pausedUntil")
         VALUES (1, $1::timestamptz)
         ON CONFLICT (id) DO UPDATE SET "pausedUntil" = EXCLUDED."pausedUntil"`,
        [new Date(clock.now().getTime() + seconds * 1000)],
      );
    await pause(3600);
    expect((await open()).everybodyMs()).toBeGreaterThan(3_590_000);
    await pause(3700);
    expect((await open()).everybodyMs()).toBe(0);
  });

  test("does not stay in the table for ever", async () => {
    const holds = await open();
    await holds.note(met("1"), 60);
    clock.pass(90_000);
    await holds.note(met("2"), 60);
    expect(await database.prisma.hold.findMany({ select: { key: true } })).toEqual([{ key: "2" }]);
  });
});
