import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update, UserFromGetMe } from "grammy/types";
import { onTestFinished, TestRunner } from "vitest";
import { jobTable } from "../../src/app/jobs.ts";
import { type Service, startService } from "../../src/app/service.ts";
import { defaultOperator, type Operator } from "../../src/features/operator/operator.ts";
import { sealName } from "../../src/features/people/people.ts";
import { undoMs } from "../../src/platform/chat/pending-acts.ts";
import type { Role } from "../../src/platform/chat/person.ts";
import type { Database } from "../../src/platform/database/open.ts";
import { createVault, type Vault } from "../../src/platform/database/vault.ts";
import { type Catalogue, readCatalogues } from "../../src/platform/i18n/catalogues.ts";
import type { Language } from "../../src/platform/i18n/languages.ts";
import { createTexts, type TextKey } from "../../src/platform/i18n/texts.ts";
import { createLogger, type Logger } from "../../src/platform/log.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import type { Download } from "../../src/platform/telegram/file-download.ts";
import { startHolds } from "../../src/platform/telegram/outbox/holds.ts";
import { allowedUpdates, startPolling } from "../../src/platform/telegram/receiving/receive.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import type { TextDetails } from "../../src/playground/acts.ts";
import type { Rates } from "../../src/playground/rate-limiter.ts";
import { createPlayground, type Playground, type PlaygroundPerson } from "../../src/playground/server.ts";
import { type Correspondent, correspondent } from "./correspondent.ts";
import { clearDatabase } from "./database.ts";
import { limitEverybody } from "./limit-everybody.ts";

const catalogues = readCatalogues();

/** A person with a phone, as a test sees and moves them. */
export interface Inhabitant {
  id: number;
  /** Writes, and waits until the bot has nothing left to do. */
  writes(text: string, details?: TextDetails): Promise<void>;
  /** Taps the newest button whose label contains this text. */
  taps(label: string): Promise<void>;
  /** Opens a deep link of the bot. */
  opens(payload: string): Promise<void>;
  sharesLocation(lat: number, lon: number): Promise<void>;
  /** The text of the newest message from the bot. */
  reads(): string;
  /** The labels of the buttons of the newest message from the bot. */
  buttons(): string[];
  /** All texts from the bot, oldest first. */
  history(): string[];
}

/** A person of this town, who can also press a button by the button's data instead of the label. */
export interface Townsperson extends Inhabitant, Correspondent {
  /** Taps the newest button with these data, or with data that begin with them and a colon. */
  presses(data: string): Promise<void>;
  /** Sends data that the newest message may not offer, as a modified client can. */
  forges(data: string): Promise<void>;
}

export interface StaffRow {
  role: Role;
  regions?: string[];
  languages?: string[];
}

/** The whole bot and the playground in one process. The test moves the clock. */
export interface Town {
  playground: Playground;
  database: Database;
  vault: Vault;
  service: Service;
  now(): Date;
  /** Moves the clock forward and runs what has fallen due. */
  passes(minutes: number): Promise<void>;
  /** Lets the minute pass in which what was tapped can be taken back, and runs only what takes effect after it. */
  takesEffect(): Promise<void>;
  /** Moves the clock forward without running or waiting for anything. */
  jumps(minutes: number): void;
  /** Does something at one moment: the clock of the service stands still until it is done. */
  atOneMoment<Result>(act: () => Promise<Result>): Promise<Result>;
  /** Telegram accepts nothing from the bot for this time. */
  holdsEverybody(minutes: number): Promise<void>;
  /** Waits until there is nothing left to handle or send. */
  settles(): Promise<void>;
  /** Adds a person. @param more special settings of the person's Telegram, for example `premium` */
  person(firstName: string, languageCode?: string, more?: Partial<PlaygroundPerson>): Townsperson;
  /** Adds a person who already has a role and a language. */
  staff(firstName: string, languageCode: Language, row: StaffRow): Promise<Townsperson & { personId: number }>;
  /** Stops the bot and starts another: what was in memory is lost. */
  restarts(): Promise<void>;
  /** Closes the town. A town that was opened in a test, or before each test, closes by itself; others must be closed. */
  close(): Promise<void>;
}

export interface TownOptions {
  /** The local time in Almaty at the start. By default it is a Tuesday morning. */
  at?: string;
  log?: Logger;
  adminIds?: number[];
  operator?: Operator;
  /** The limit of updates from a chat. By default updates are not limited, because people in tests do in a second what others do in an hour. */
  flood?: { burst: number; gapMs: number };
  /** Telegram's rates (TELEGRAM_RATES), for tests about them. By default the rates suit this fast bot. */
  rates?: Partial<Rates>;
  /** Whether talks have topics in private chats: Telegram offers them, and the operator wants them. */
  topics?: boolean;
  /** How updates arrive: in order by polling, or at a webhook in Telegram's lanes with short pauses. */
  receiving?: "polling" | "webhook";
}

/** Faster than Telegram's rates: the bot in tests sends 500 messages a second. */
const fastRates: Rates = {
  perChat: { burst: 200, everyMs: 20 },
  perGroup: { burst: 200, everyMs: 20 },
  bulk: { burst: 2000, everyMs: 1 },
};

export const token = "7000000:test-token-of-the-playground";

export async function openTown(database: Database, options: TownOptions = {}): Promise<Town> {
  await clearDatabase(database);
  const {
    at = "2026-10-27T10:00:00+05:00",
    log = createLogger("silent"),
    adminIds = [],
    operator = defaultOperator,
    flood = { burst: 1_000_000, gapMs: 0 },
    rates,
    topics = false,
    receiving = "polling",
  } = options;
  let clock = new Date(at).getTime();
  // The clock also runs by itself, so that due work becomes due. The test only makes it jump.
  const started = Date.now();
  const runningMs = () => clock + Date.now() - started;
  let stillMs: number | null = null;
  const now = () => new Date(stillMs ?? runningMs());
  // Null while no bot is running.
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
    topics,
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
  const download: Download = async (path) =>
    new Uint8Array(await (await playground.fetch(`http://playground${path}`)).arrayBuffer());
  const apiRoot = "http://playground";
  const clockAheadMs = () => runningMs() - Date.now();
  const getMe = await createTransport({ token, apiRoot, send }).call("getMe", {});
  if (getMe.kind !== "ok") throw new Error("The playground refuses getMe.");
  const me = getMe.result as UserFromGetMe;

  const begin = async () => {
    const pace = { perSecond: 500, perChatMs: 20 };
    const holds = await startHolds({ sql: database.sql, log, clockAheadMs });
    const transport = createTransport({ token, apiRoot, send, download, holds });
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
      topics,
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
      if (rounds > 1500) throw new Error("The bot still has work after 1500 rounds.");
      const busy = playground.pendingUpdates() > 0 || (await openRows(database, now()));
      quiet = busy ? 0 : quiet + 1;
      if (busy) running.service.sender.wake();
      await sleep(busy ? 10 : 2);
    }
  }

  function person(firstName: string, languageCode = "kk", more: Partial<PlaygroundPerson> = {}): Townsperson {
    const added: PlaygroundPerson = { ...more, id: nextId, firstName, languageCode, role: "citizen" };
    nextId += 1;
    playground.addPerson(added);
    return inhabitant(playground, added.id, settles);
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
    async atOneMoment(act) {
      stillMs = runningMs();
      try {
        return await act();
      } finally {
        stillMs = null;
      }
    },
    async takesEffect() {
      clock += undoMs;
      for (const job of jobTable(running.service.jobs)) if (job.name === "carryOutDueActs") await job.run(now());
      await settles();
    },
    async passes(minutes) {
      clock += minutes * 60_000;
      for (const job of jobTable(running.service.jobs)) await job.run(now());
      await settles();
    },
    async staff(firstName, language, { role, regions = [], languages = ["kk", "ru"] }) {
      const member = person(firstName, language);
      // Telegram lets a bot write only to people who have written to it.
      playground.openLink(member.id, "nothing");
      await settles();
      const row = await database.prisma.person.upsert({
        where: { telegramId: BigInt(member.id) },
        create: { telegramId: BigInt(member.id), languageCode: language, createdAt: now() },
        update: { languageCode: language },
      });
      await database.prisma.person.update({
        where: { id: row.id },
        data: { nameSealed: sealName(vault, row.id, firstName) },
      });
      await database.prisma.staffRole.create({ data: { personId: row.id, role, regions, since: now() } });
      if (role === "MEDIATOR") await database.prisma.mediator.create({ data: { personId: row.id, languages } });
      return { ...member, personId: row.id };
    },
    async restarts() {
      await stop();
      running = await begin();
      await settles();
    },
    close: () => (closing ??= stop().then(() => playground.close())),
  };
  // A town that outlived a failed or slow test would disturb the next test.
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(() => town.close());
  return town;
}

/** Telegram pauses for seconds and minutes between attempts, for which a test has no time. */
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
    ...correspondent(playground, id, settles),
    async writes(text, details) {
      playground.sendText(id, text, details);
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
        const offered = message.buttons.flat().map((button) => button.callback_data ?? "");
        const found = offered.find((value) => value === data || value.startsWith(`${data}:`));
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

/** Matches a text as it looks on the screen, with any values for the placeholders. */
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
