import { GrammyError } from "grammy";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endRefused } from "../../src/app/refused-answer.ts";
import { noteLoss, noteReturn, noteStop } from "../../src/features/people/reachability-rows.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createLogger } from "../../src/platform/log.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const minute = 60_000;
const personId = 5;
const telegramId = 777;

/** The time this number of seconds from now. */
const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
const loss = (agoMs = 0, cause: Parameters<typeof noteLoss>[1]["cause"] = "blocked") =>
  noteLoss(database.sql, { personId, cause, agoMs }, 0);
const stop = (seconds: number) => noteStop(database.sql, personId, at(seconds));
const comeBack = (seconds: number | null) =>
  noteReturn(database.sql, personId, seconds === null ? null : at(seconds), 0);
/** Handles a 403 that Telegram returns to an answer in a chat. */
const refuses = (chat: number, description: string) => {
  const answer = { ok: false as const, error_code: 403, description };
  const error = new GrammyError(description, answer, "sendMessage", { chat_id: chat });
  const context = { database, log: createLogger("silent"), now: () => new Date(), clockAheadMs: () => 0 };
  return endRefused(context, { updateId: 1, telegramId }, error, 0);
};
const row = () => database.prisma.person.findFirstOrThrow();

beforeEach(async () => {
  await clearDatabase(database);
  await database.prisma.person.create({
    data: { id: personId, telegramId, createdAt: new Date() },
  });
});

describe("a 403", () => {
  test.each([
    ["blocked", "BLOCKED"],
    ["deactivated", "DEACTIVATED"],
    ["notStarted", "NOT_STARTED"],
    ["notFound", "OTHER"],
    ["other", "OTHER"],
  ] as const)("%s is recorded with its cause and the time when its call began", async (cause, kept) => {
    expect(await loss(5 * minute, cause)).toBe(true);
    const { blockedAt, blockedFor } = await row();
    expect(blockedFor).toBe(kept);
    expect(Date.now() - (blockedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(5 * minute - 1000);
  });

  test("in a group blocks nobody; in a private chat it blocks the person", async () => {
    await refuses(-telegramId, "Forbidden: bot was kicked from the group chat");
    expect((await row()).blockedAt).toBeNull();
    await refuses(telegramId, "Forbidden: bot was blocked by the user");
    expect((await row()).blockedFor).toBe("BLOCKED");
  });

  test("keeps the time and the cause of an earlier 403", async () => {
    await loss(10 * minute);
    const { blockedAt } = await row();
    expect(await loss(0, "deactivated")).toBe(true);
    expect(await row()).toMatchObject({ blockedAt, blockedFor: "BLOCKED" });
  });

  test("to a call made before the person returned does not count; a later 403 does", async () => {
    await stop(-300);
    await comeBack(-200);
    expect(await loss(4 * minute)).toBe(false);
    expect((await row()).blockedAt).toBeNull();
    expect(await loss()).toBe(true);
  });

  test("ends with the next message of the person, even if the clocks differ by up to a minute", async () => {
    await loss();
    expect(await comeBack(-30)).toBe(true);
    expect(await row()).toMatchObject({ blockedAt: null, blockedFor: null });
  });

  test("does not end with an earlier message", async () => {
    await loss();
    expect(await comeBack(-120)).toBe(false);
    expect((await row()).blockedAt).not.toBeNull();
  });

  test("ends with a tap, which has no time", async () => {
    await loss();
    expect(await comeBack(null)).toBe(true);
    expect((await row()).blockedAt).toBeNull();
  });

  test("from the future is void, because the database's clock must have been put back", async () => {
    await noteLoss(database.sql, { personId, cause: "blocked", agoMs: 0 }, 3_600_000);
    expect(await comeBack(-120)).toBe(true);
    expect((await row()).blockedAt).toBeNull();
  });
});

describe("what Telegram reports about blocking and returning", () => {
  test("counts by its own time, in whatever order it arrives", async () => {
    await comeBack(20);
    expect(await stop(10)).toBe(false);
    expect((await row()).blockedAt).toBeNull();
    expect(await stop(30)).toBe(true);
    expect(await row()).toMatchObject({ blockedFor: "STOPPED", blockedAt: expect.any(Date) });
    expect(await comeBack(20)).toBe(false);
    expect((await row()).blockedAt).not.toBeNull();
    expect(await comeBack(40)).toBe(true);
    expect(await row()).toMatchObject({ blockedAt: null, blockedFor: null });
  });

  test("does not replace a later return by an earlier return", async () => {
    await comeBack(100);
    await comeBack(50);
    expect(await stop(70)).toBe(false);
  });

  test("replaces the cause of an earlier 403 when the person blocks the bot", async () => {
    await loss();
    expect(await stop(1)).toBe(true);
    expect(await row()).toMatchObject({ blockedFor: "STOPPED" });
  });
});
