import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update, UserFromGetMe } from "grammy/types";
import { onTestFinished, TestRunner } from "vitest";
import { jobTable } from "../../src/app/jobs.ts";
import { type Service, startService } from "../../src/app/service.ts";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import { sealName } from "../../src/features/people/people.ts";
import type { Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { type Catalogue, readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import type { Language } from "../../src/platform/i18n/languages.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { createLogger, type Logger } from "../../src/platform/log.ts";
import { startHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { allowedUpdates, startPolling } from "../../src/platform/telegram/receiving/receive.ts";
import { createTransport, type Send } from "../../src/platform/telegram/transport.ts";
import type { Rates } from "../../src/playground/rate-limiter.ts";
import { createPlayground, type Playground, type PlaygroundPerson } from "../../src/playground/server.ts";
import { clearDatabase } from "./database.ts";
import { limitEverybody } from "./limit-everybody.ts";

const catalogues = readCatalogues();

/** Someone with a phone. */
export interface Inhabitant {
  id: number;
  /** Writes, and waits until the bot has nothing more to do. */
  writes(text: string): Promise<void>;
  /** Taps the newest button whose label contains this text. */
  taps(label: string): Promise<void>;
  /** Opens a deep link of the bot. */
  opens(payload: string): Promise<void>;
  sharesLocation(lat: number, lon: number): Promise<void>;
  /** The text of the newest message from the bot. */
  reads(): string;
  /** The labels of the newest message's buttons. */
  buttons(): string[];
  /** All texts of the bot, oldest first. */
  history(): string[];
}

/** Somebody of this town, who can be told by data which button to press, whatever its label says. */
export interface Townsperson extends Inhabitant {
  /** Taps the newest button with these data, or with data that begin with them and a colon. */
  presses(data: string): Promise<void>;
  /** Sends data that the newest text of the bot may never have had, as a changed client can. */
  forges(data: string): Promise<void>;
}

export interface StaffRow {
  role: Role;
  regions?: string[];
  languages?: string[];
}

/** The whole bot against the playground in one process, its clock in the test's hand. */
export interface Town {
  playground: Playground;
  database: Database;
  vault: Vault;
  service: Service;
  now(): Date;
  /** Puts the clock forward and runs what has fallen due. */
  passes(minutes: number): Promise<void>;
  /** Puts the clock forward and waits for nothing. */
  jumps(minutes: number): void;
  /** Telegram accepts nothing from the bot for this time. */
  holdsEverybody(minutes: number): Promise<void>;
  /** Waits until nothing is to be handled or sent. */
  settles(): Promise<void>;
  /** @param more what is special about their Telegram, e.g. `premium` */
  person(firstName: string, languageCode?: string, more?: Partial<PlaygroundPerson>): Townsperson;
  /** Someone who has a role already and has chosen a language. */
  staff(firstName: string, languageCode: Language, row: StaffRow): Promise<Townsperson & { personId: number }>;
  /** Kills the process and starts another: what was in memory is gone. */
  restarts(): Promise<void>;
  /** A town that was opened in a test, or before each, is closed with it: this is for those that were opened once for many. */
  close(): Promise<void>;
}

export interface TownOptions {
  /** Local time in Almaty of the start; a Tuesday morning without it. */
  at?: string;
  log?: Logger;
  adminIds?: number[];
  operator?: Operator;
  /** What is too much from one chat; without it nothing is: people of a test do in a second what others do in an hour. */
  flood?: { burst: number; gapMs: number };
  /** Telegram's rates (TELEGRAM_RATES), for tests that are about them; without it those that this fast bot keeps. */
  rates?: Partial<Rates>;
  /** How updates come: by polling in order, or to a webhook in Telegram's lanes, whose pauses are short here. */
  receiving?: "polling" | "webhook";
}

/** Twenty times as fast as Telegram's: the bot of a test keeps a pace of 500 a second. */
const fastRates: Rates = {
  perChat: { burst: 200, everyMs: 20 },
  perGroup: { burst: 200, everyMs: 20 },
  bulk: { burst: 2000, everyMs: 1 },
};

const token = "7000000:test-token-of-the-playground";

export async function openTown(database: Database, options: TownOptions = {}): Promise<Town> {
  await clearDatabase(database);
  const {
    at = "2026-10-27T10:00:00+05:00",
    log = createLogger("silent"),
    adminIds = [],
    operator = defaultOperator,
    flood = { burst: 1_000_000, gapMs: 0 },
    rates,
    receiving = "polling",
  } = options;
  let clock = new Date(at).getTime();
  // The clock goes on by itself, so that what is due now is due; the test makes it jump.
  const started = Date.now();
  const now = () => new Date(clock + Date.now() - started);
  // Nothing while no process is there.
  let store: ((updates: Update[]) => Promise<void>) | null = null;
  const deliver = async (_: string, { body }: RequestInit) => {
    if (store === null) return new Response(null, { status: 503 });
    await store([JSON.parse(String(body)) as Update]);
    return new Response();
  };
  const playground = createPlayground({
    token,
    username: "bitimger_bot",
    botName: "Бітімгер",
    now,
    people: [],
    enforceRateLimits: true,
    rates: { ...fastRates, ...rates },
    ...(receiving === "webhook" ? { deliver, wait: shortWait } : {}),
  });
  const vault = createVault([randomBytes(32)]);
  const send: Send = async ({ path, headers, body, signal }) => {
    const response = await playground.fetch(`http://playground${path}`, {
      method: "POST",
      headers,
      body,
      signal: signal ?? null,
    });
    return { status: response.status, text: await response.text() };
  };
  const apiRoot = "http://playground";
  const clockAheadMs = () => now().getTime() - Date.now();
  const getMe = await createTransport({ token, apiRoot, send }).call("getMe", {});
  if (getMe.kind !== "ok") throw new Error("The playground does not introduce its bot.");
  const me = getMe.result as UserFromGetMe;

  const begin = async () => {
    const pace = { perSecond: 500, perChatMs: 20 };
    const holds = await startHolds({ sql: database.sql, log, clockAheadMs });
    const transport = createTransport({ token, apiRoot, send, holds });
    const service = await startService({
      database,
      vault,
      transport,
      holds,
      token,
      apiRoot,
      me,
      adminIds,
      now,
      clockAheadMs,
      log,
      operator,
      pace,
      flood,
    });
    if (receiving === "polling") {
      return { service, holds, receiver: startPolling({ transport, store: service.inbox.store, log, holdSeconds: 1 }) };
    }
    store = service.inbox.store;
    const webhook = { url: "https://town.example/telegram", max_connections: 100, allowed_updates: allowedUpdates };
    await transport.call("setWebhook", webhook);
    const stop = async () => {
      store = null;
    };
    return { service, holds, receiver: { stop } };
  };
  let running = await begin();
  let nextId = 1001;

  async function stop(): Promise<void> {
    await running.receiver.stop();
    await running.service.stop();
    await running.holds.stop();
  }

  async function settles(): Promise<void> {
    for (let quiet = 0, rounds = 0; quiet < 2; rounds += 1) {
      if (rounds > 1500) throw new Error("The town does not come to rest.");
      const busy = playground.pendingUpdates() > 0 || (await openRows(database, now()));
      quiet = busy ? 0 : quiet + 1;
      if (busy) running.service.sender.wake();
      await sleep(busy ? 10 : 2);
    }
  }

  function person(firstName: string, languageCode = "kk", more: Partial<PlaygroundPerson> = {}): Townsperson {
    const its: PlaygroundPerson = { ...more, id: nextId, firstName, languageCode, role: "citizen" };
    nextId += 1;
    playground.addPerson(its);
    return inhabitant(playground, its.id, settles);
  }

  let closing: Promise<void> | null = null;
  const town: Town = {
    playground,
    database,
    vault,
    get service() {
      return running.service;
    },
    now,
    settles,
    person,
    holdsEverybody: (minutes) => limitEverybody(running.holds, minutes * 60),
    jumps(minutes) {
      clock += minutes * 60_000;
    },
    async passes(minutes) {
      clock += minutes * 60_000;
      for (const job of jobTable(running.service.jobs)) await job.run(now());
      await settles();
    },
    async staff(firstName, language, { role, regions = [], languages = ["kk", "ru"] }) {
      const one = person(firstName, language);
      // Telegram lets a bot write only to people who have written to it.
      playground.openLink(one.id, "nothing");
      await settles();
      const row = await database.prisma.person.upsert({
        where: { telegramId: BigInt(one.id) },
        create: { telegramId: BigInt(one.id), languageCode: language, createdAt: now() },
        update: { languageCode: language },
      });
      await database.prisma.person.update({
        where: { id: row.id },
        data: { nameSealed: sealName(vault, row.id, firstName) },
      });
      await database.prisma.staffRole.create({ data: { personId: row.id, role, regions, since: now() } });
      if (role === "MEDIATOR") await database.prisma.mediator.create({ data: { personId: row.id, languages } });
      return { ...one, personId: row.id };
    },
    async restarts() {
      await stop();
      running = await begin();
      await settles();
    },
    close: () => (closing ??= stop().then(() => playground.close())),
  };
  // One that went on after a test that has failed or taken too long would disturb the next one.
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(() => town.close());
  return town;
}

/** Telegram pauses for seconds and minutes between its tries; a test has no time for that. */
function shortWait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return sleep(Math.min(milliseconds, 50), undefined, { signal }).catch(() => {});
}

async function openRows({ sql }: Database, now: Date): Promise<boolean> {
  const [row] = await sql.rows<{ n: number }>(
    `SELECT (SELECT count(*) FROM "Update" WHERE "setAsideAt" IS NULL)::int
       + (SELECT count(*) FROM "Delivery" WHERE status = 'SENDING' OR status = 'WAITING' AND "notBefore" <= $1::timestamptz)::int AS n`,
    [now],
  );
  return (row?.n ?? 0) > 0;
}

function inhabitant(playground: Playground, id: number, settles: () => Promise<void>): Townsperson {
  const fromBot = () => playground.chat(id).messages.filter((message) => message.fromBot);
  return {
    id,
    async writes(text) {
      playground.sendText(id, text);
      await settles();
    },
    async taps(label) {
      for (const message of fromBot().reverse()) {
        const button = message.buttons.flat().find(({ text }) => text.includes(label));
        if (button?.callback_data === undefined) continue;
        playground.press(id, message.id, button.callback_data);
        return settles();
      }
      throw new Error(
        `${id} sees no button «${label}»: ${JSON.stringify(
          fromBot()
            .at(-1)
            ?.buttons.flat()
            .map(({ text }) => text),
        )}`,
      );
    },
    async presses(data) {
      for (const message of fromBot().reverse()) {
        const its = message.buttons.flat().map((button) => button.callback_data ?? "");
        const found = its.find((value) => value === data || value.startsWith(`${data}:`));
        if (found === undefined) continue;
        playground.press(id, message.id, found);
        return settles();
      }
      throw new Error(`${id} sees no button with the data ${data}.`);
    },
    async forges(data) {
      const message = fromBot().findLast((item) => item.message.text !== undefined);
      playground.press(id, message?.id ?? 0, data);
      await settles();
    },
    async opens(payload) {
      playground.openLink(id, payload);
      await settles();
    },
    async sharesLocation(lat, lon) {
      playground.shareLocation(id, lat, lon);
      await settles();
    },
    reads: () => fromBot().at(-1)?.text ?? "",
    buttons: () => (fromBot().at(-1)?.buttons ?? []).flat().map(({ text }) => text),
    history: () => fromBot().map(({ text }) => text),
  };
}

const words = createTexts();
const anything = "\u0000";

/** What a text looks like on the screen, whatever is filled in. */
export function phrase(language: Language, key: TextKey): RegExp {
  const names = /\{\{(\w+)\}\}/g;
  const [feature = "", path = ""] = key.split(":");
  const catalogue: unknown = catalogues[language][feature as keyof Catalogue];
  const raw = path.split(".").reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], catalogue);
  const params = Object.fromEntries([...String(raw).matchAll(names)].map(([, name]) => [name ?? "", anything]));
  const plain = words(language)
    .plain(key, params)
    .replaceAll(/<[^>]*>/g, "");
  return new RegExp(plain.split(anything).map(RegExp.escape).join("[\\s\\S]*"));
}
