import { GrammyError } from "grammy";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endRefused } from "../../src/app/refused-answer.ts";
import { noteLoss, noteReturn, noteStop } from "../../src/features/people/reachability.ts";
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

/** Seconds from now. */
const at = (seconds: number) => new Date(Date.now() + seconds * 1000);
const loss = (agoMs = 0, cause: Parameters<typeof noteLoss>[1]["cause"] = "blocked") =>
  noteLoss(database.sql, { personId, cause, agoMs }, 0);
const stop = (seconds: number) => noteStop(database.sql, personId, at(seconds));
const comeBack = (seconds: number | null) =>
  noteReturn(database.sql, personId, seconds === null ? null : at(seconds), 0);
/** Telegram answers 403 to what an update is answered with in a chat. */
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
  ] as const)("%s is kept with its cause, and with the time its call began", async (cause, kept) => {
    expect(await loss(5 * minute, cause)).toBe(true);
    const { blockedAt, blockedFor } = await row();
    expect(blockedFor).toBe(kept);
    expect(Date.now() - (blockedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(5 * minute - 1000);
  });

  test("of a group, to an answer there, is nobody's; of a private chat it is its person's", async () => {
    await refuses(-telegramId, "Forbidden: bot was kicked from the group chat");
    expect((await row()).blockedAt).toBeNull();
    await refuses(telegramId, "Forbidden: bot was blocked by the user");
    expect((await row()).blockedFor).toBe("BLOCKED");
  });

  test("does not move what an earlier one has begun", async () => {
    await loss(10 * minute);
    const { blockedAt } = await row();
    expect(await loss(0, "deactivated")).toBe(true);
    expect(await row()).toMatchObject({ blockedAt, blockedFor: "BLOCKED" });
  });

  test("that answers a call from before a return does not count; a later one does", async () => {
    await stop(-300);
    await comeBack(-200);
    expect(await loss(4 * minute)).toBe(false);
    expect((await row()).blockedAt).toBeNull();
    expect(await loss()).toBe(true);
  });

  test("is over with the next word of the person, whatever the clocks say to a minute", async () => {
    await loss();
    expect(await comeBack(-30)).toBe(true);
    expect(await row()).toMatchObject({ blockedAt: null, blockedFor: null });
  });

  test("is not over with a word from before it", async () => {
    await loss();
    expect(await comeBack(-120)).toBe(false);
    expect((await row()).blockedAt).not.toBeNull();
  });

  test("is over with a tap, whose time nobody knows", async () => {
    await loss();
    expect(await comeBack(null)).toBe(true);
    expect((await row()).blockedAt).toBeNull();
  });

  test("from the future is void: the database's clock was put back", async () => {
    await noteLoss(database.sql, { personId, cause: "blocked", agoMs: 0 }, 3_600_000);
    expect(await comeBack(-120)).toBe(true);
    expect((await row()).blockedAt).toBeNull();
  });
});

describe("what Telegram tells of stopping and returning", () => {
  test("counts by its own time, in whatever order it comes", async () => {
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

  test("an older return does not make the latest one forgotten", async () => {
    await comeBack(100);
    await comeBack(50);
    expect(await stop(70)).toBe(false);
  });

  test("stopping takes the place of what a 403 had said before", async () => {
    await loss();
    expect(await stop(1)).toBe(true);
    expect(await row()).toMatchObject({ blockedFor: "STOPPED" });
  });
});
