import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { BotOptions, BotServices, HandlingBot } from "../../src/app/bot.ts";
import type { Shapes } from "../../src/platform/chat/buttons.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown } from "../harness/town.ts";
import { adminId, castPeople } from "./cast.ts";
import { walkGuided } from "./guided.ts";
import { createHands } from "./hands.ts";
import { type DeclaredButtons, findUnreached } from "./reached.ts";
import { createSecrets } from "./secrets.ts";
import { difference, type Standing, standingOf } from "./standing.ts";
import { createWatch } from "./watch.ts";

/** The calls of one attempt to handle an update, and whether Telegram could be reached. */
interface Try {
  reached: boolean;
  calls: string[];
}

const state = vi.hoisted(() => ({
  declared: [] as DeclaredButtons[],
  handle: null as typeof plainly | null,
}));
const plainly = (bot: HandlingBot, ...given: Parameters<HandlingBot["handle"]>) => bot.handle(...given);
const current = new AsyncLocalStorage<Try>();

vi.mock("../../src/platform/chat/buttons.ts", async (load) => {
  const real = await load<typeof import("../../src/platform/chat/buttons.ts")>();
  return {
    ...real,
    defineButtons: (prefix: string, shapes: Shapes) => {
      state.declared.push({ prefix, kinds: Object.keys(shapes) });
      return real.defineButtons(prefix, shapes);
    },
  };
});

// Every update is handled several times before the attempt that counts.
vi.mock("../../src/app/bot.ts", async (load) => {
  const real = await load<typeof import("../../src/app/bot.ts")>();
  return {
    ...real,
    createBot(services: BotServices, options: BotOptions): HandlingBot {
      const bot = real.createBot(services, { ...options, fetch: listening(options.fetch) });
      return {
        ...bot,
        handle: (...given) => (state.handle ?? plainly)(bot, ...given),
      };
    },
  };
});

function listening(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const attempt = current.getStore();
    attempt?.calls.push(`${String(input).split("/").at(-1)} ${typeof init?.body === "string" ? init.body : "a file"}`);
    if (attempt?.reached === false) throw new Error("The test lets Telegram be out of reach.");
    return fetch(input, init);
  };
}

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test("every act happens once, even if its answer fails once or three times, or the process dies before the end", {
  timeout: 600_000,
}, async () => {
  const secrets = createSecrets();
  const watch = createWatch(secrets);
  const town = await openTown(database, { adminIds: [adminId] });
  watch.follow(town.playground);
  const hands = createHands(town.playground);
  const cast = await castPeople(town);
  const faults: string[] = [];
  let last: Promise<unknown> = Promise.resolve();

  async function tryOnce(reached: boolean, bot: HandlingBot, given: Parameters<HandlingBot["handle"]>) {
    const attempt: Try = { reached, calls: [] };
    await current.run(attempt, () => bot.handle(...given).catch(() => {}));
    return { calls: attempt.calls, standing: await standingOf(database) };
  }

  async function rehearse(bot: HandlingBot, ...given: Parameters<HandlingBot["handle"]>): Promise<void> {
    const what = nameOf(given[0]);
    const first = await tryOnce(false, bot, given);
    await tryOnce(false, bot, given);
    const third = await tryOnce(false, bot, given);
    const killed = await tryOnce(true, bot, given);
    const again = await tryOnce(true, bot, given);
    compare(`${what}, its answer failing`, first.standing, third.standing);
    compare(`${what}, killed before its end`, killed.standing, again.standing);
    if (first.calls[0] !== killed.calls[0])
      faults.push(`${what} answers ${killed.calls[0]} instead of ${first.calls[0]}`);
    if (String(killed.calls) !== String(again.calls))
      faults.push(`${what} says ${again.calls} instead of ${killed.calls}`);
  }

  function compare(what: string, before: Standing, after: Standing): void {
    const changed = difference(before, after);
    if (changed !== "") faults.push(`${what}: ${changed}`);
  }

  // One update at a time, so that every change comes from this update, and at one moment, so that answers may name a time.
  state.handle = (bot, ...given) => {
    const mine = last.then(() => town.atOneMoment(() => rehearse(bot, ...given))).then(() => bot.handle(...given));
    last = mine.catch(() => {});
    return mine;
  };
  await walkGuided({ town, cast, hands, secrets }).catch((error: unknown) => {
    throw new Error([...new Set(faults)].join("\n"), { cause: error });
  });
  state.handle = null;
  const unreached = await findUnreached({ town, hands }, watch.happenings, state.declared);
  await town.close();
  expect([...new Set(faults)]).toEqual([]);
  expect(unreached).toEqual([]);
});

function nameOf({
  callback_query: tap,
  message,
  edited_message: edited,
}: Parameters<HandlingBot["handle"]>[0]): string {
  return tap?.data ?? message?.text ?? (edited === undefined ? "a message" : "an edit");
}
