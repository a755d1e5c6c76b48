import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database, Sql } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createLogger } from "../../src/platform/log.ts";
import { createDoubtfulChats } from "../../src/platform/telegram/inbox/doubtful-chats.ts";
import { startInbox } from "../../src/platform/telegram/inbox/inbox.ts";
import { openTestDatabase } from "../harness/database.ts";
import { message, until, watched } from "./wire.ts";

const aigul = 1001;

describe("chats in doubt", () => {
  const inHand = new Set<string>();
  const asked: string[][] = [];
  const claimed: string[][] = [];
  const chats = createDoubtfulChats(
    async (keys) => void asked.push([...keys]),
    () => inHand,
  );
  const settle = () => chats.settle(2, async (keys) => void claimed.push([...keys]));

  test("are claimed when nothing of theirs is in hand, as many as may be, and looked for at the next look", async () => {
    inHand.add("1");
    for (const key of ["1", "2", "3", "4"]) chats.add(key);
    await settle();
    expect(claimed.splice(0)).toEqual([["2", "3"]]);
    inHand.clear();
    await settle();
    expect(claimed.splice(0)).toEqual([["1", "4"]]);
    expect(asked).toEqual([]);
    expect(await chats.lookAgain()).toBe(true);
    expect(asked.splice(0)).toEqual([["2", "3", "1", "4"]]);
    expect(await chats.lookAgain()).toBe(false);
    await settle();
    expect(claimed.splice(0)).toEqual([[]]);
    expect(asked).toEqual([]);
  });

  test("are in doubt no more once an end begins that finds what was stored", async () => {
    chats.add("1");
    chats.ending(["1"]);
    await settle();
    expect(claimed.splice(0)).toEqual([[]]);
  });

  test("stay in doubt where the claim or the search fails", async () => {
    const down = async () => {
      throw new Error("the database is down");
    };
    let search: () => Promise<void> = down;
    const failing = createDoubtfulChats(
      () => search(),
      () => new Set(),
    );
    failing.add("1");
    await expect(failing.settle(2, down)).rejects.toThrow("down");
    await failing.settle(2, async (keys) => void claimed.push([...keys]));
    expect(claimed.splice(0)).toEqual([["1"]]);
    await expect(failing.lookAgain()).rejects.toThrow("down");
    search = async () => {};
    expect(await failing.lookAgain()).toBe(true);
    expect(await failing.lookAgain()).toBe(false);
  });
});

describe.runIf(inject("postgresUrl") !== null)("two statements side by side", () => {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  test("an update that is stored while the one before it is being ended has its turn at once", async () => {
    const handled: number[] = [];
    let searches = 0;
    const counted: Sql = {
      rows: (text, params) => {
        if (text.includes('SELECT DISTINCT key FROM "Update"')) searches += 1;
        return database.sql.rows(text, params);
      },
    };
    const { sql, looksAgain } = watched(counted, "head AS (");
    const inbox = startInbox({
      sql,
      vault: createVault([randomBytes(32)]),
      log: createLogger("silent"),
      handle: async (update) => void handled.push(update.update_id),
      onStored: () => {},
      onHandled: () => {},
      setAsideMessage,
      pollMs: 20,
    });
    try {
      await inbox.store([message(1, aigul)]);
      await until("the first is handled", () => handled.length === 1);
      await until("all chats were searched, which is done again in some seconds only", () => searches === 1);
      await until("and ended", async () => (await database.prisma.update.count()) === 0);
      // Whatever ends an update of hers waits for this transaction, and sees what was there when it began to wait.
      await database.prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "ChatState" WHERE key = ${String(aigul)} FOR UPDATE`;
        await inbox.store([message(2, aigul)]);
        await until("the second is being ended", async () => {
          const waiting = await database.sql.rows(
            `SELECT 1 FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%DELETE FROM "Update"%'`,
            [],
          );
          return waiting.length > 0;
        });
        await inbox.store([message(3, aigul)]);
        await looksAgain();
      });
      await until("the third is handled", () => handled.length === 3);
      expect(handled).toEqual([1, 2, 3]);
      expect(searches).toBe(1);
    } finally {
      await inbox.stop();
    }
  });
});
