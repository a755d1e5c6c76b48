import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { GrammyError, HttpError } from "grammy";
import type { Update } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createLogger } from "../../src/platform/log.ts";
import { retryDeadLetters } from "../../src/platform/telegram/inbox/dead-letter-rows.ts";
import type { NewConversation } from "../../src/platform/telegram/inbox/handling.ts";
import { type Inbox, leaseMs, maxCrashes, startInbox } from "../../src/platform/telegram/inbox/inbox.ts";
import { findNext, finish } from "../../src/platform/telegram/inbox/inbox-ends.ts";
import type { InboxOptions } from "../../src/platform/telegram/inbox/inbox-options.ts";
import { claim, openConversation, postpone, renew } from "../../src/platform/telegram/inbox/inbox-rows.ts";
import { retrySeconds } from "../../src/platform/telegram/inbox/next-try.ts";
import { storeUpdates } from "../../src/platform/telegram/inbox/store-updates.ts";
import { tidyInbox } from "../../src/platform/telegram/inbox/tidy-inbox.ts";
import { clearDatabase, openTestDatabase } from "../harness/database.ts";
import { createRunningClock, message, plainRules, tap, until, watched } from "./wire.ts";

let database: Database;
let clock: ReturnType<typeof createRunningClock>;
let inboxes: Inbox[];
const vault = createVault([randomBytes(32)]);
const taking = { clockAheadMs: 0, leaseMs, limit: 10, busy: [] };
const aigul = 1001;
const erlan = 1002;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await clearDatabase(database);
  clock = createRunningClock();
  inboxes = [];
});
afterEach(async () => {
  await Promise.all(inboxes.map((inbox) => inbox.stop()));
});

/** Opens an inbox that handles updates by the test's function and records what it has handled. */
function open(
  handle: (update: Update, conversation: string | null) => NewConversation | Promise<NewConversation> = () => undefined,
  options: Partial<InboxOptions> = {},
) {
  const { sql, looksAgain } = watched(options.sql ?? database.sql, "head AS (");
  const handled: number[] = [];
  const answered: number[] = [];
  const inbox = startInbox({
    vault,
    clockAheadMs: clock.aheadMs,
    log: createLogger("silent"),
    onStored: (update) => void (update.callback_query && answered.push(update.update_id)),
    onHandled: () => {},
    setAsideMessage,
    pollMs: 5,
    ...options,
    sql,
    handle: async (update, conversation, handling) => {
      const left = await (options.handle?.(update, conversation, handling) ?? handle(update, conversation));
      handled.push(update.update_id);
      return left;
    },
  });
  inboxes.push(inbox);
  return { inbox, handled, answered, looksAgain };
}

const waiting = async () =>
  (await database.sql.rows<{ id: string }>(`SELECT "updateId"::text AS id FROM "Update" ORDER BY id`)).map((row) =>
    Number(row.id),
  );
const empty = () => until("an empty inbox", async () => (await waiting()).length === 0);

/** Lets time pass until all attempts are over. */
const setAside = () =>
  until("it is set aside", async () => {
    clock.pass(600);
    return (await database.prisma.asideUpdate.count()) > 0;
  });

/** A handler that does not finish an update until the test releases it. */
function gate() {
  const open = new Map<number, () => void>();
  const entered: number[] = [];
  return {
    entered,
    handle: async ({ update_id: id }: Update) => {
      entered.push(id);
      await new Promise<void>((resolve) => open.set(id, resolve));
      return undefined;
    },
    letGo: (id: number) => open.get(id)?.(),
  };
}

describe("an update is handled once", () => {
  test("a repeat of a handled update is not handled again, not even after a restart", async () => {
    const first = open();
    await first.inbox.store([message(10, aigul), message(11, aigul)]);
    await empty();
    await first.inbox.store([message(10, aigul), message(11, aigul)]);
    await first.inbox.stop();
    const second = open();
    await second.inbox.store([message(11, aigul), message(12, aigul)]);
    await empty();
    expect(first.handled).toEqual([10, 11]);
    expect(second.handled).toEqual([12]);
  });

  test("the same update in two simultaneous deliveries is stored once", async () => {
    const held = gate();
    const { inbox } = open(held.handle);
    await Promise.all([inbox.store([message(10, aigul)]), inbox.store([message(10, aigul)])]);
    await until("a handling", () => held.entered.length > 0);
    expect(await waiting()).toEqual([10]);
    held.letGo(10);
    await empty();
    expect(held.entered).toEqual([10]);
  });

  test("the previous version and this version recognise each other's repeats", async () => {
    const { inbox, handled } = open();
    const storesAsBefore = (id: number) =>
      database.sql.rows(
        `INSERT INTO "Update" ("updateId", key, "payloadSealed", "receivedAt", "dueAt", attempt)
         SELECT $1::bigint, $2, decode($3, 'base64'), $4::timestamptz, $4::timestamptz, 0
         ON CONFLICT ("updateId") DO NOTHING RETURNING 1`,
        [
          id,
          String(aigul),
          Buffer.from(
            vault.seal({ table: "Update", column: "payload", row: id }, JSON.stringify(message(id, aigul))),
          ).toString("base64"),
          clock.now(),
        ],
      );
    await inbox.store([message(10, aigul)]);
    await empty();
    expect(await storesAsBefore(10)).toEqual([]);
    expect(await storesAsBefore(11)).toHaveLength(1);
    await inbox.store([message(11, aigul)]);
    await empty();
    await inbox.store([message(11, aigul)]);
    await empty();
    expect(handled).toEqual([10, 11]);
  });

  test("an update with a lower id than what was handled is handled: Telegram's lanes overtake each other, and ids begin again", async () => {
    const { inbox, handled } = open();
    await inbox.store([tap(900, aigul)]);
    await empty();
    await inbox.store([message(3, aigul), message(899, aigul)]);
    await empty();
    await inbox.store([message(3, aigul), message(899, aigul), tap(900, aigul)]);
    await empty();
    expect(handled).toEqual([900, 3, 899]);
  });

  test("an id that came more than 48 hours ago belongs to a new update; until then it is a repeat", async () => {
    const { inbox, handled } = open();
    await inbox.store([message(900, aigul), message(901, aigul)]);
    await empty();
    clock.pass(47 * 3600);
    await tidyInbox(database.sql, clock.now());
    await inbox.store([message(900, aigul)]);
    await empty();
    expect(handled).toEqual([900, 901]);
    clock.pass(2 * 3600);
    // This also holds if the inbox has not been tidied.
    await inbox.store([message(901, aigul)]);
    await tidyInbox(database.sql, clock.now());
    expect((await database.prisma.receivedUpdate.findMany()).map(({ updateId }) => updateId)).toEqual([901n]);
    await inbox.store([message(900, aigul)]);
    await empty();
    expect(handled).toEqual([900, 901, 901, 900]);
  });

  test("in any order of arrival, with any number of repeats and processes, each update is handled once", async () => {
    const arrivals = fc.tuple(fc.integer({ min: 2, max: 14 }), fc.integer({ min: 1, max: 3 })).chain(([count, chats]) =>
      fc.record({
        chats: fc.constant(chats),
        // Each update is stored at least once, and some again before, during or after handling.
        ids: fc.array(fc.integer({ min: 1, max: count }), { maxLength: count }).chain((again) => {
          const all = [...Array.from({ length: count }, (_, at) => at + 1), ...again];
          return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
        }),
        sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30, maxLength: 30 }),
        rests: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async ({ chats, ids, sizes, rests }) => {
        await clearDatabase(database);
        const processes = [open(undefined, { width: 2 }), open()];
        const left = ids.map((id) => (id % 2 === 0 ? tap : message)(id, 2000 + (id % chats)));
        for (let turn = 0; left.length > 0; turn += 1) {
          await processes[turn % 2]?.inbox.store(left.splice(0, sizes[turn]));
          if (rests[turn] === true) await empty();
        }
        await empty();
        await Promise.all(processes.map(({ inbox }) => inbox.stop()));
        const handled = processes.flatMap((process) => process.handled).toSorted((a, b) => a - b);
        expect(handled).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
      }),
      { numRuns: 15 },
    );
  });

  test("a repeat of a set-aside update is recognised, and another update with the same id is still handled", async () => {
    let mended = false;
    const { inbox, handled } = open((update) => {
      if (update.message?.text === "poison" && !mended) throw new Error("broken");
      return undefined;
    });
    await inbox.store([message(5, aigul, "poison")]);
    await setAside();
    await inbox.store([message(5, aigul, "poison")]);
    expect(await waiting()).toEqual([]);
    clock.pass(9 * 24 * 3600);
    const held = gate();
    const other = open(held.handle);
    await inbox.stop();
    await other.inbox.store([message(5, erlan)]);
    await until("the other's handling", () => held.entered.length === 1);
    // The id is in use, so that the update stays set aside and is not lost.
    expect(await retryDeadLetters(database.sql, "5")).toEqual([]);
    held.letGo(5);
    await empty();
    mended = true;
    expect(await retryDeadLetters(database.sql, "5")).toEqual(["5"]);
    await until("the handling", () => held.entered.length === 2);
    held.letGo(5);
    await empty();
    expect(handled).toEqual([]);
    expect(other.handled).toEqual([5, 5]);
  });
});

describe("the order of handling", () => {
  test("a slow chat does not delay others, and keeps its own order", async () => {
    const held = gate();
    const { inbox, handled, looksAgain } = open((update) =>
      update.message?.chat.id === aigul ? held.handle(update) : undefined,
    );
    await inbox.store([message(1, aigul), message(2, aigul), message(3, erlan), message(4, erlan)]);
    await until("Erlan's second", () => handled.includes(4));
    await looksAgain();
    expect(held.entered).toEqual([1]);
    expect(handled).toEqual([3, 4]);
    held.letGo(1);
    await until("Aigul's second", () => held.entered.length === 2);
    held.letGo(2);
    await empty();
  });

  test("with any number of processes, each chat's updates are handled once, in order, one at a time", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.integer({ min: 1, max: 5 }),
        async (batches, width) => {
          await clearDatabase(database);
          const order: number[] = [];
          const inHand = new Set<number>();
          const handle = async (update: Update) => {
            const chat = update.message?.chat.id ?? 0;
            expect(inHand).not.toContain(chat);
            inHand.add(chat);
            order.push(update.update_id);
            await new Promise(setImmediate);
            inHand.delete(chat);
            return undefined;
          };
          const processes = [open(handle, { width }), open(handle, { width })];
          let id = 0;
          const all = batches.map((chats) =>
            chats.map((chat) => {
              id += 1;
              return message(id, chat);
            }),
          );
          for (const [index, batch] of all.entries()) await processes[index % 2]?.inbox.store(batch);
          await empty();
          await Promise.all(processes.map(({ inbox }) => inbox.stop()));
          expect(order.toSorted((a, b) => a - b)).toEqual(all.flat().map((update) => update.update_id));
          for (const chat of [1, 2, 3, 4]) {
            const ids = all.flat().filter((update) => update.message?.chat.id === chat);
            expect(order.filter((item) => ids.some((update) => update.update_id === item))).toEqual(
              ids.map((update) => update.update_id),
            );
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  test("an earlier update that was stored late is not handled at the same time as a later update", async () => {
    const held = gate();
    const first = open(held.handle);
    await first.inbox.store([message(11, aigul)]);
    await until("a handling", () => held.entered.length === 1);
    // Another process commits the earlier update only now.
    await database.sql.rows(`UPDATE "Update" SET id = 100 WHERE "updateId" = 11`);
    const two = open(held.handle);
    await two.inbox.store([message(10, aigul)]);
    await two.looksAgain();
    expect(held.entered).toEqual([11]);
    held.letGo(11);
  });
});

describe("the next update of a chat", () => {
  test("is looked for once for each stored update, and is claimed with the end of the update before it", async () => {
    const held = gate();
    let claims = 0;
    const { inbox } = open(held.handle, {
      pollMs: 3_600_000,
      sql: {
        rows: (text, params) => {
          if (text.includes("head AS (")) claims += 1;
          return database.sql.rows(text, params);
        },
      },
    });
    await until("the look at the beginning", () => claims === 1);
    await inbox.store([message(1, aigul)]);
    await until("the first is in hand", () => held.entered.length === 1);
    held.letGo(1);
    await empty();
    expect(claims).toBe(2);
    await inbox.store([message(2, aigul), message(3, aigul)]);
    await until("the second is in hand", () => held.entered.length === 2);
    held.letGo(2);
    await until("the third is in hand", () => held.entered.length === 3);
    held.letGo(3);
    await empty();
    expect(claims).toBe(3);
  });

  describe("when the update before it ends", () => {
    const following = { leaseMs: taking.leaseMs, held: [] };
    const ends = async (options: { following: { leaseMs: number; held: string[] } | null }) => {
      const [row] = await claim(database.sql, taking);
      if (row === undefined) throw new Error("nothing was claimed");
      const result = await finish(database.sql, vault, [{ row, change: "talk" }], { ...taking, ...options });
      expect(result.ended).toEqual(new Set([row.id]));
      return result;
    };
    const waits = { claimed: [], waiting: true };
    beforeEach(() => storeUpdates(database.sql, vault, [message(1, aigul), message(2, aigul)], plainRules));

    test("is claimed by the same statement, with the conversation that the other has left", async () => {
      const { claimed, waiting: more } = await ends({ following });
      expect(claimed).toMatchObject([
        { updateId: "2", key: String(aigul), attempt: 1, takes: 1, late: false, crowded: false },
      ]);
      expect(claimed.map((row) => openConversation(vault, row))).toEqual(["talk"]);
      expect(more).toBe(false);
      // It is leased, so no process claims it again.
      expect(await claim(database.sql, taking)).toEqual([]);
    });

    test("waits if this process does not want it, or if its chat is held", async () => {
      expect(await ends({ following: null })).toMatchObject(waits);
      await storeUpdates(database.sql, vault, [message(3, aigul)], plainRules);
      expect(await ends({ following: { ...following, held: [String(aigul)] } })).toMatchObject(waits);
      expect(await claim(database.sql, taking)).toMatchObject([{ updateId: "3" }]);
    });

    test("waits if it is not due yet", async () => {
      await database.sql.rows(`UPDATE "Update" SET "dueAt" = "dueAt" + interval '1 hour' WHERE "updateId" = 2`, []);
      expect(await ends({ following })).toMatchObject(waits);
      expect(await claim(database.sql, taking)).toEqual([]);
    });

    test("waits behind an update of its chat that was put back", async () => {
      const [row] = await claim(database.sql, taking);
      if (row === undefined) throw new Error("nothing was claimed");
      await database.sql.rows(
        `INSERT INTO "Update" (id, "updateId", key, "payloadSealed", "receivedAt", "dueAt", "isNext")
         SELECT -1, 9, key, "payloadSealed", "receivedAt", "dueAt", true FROM "Update" WHERE id = $1::bigint`,
        [row.id],
      );
      const result = await finish(database.sql, vault, [{ row, change: "talk" }], { ...taking, following });
      expect(result).toMatchObject(waits);
      expect(await claim(database.sql, taking)).toMatchObject([{ updateId: "9" }]);
    });
  });

  test("is found if it was stored while the previous update ended, by the process that stored it and by every other", async () => {
    const { sql } = database;
    const storesUnmarked = async (id: number, chat: number) => {
      await storeUpdates(sql, vault, [message(id, chat)], plainRules);
      await sql.rows(`UPDATE "Update" SET "isNext" = false WHERE "updateId" = $1::bigint`, [id]);
    };
    await storesUnmarked(1, aigul);
    await storesUnmarked(2, aigul);
    await storesUnmarked(3, erlan);
    expect(await claim(sql, taking)).toEqual([]);
    await findNext(sql, [String(aigul)]);
    expect(await claim(sql, taking)).toMatchObject([{ updateId: "1" }]);
    await findNext(sql, null);
    expect(await claim(sql, taking)).toMatchObject([{ updateId: "3" }]);
  });

  test("is claimed even if it may not be marked: the chat's first, if it is due and nothing of the chat is being handled", async () => {
    const { sql } = database;
    const [notDue, unmarked, marked, held] = [aigul, erlan, 3003, 3004].map(String);
    await storeUpdates(sql, vault, [message(1, aigul), message(2, aigul), message(3, erlan)], plainRules);
    await storeUpdates(sql, vault, [message(4, 3003), message(5, 3003), message(6, 3004)], plainRules);
    await sql.rows(`UPDATE "Update" SET "isNext" = false WHERE NOT "updateId" = 4`);
    await sql.rows(`UPDATE "Update" SET "dueAt" = "dueAt" + interval '1 min' WHERE "updateId" = 1`);
    const doubtful = [notDue, unmarked, marked, held].map(String);
    const claimed = await claim(sql, { ...taking, limit: 3, busy: [String(held)], doubtful });
    expect(claimed.map(({ updateId }) => updateId)).toEqual(["3", "4"]);
    expect(await claim(sql, { ...taking, doubtful: doubtful.slice(0, 3) })).toEqual([]);
    await finish(
      sql,
      vault,
      claimed.map((row) => ({ row, change: undefined })),
      taking,
    );
    expect(await claim(sql, { ...taking, limit: 1, doubtful })).toMatchObject([{ updateId: "6" }]);
    expect(await claim(sql, { ...taking, doubtful })).toMatchObject([{ updateId: "5" }]);
  });

  test("is found by the process that stored it even if the database was away at first", async () => {
    const { sql } = database;
    let failures = 0;
    const away: InboxOptions["sql"] = {
      ...sql,
      async rows(text, values) {
        // No other process may find it.
        if (text.includes(`SELECT DISTINCT key FROM "Update" WHERE NOT`))
          throw new Error("PostgreSQL has been silent for 18 s");
        const looksForChat = text.includes("AS k(key)") && String(values?.at(-1)) === String(aigul);
        if (!looksForChat || failures > 0) return sql.rows(text, values);
        failures += 1;
        // Meanwhile the previous update ends and does not see the new update.
        await sql.rows(`DELETE FROM "Update" WHERE "updateId" = 1`);
        await sql.rows(`UPDATE "Update" SET "dueAt" = "receivedAt"`);
        throw new Error("PostgreSQL has been silent for 18 s");
      },
    };
    await storeUpdates(sql, vault, [message(1, aigul)], plainRules);
    await sql.rows(`UPDATE "Update" SET "dueAt" = "dueAt" + interval '1 day'`);
    const { inbox, handled } = open(() => undefined, { sql: away });
    await inbox.store([message(2, aigul)]);
    await empty();
    expect([handled, failures]).toEqual([[2], 1]);
  });

  test("is not looked for among all waiting updates: the number of rows read does not grow with them", async () => {
    const { sql } = database;
    const explain = async () => {
      await sql.rows(`ANALYZE "Update"`);
      const plan = await sql.rows<{ "QUERY PLAN": string }>(
        `EXPLAIN SELECT u.id FROM "Update" u WHERE u."isNext" AND u."setAsideAt" IS NULL AND u."dueAt" <= now() ORDER BY u."dueAt", u.id LIMIT 5`,
      );
      return plan.map((line) => line["QUERY PLAN"]).join("\n");
    };
    const many = Array.from({ length: 2000 }, (_, at) => message(at + 1, 3000 + (at % 3)));
    for (let at = 0; at < many.length; at += 200) await storeUpdates(sql, vault, many.slice(at, at + 200), plainRules);
    expect(await database.prisma.update.count({ where: { isNext: true } })).toBe(3);
    expect(await explain()).toContain("Update_next_idx");
    const held = await claim(sql, taking);
    await finish(
      sql,
      vault,
      held.map((row) => ({ row, change: undefined })),
      taking,
    );
    expect(await database.prisma.update.count({ where: { isNext: true } })).toBe(3);
    expect((await claim(sql, taking)).map(({ updateId }) => updateId)).toEqual(["4", "5", "6"]);
  });
});

describe("leases", () => {
  test("are renewed for as long as the update is being handled", async () => {
    const held = gate();
    let renewals = 0;
    const counting: InboxOptions["sql"] = {
      async rows<Row>(text: string, values?: unknown[]) {
        const found = await database.sql.rows<Row>(text, values);
        if (text.includes("held AS MATERIALIZED")) renewals += 1;
        return found;
      },
    };
    const first = open(held.handle, { sql: counting });
    await first.inbox.store([message(1, aigul)]);
    await until("a handling", () => held.entered.length === 1);
    const two = open(held.handle);
    for (let thirds = 0; thirds < 6; thirds += 1) {
      const before = renewals;
      clock.pass(leaseMs / 3000 + 0.1);
      // A machine may be so slow that the clock would otherwise pass the lease's end first.
      await until("a renewal", () => renewals > before);
      await first.looksAgain();
      await two.looksAgain();
    }
    expect(held.entered).toEqual([1]);
    held.letGo(1);
    await empty();
  });

  test("of a dead process are taken over, and a late end by that process changes nothing", async () => {
    const held = gate();
    // This process renews nothing until it is released, as a process that hangs.
    const hangs = true;
    const first = open(
      async (update) => {
        await held.handle(update);
        return "the late end";
      },
      {
        sql: {
          rows: async (text, params) => {
            if (text.includes("AS m(id, attempt)") && hangs) return [];
            return database.sql.rows(text, params);
          },
        },
      },
    );
    await first.inbox.store([message(1, aigul), message(2, aigul)]);
    await until("a handling", () => held.entered.length === 1);
    clock.pass(leaseMs / 1000 + 1);
    const seen: (string | null)[] = [];
    const heldByTwo = gate();
    const two = open(async (update, conversation) => {
      seen.push(conversation);
      await heldByTwo.handle(update);
      return `after ${update.update_id}`;
    });
    await until("the takeover", () => heldByTwo.entered.length === 1);
    held.letGo(1);
    await first.inbox.stop();
    expect(await waiting()).toEqual([1, 2]);
    heldByTwo.letGo(1);
    await until("the next", () => heldByTwo.entered.length === 2);
    heldByTwo.letGo(2);
    await two.inbox.store([message(3, aigul)]);
    await until("the last", () => heldByTwo.entered.length === 3);
    heldByTwo.letGo(3);
    await empty();
    expect(two.handled).toEqual([1, 2, 3]);
    expect(seen).toEqual([null, "after 1", "after 2"]);
  });

  test("that lie further ahead than a new lease are void, so that a clock that was set back does not block a chat for an hour", async () => {
    const { sql } = database;
    await storeUpdates(sql, vault, [message(1, aigul), message(2, erlan)], plainRules);
    const [first] = await claim(sql, { ...taking, limit: 1, clockAheadMs: 3_600_000 });
    expect(first).toMatchObject({ updateId: "1" });
    // The lease of this chat was made by a clock that is an hour ahead.
    expect(await claim(sql, { ...taking, busy: [String(erlan)] })).toMatchObject([{ updateId: "1", attempt: 2 }]);
    // A lease that was made now holds.
    expect(await claim(sql, { ...taking, busy: [String(erlan)] })).toEqual([]);
  });

  test.for([-3600, -11, 11, 3600])(
    "and retries do not follow a machine's clock that jumps by %i s",
    async (seconds, { skip }) => {
      // The embedded database uses the clock of the process, which no other process reads.
      skip(database.kind === "pglite");
      const held = gate();
      const first = open(held.handle);
      await first.inbox.store([message(1, aigul)]);
      await until("a handling", () => held.entered.length === 1);
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
      try {
        const two = open(held.handle);
        await two.inbox.store([message(2, aigul), message(3, erlan)]);
        await until("the other chat's", () => held.entered.length === 2);
        await first.looksAgain();
        await two.looksAgain();
        expect(held.entered).toEqual([1, 3]);
        for (const id of [1, 3]) held.letGo(id);
        await until("the next", () => held.entered.length === 3);
        held.letGo(2);
        await empty();
      } finally {
        vi.useRealTimers();
      }
    },
  );

  test("are renewed and updates are ended in the same order, so that the two never deadlock", async () => {
    const { sql } = database;
    const many = Array.from({ length: 40 }, (_, at) => message(at + 1, 3000 + at));
    for (let round = 0; round < 5; round += 1) {
      await database.sql.rows(`TRUNCATE "ReceivedUpdate"`);
      await storeUpdates(sql, vault, many, plainRules);
      const held = await claim(sql, { ...taking, limit: 100 });
      expect(held).toHaveLength(many.length);
      const backwards = held.toReversed();
      const [ended] = await Promise.all([
        finish(
          sql,
          vault,
          backwards.map((row) => ({ row, change: "x" })),
          taking,
        ),
        renew(sql, held, taking),
        renew(sql, backwards, taking),
        findNext(sql, null),
      ]);
      expect(ended.ended.size).toBe(many.length);
    }
  });

  test("that have expired do not let the same process claim what it is handling", async () => {
    const held = gate();
    const { inbox, looksAgain } = open(held.handle, {
      sql: {
        rows: (text, params) => {
          if (text.includes("AS m(id, attempt)")) throw new Error("the database is away");
          return database.sql.rows(text, params);
        },
      },
    });
    await inbox.store([message(1, aigul)]);
    await until("a handling", () => held.entered.length === 1);
    clock.pass(3600);
    await looksAgain();
    expect(held.entered).toEqual([1]);
    held.letGo(1);
    await empty();
  });
});

describe("a handling that fails", () => {
  test("keeps no lease through a simultaneous renewal, and can then neither renew it nor end the update", async () => {
    const { sql } = database;
    await storeUpdates(sql, vault, [message(1, aigul)], plainRules);
    const held = await claim(sql, taking);
    const [row] = held;
    if (row === undefined) throw new Error("nothing was claimed");
    await postpone(sql, row, { waitMs: 0, isTry: true, error: "broken", clockAheadMs: 0 });
    expect(await renew(sql, held, taking)).toEqual(new Set());
    expect(await finish(sql, vault, [{ row, change: "late" }], taking)).toEqual({
      ended: new Set(),
      claimed: [],
      waiting: false,
    });
    const [again] = await claim(sql, taking);
    expect(again).toMatchObject({ id: row.id, tries: 1 });
    // The attempt number that guards an act is never used again.
    expect(again?.attempt).toBeGreaterThan(row.attempt + 1);
  });

  test("is retried after 1 s, 5 s, 30 s, 2 min and 10 min while the chat waits; then it is set aside and the person told once", async () => {
    const tries: number[] = [];
    const waits: unknown[] = [];
    const { inbox, handled, looksAgain } = open(
      (update) => {
        tries.push(update.update_id);
        if (update.update_id === 1) throw new Error("broken");
        return undefined;
      },
      {
        sql: {
          rows: (text, params) => {
            if (text.includes("tries = u.tries")) waits.push(params?.[1]);
            return database.sql.rows(text, params);
          },
        },
      },
    );
    await inbox.store([message(1, aigul), message(2, aigul)]);
    for (const [index, seconds] of retrySeconds.entries()) {
      await until("a try", () => waits.length === index + 1);
      await looksAgain();
      // Long enough that a slow machine is not mistaken for a running clock.
      if (seconds >= 30) {
        clock.pass(seconds - 20);
        await looksAgain();
        expect(tries).toEqual(Array(index + 1).fill(1));
        clock.pass(20);
      } else clock.pass(seconds);
    }
    expect(waits).toEqual(retrySeconds.map((seconds) => seconds * 1000));
    await until("the next update", () => handled.includes(2));
    expect(tries).toEqual([1, 1, 1, 1, 1, 1, 2]);
    await until("the end of the update", async () => (await waiting()).length === 0);
    expect(await database.prisma.asideUpdate.findMany()).toMatchObject([{ updateId: 1n, tries: 6 }]);
    const { id: personId } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: aigul } });
    const told = await database.prisma.delivery.findMany();
    expect(told).toMatchObject([{ message: "chat.setAside", personId, subject: "1", class: 1 }]);
    clock.pass(24 * 3600);
    await looksAgain();
    expect(tries).toHaveLength(7);
  });

  test("and was set aside is repeated when an operator puts it back, even after later updates", async () => {
    let mended = false;
    const { inbox, handled } = open((update) => {
      if (update.update_id === 1 && !mended) throw new Error("broken");
      return undefined;
    });
    await inbox.store([message(1, aigul)]);
    await setAside();
    await inbox.store([message(2, aigul)]);
    await until("the next", () => handled.includes(2));
    mended = true;
    expect(await retryDeadLetters(database.sql, "1")).toEqual(["1"]);
    await until("the update that was put back", () => handled.length === 2);
    await empty();
    expect(handled).toEqual([2, 1]);
  });

  test("in a group tells nobody, because the message is for a person", async () => {
    const { inbox } = open(() => {
      throw new Error("broken");
    });
    await inbox.store([message(1, -500)]);
    await setAside();
    expect(await database.prisma.delivery.count()).toBe(0);
  });

  test("because Telegram asks for a pause of more than three seconds is repeated after that pause", async () => {
    let tries = 0;
    const { inbox, handled, looksAgain } = open(() => {
      tries += 1;
      const words = { ok: false, error_code: 429, description: "x", parameters: { retry_after: 40 } } as const;
      const tooMany = new GrammyError("429", words, "sendMessage", {});
      // grammY wraps errors of a middleware like this.
      if (tries === 1) throw Object.assign(new Error("in a middleware"), { error: tooMany });
      return undefined;
    });
    await inbox.store([message(1, aigul)]);
    await until("a try", () => tries === 1);
    await looksAgain();
    clock.pass(20);
    await looksAgain();
    expect(tries).toBe(1);
    clock.pass(20);
    await empty();
    expect(handled).toEqual([1]);
  });

  test("because Telegram is unreachable does not count as an attempt: it is repeated, and set aside after a day", async () => {
    let away = true;
    let tries = 0;
    const { inbox, handled } = open(() => {
      tries += 1;
      if (away)
        throw Object.assign(new Error("in a middleware"), { error: new HttpError("x", new Error("ECONNRESET")) });
      return undefined;
    });
    await inbox.store([message(1, aigul)]);
    for (let minutes = 0; minutes < 300; minutes += 1) {
      const before = tries;
      await until("another try", () => {
        clock.pass(60);
        return tries > before;
      });
    }
    expect(await waiting()).toEqual([1]);
    away = false;
    clock.pass(60);
    await empty();
    expect(handled).toEqual([1]);
    away = true;
    await inbox.store([message(2, erlan)]);
    clock.pass(24 * 3600);
    await until("the end of the update", async () => {
      clock.pass(600);
      return (await database.prisma.asideUpdate.count()) === 1;
    });
  });

  test("by hanging does not block the chat for longer than the time limit", async () => {
    let tries = 0;
    const { inbox } = open(
      () => {
        tries += 1;
        return tries === 1 ? new Promise<NewConversation>(() => {}) : undefined;
      },
      { timeoutMs: 20 },
    );
    await inbox.store([message(1, aigul)]);
    await until("the second try", () => {
      clock.pass(1);
      return tries === 2;
    });
    await empty();
  });

  test("by hanging or by losing the lease gets a signal, because it must not act at the same time as its repeat", async () => {
    const signals: AbortSignal[] = [];
    const held = gate();
    const first = open(undefined, {
      timeoutMs: 20,
      handle: (_, __, { signal }) => {
        signals.push(signal);
        return signals.length === 1 ? new Promise<NewConversation>(() => {}) : Promise.resolve(undefined);
      },
    });
    await first.inbox.store([message(1, aigul)]);
    await until("the second try", () => {
      clock.pass(1);
      return signals.length === 2;
    });
    await empty();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    await first.inbox.stop();

    const two = open(undefined, {
      handle: async (update, _, { signal }) => {
        signals.push(signal);
        return held.handle(update);
      },
    });
    await two.inbox.store([message(2, aigul)]);
    await until("a handling", () => held.entered.length === 1);
    await database.sql.rows(`UPDATE "Update" SET attempt = attempt + 1`);
    await until("the signal", () => {
      clock.pass(leaseMs / 2000);
      return signals[2]?.aborted === true;
    });
    held.letGo(2);
    await two.inbox.stop();
    await database.sql.rows(`DELETE FROM "Update"`);
  });

  test("and crashes the process repeatedly is set aside without another attempt", async () => {
    const { inbox } = open(undefined, { width: 0 });
    await inbox.store([message(1, aigul), message(2, aigul)]);
    await inbox.stop();
    await database.sql.rows(`UPDATE "Update" SET takes = $2, "leasedUntil" = $1::timestamptz WHERE "updateId" = 1`, [
      clock.now(),
      maxCrashes,
    ]);
    clock.pass(60);
    const { handled } = open();
    await until("the next", () => handled.includes(2));
    expect(handled).toEqual([2]);
    await until("the end of the update", async () => (await waiting()).length === 0);
    expect(await database.prisma.asideUpdate.count()).toBe(1);
  });

  test("because processes died for another reason does not count as an attempt", async () => {
    const { inbox } = open(undefined, { width: 0 });
    await inbox.store([message(1, aigul)]);
    await inbox.stop();
    await database.sql.rows(`UPDATE "Update" SET takes = $1`, [maxCrashes - 1]);
    let tries = 0;
    open(() => {
      tries += 1;
      if (tries < 3) throw new Error("broken");
      return undefined;
    });
    await until("the third try", () => {
      clock.pass(1);
      return tries === 3;
    });
    await empty();
  });

  test("when it ends in the database leaves nothing half-done and is repeated", async () => {
    let failures = 1;
    const { inbox, handled } = open(() => "next question", {
      sql: {
        rows: (text, params) => {
          if (text.includes("kept AS") && text.includes("gone AS") && failures-- > 0)
            throw new Error("connection lost");
          return database.sql.rows(text, params);
        },
      },
    });
    await inbox.store([message(1, aigul)]);
    await until("the first handling", () => handled.length === 1);
    expect(await waiting()).toEqual([1]);
    expect(await database.prisma.chatState.count()).toBe(0);
    await until("the second", () => {
      clock.pass(1);
      return handled.length === 2;
    });
    await empty();
  });
});

describe("the end of an update", () => {
  test("keeps the chat's conversation for the next update: changed, unchanged or ended", async () => {
    const seen: (string | null)[] = [];
    const { inbox } = open((update, conversation) => {
      seen.push(conversation);
      return update.update_id === 1 ? "asked: name" : update.update_id === 3 ? null : undefined;
    });
    await inbox.store([message(1, aigul), message(2, aigul), message(3, aigul), message(4, aigul), message(5, erlan)]);
    await empty();
    await inbox.stop();
    expect(seen.toSorted()).toEqual(["asked: name", "asked: name", null, null, null].toSorted());
    expect(await database.prisma.chatState.findUnique({ where: { key: String(aigul) } })).toMatchObject({
      conversationSealed: null,
    });
  });

  test("leaves nothing that people wrote readable in the database, neither waiting nor stored", async () => {
    const held = gate();
    const { inbox } = open(async (update) => {
      await held.handle(update);
      return '{"asked":"құпия"}';
    });
    await inbox.store([message(1, aigul, "Көршім қоршау салды")]);
    await until("a handling", () => held.entered.length === 1);
    const raw = async () => {
      const { rows } = {
        rows: await database.sql.rows(`SELECT u::text FROM "Update" u UNION ALL SELECT s::text FROM "ChatState" s`),
      };
      const cells = await database.sql.rows<{ cell: Uint8Array }>(
        `SELECT "payloadSealed" AS cell FROM "Update" UNION ALL SELECT "conversationSealed" FROM "ChatState"`,
      );
      return JSON.stringify(rows) + cells.map(({ cell }) => Buffer.from(cell).toString("utf8")).join();
    };
    expect(await raw()).not.toMatch(/Көршім|қоршау|message|first_name/);
    held.letGo(1);
    await empty();
    const after = await raw();
    expect(after).toContain(String(aigul));
    expect(after).not.toMatch(/құпия|asked/);
  });
});

describe("a tap", () => {
  test("is answered once, as soon as it is stored, even while the chat is busy", async () => {
    const held = gate();
    const { inbox, answered } = open(held.handle);
    await inbox.store([message(1, aigul)]);
    await until("a handling", () => held.entered.length === 1);
    await inbox.store([tap(2, aigul)]);
    await inbox.store([tap(2, aigul)]);
    expect(answered).toEqual([2]);
    expect(held.entered).toEqual([1]);
    held.letGo(1);
    await until("the tap's turn", () => held.entered.length === 2);
    held.letGo(2);
    await empty();
    await inbox.store([tap(2, aigul)]);
    expect(answered).toEqual([2]);
  });
});

describe("stop", () => {
  test("waits for updates that are being handled and leaves the others to the next start", async () => {
    const held = gate();
    const first = open(held.handle, { width: 1 });
    await first.inbox.store([message(1, aigul), message(2, aigul), message(3, erlan)]);
    await until("a handling", () => held.entered.length === 1);
    let stopped = false;
    const stopping = first.inbox.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    expect(stopped).toBe(false);
    held.letGo(1);
    await stopping;
    expect(await waiting()).toEqual([2, 3]);
    expect(held.entered).toEqual([1]);
    const two = open();
    await empty();
    expect(two.handled.toSorted()).toEqual([2, 3]);
  });
});
