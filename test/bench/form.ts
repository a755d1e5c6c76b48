import { randomBytes } from "node:crypto";
import { PGlite } from "@electric-sql/pglite";
import type { InlineKeyboardButton, Update, UserFromGetMe } from "grammy/types";
import { createBot } from "../../src/app/bot.ts";
import { setAsideMessage } from "../../src/app/messages.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { loadPlaces } from "../../src/features/places/places.ts";
import { seedPlaces } from "../../src/features/places/seed.ts";
import { type Database, fromPGlite } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createTexts } from "../../src/platform/i18n/texts.ts";
import { createLogger } from "../../src/platform/log.ts";
import type { Send } from "../../src/platform/telegram/exchange.ts";
import { type Inbox, startInbox } from "../../src/platform/telegram/inbox/inbox.ts";
import { createTransport } from "../../src/platform/telegram/transport.ts";
import { calendarOf } from "../../src/platform/time/working-time.ts";
import { reportSteps } from "../harness/report.ts";
import { type Figures, median, table } from "./figures.ts";
import { tapped, written } from "./updates/person.ts";

const warmUp = 50;
const forms = 200;
const maxRatio = 1.5;
const token = "7000000:bench";

interface Sample {
  act: string;
  cpuMicros: number;
  queries: number;
  stateBytes: number;
}

/**
 * Measures what it costs to handle an update of the report form, from arrival to the end in the database, question by question:
 * the CPU time of the whole process including the database, with a stub of Telegram that costs nothing. Later questions must not
 * cost more: the bench compares the first and the last question that is answered by a button.
 */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const { database, count } = await openCounted();
  const telegram = stubTelegram();
  const { inbox, handled } = await startHouse(database, telegram.send);
  const steps = reportSteps("kk");
  const samples: Sample[][] = steps.map(() => []);

  async function measure(act: string, chat: number, update: Update): Promise<Sample> {
    const stateBytes = await bytesOf(database, chat);
    const queries = count();
    const done = handled();
    const cpu = process.cpuUsage();
    await inbox.store([update]);
    await done;
    const { user, system } = process.cpuUsage(cpu);
    const figures = { act, cpuMicros: user + system, queries: count() - queries, stateBytes };
    // What the inbox does after the update does not count.
    await settled(database);
    return figures;
  }

  for (let form = 0; form < warmUp + forms; form += 1) {
    const chat = 1_000_000 + form;
    const seen: Sample[] = [];
    const person = {
      writes: async (text: string) => void seen.push(await measure(`writes ${text}`, chat, written(chat, text))),
      taps: async (label: string) =>
        void seen.push(await measure(`taps ${label}`, chat, tapped(chat, ...telegram.find(chat, label)))),
    };
    await measure("starts", chat, written(chat, "/start report"));
    for (const step of steps) await step(person);
    if (form >= warmUp) for (const [at, figures] of seen.entries()) samples[at]?.push(figures);
  }
  await inbox.stop();
  const cases = await database.prisma.case.count();
  await database.close();
  if (cases !== warmUp + forms)
    throw new Error(`There are ${cases} cases after ${warmUp + forms} forms: some forms were not finished.`);
  return outcomeOfAnswer(samples, say);
}

function outcomeOfAnswer(samples: Sample[][], say: (line: string) => void): Figures {
  const rows = samples.map((each) => ({
    act: each[0]?.act ?? "",
    cpu: Math.round(median(each.map(({ cpuMicros }) => cpuMicros))),
    queries: median(each.map(({ queries }) => queries)),
    bytes: median(each.map(({ stateBytes }) => stateBytes)),
  }));
  say(`${forms} forms after ${warmUp}, medians of each answer; the state is that of the answered question.`);
  say(
    table([
      ["answer", "CPU µs", "queries", "state bytes"],
      ...rows.map((row) => [row.act, row.cpu, row.queries, row.bytes]),
    ]),
  );
  // Leaves out the language, which is not a question of the form, and «Send», which files the case.
  const taps = rows.slice(1, -1).filter(({ act }) => act.startsWith("taps"));
  const [first, last] = [taps[0], taps.at(-1)];
  if (first === undefined || last === undefined) throw new Error("The form has no buttons to compare.");
  say(`compared: «${first.act}» and «${last.act}»`);
  const ratio = Number((last.cpu / first.cpu).toFixed(3));
  if (ratio > maxRatio) {
    process.exitCode = 1;
    say(`The last question costs more than ${maxRatio} times as much as the first.`);
  }
  return {
    first: first.cpu,
    last: last.cpu,
    ratio,
    bytesFirst: first.bytes,
    bytesLast: last.bytes,
    queriesFirst: first.queries,
    queriesLast: last.queries,
  };
}

/** Opens a database with places that counts the statements it runs, including BEGIN and COMMIT. */
async function openCounted(): Promise<{ database: Database; count: () => number }> {
  const pglite = await PGlite.create();
  let statements = 0;
  // A statement and everything that belongs to it is one message of the protocol.
  const run = pglite.execProtocolRaw.bind(pglite);
  pglite.execProtocolRaw = (...asked) => {
    statements += 1;
    return run(...asked);
  };
  const database = await fromPGlite(pglite);
  await seedPlaces(database.prisma);
  return { database, count: () => statements };
}

/** Starts the bot and the inbox without a sender, jobs and polling, so that only the measured update causes work. */
async function startHouse(
  { prisma, ...database }: Database,
  send: Send,
): Promise<{ inbox: Inbox; handled: () => Promise<void> }> {
  const now = () => new Date();
  const log = createLogger("error");
  const vault = createVault([randomBytes(32)]);
  const places = await loadPlaces(prisma);
  const services = {
    database: { ...database, prisma },
    vault,
    places,
    texts: createTexts(),
    adminIds: [],
    now,
    clockAheadMs: () => 0,
    log,
    calendar: calendarOf(defaultOperator, places.holidays),
    operator: defaultOperator,
  };
  const apiRoot = "http://telegram.invalid";
  const { fetch } = createTransport({ token, apiRoot, send });
  const me = { id: 7_000_000, is_bot: true, first_name: "Бітімгер", username: "bitimger_bot" } as UserFromGetMe;
  const bot = createBot(services, { token, me, apiRoot, fetch });
  let onHandled = () => {};
  const inbox = startInbox({
    sql: database.sql,
    vault,
    log,
    handle: bot.handle,
    onStored: () => {},
    onHandled: () => onHandled(),
    setAsideMessage,
    pollMs: 3_600_000,
  });
  return {
    inbox,
    handled: () =>
      new Promise((resolve) => {
        onHandled = resolve;
      }),
  };
}

interface Sent {
  reply_markup?: { inline_keyboard?: InlineKeyboardButton[][] };
  chat_id?: number;
  message_id?: number;
}

/** A stub of Telegram that answers immediately and keeps the last calls of each chat. It parses them only to find a button. */
function stubTelegram() {
  const calls = new Map<number, string[]>();
  let messageId = 1;
  const bodies: string[] = [];
  const send: Send = async ({ path, body }) => {
    messageId += 1;
    bodies.push(String(body).replace(/^\{/, `{"answered":${messageId},`));
    const message = `{"message_id":${messageId},"date":1780000000,"chat":{"id":1,"type":"private","first_name":"А"},"text":"…"}`;
    const result = path.endsWith("Message") || path.endsWith("editMessageText") ? message : "true";
    return { status: 200, text: `{"ok":true,"result":${result}}` };
  };
  return {
    send,
    /** The newest button of a chat whose label contains this text. */
    find(chat: number, label: string): [messageId: number, data: string] {
      for (const body of bodies.splice(0)) {
        const { chat_id = 0 } = JSON.parse(body) as Sent;
        calls.set(chat_id, [...(calls.get(chat_id) ?? []).slice(-5), body]);
      }
      for (const body of calls.get(chat)?.toReversed() ?? []) {
        const sent = JSON.parse(body) as Sent & { answered: number };
        const button = sent.reply_markup?.inline_keyboard?.flat().find(({ text }) => text.includes(label));
        if (button !== undefined && "callback_data" in button) {
          return [sent.message_id ?? sent.answered, button.callback_data];
        }
      }
      throw new Error(`No button «${label}» was sent to ${chat}.`);
    },
  };
}

/** Waits until the database, which runs statements one by one, has finished the earlier statements. */
async function settled({ sql }: Database): Promise<void> {
  await sql.rows("SELECT 1");
}

/** The size of the stored state of a chat's open question. */
async function bytesOf({ sql }: Database, chat: number): Promise<number> {
  const [row] = await sql.rows<{ bytes: number | null }>(
    `SELECT octet_length("conversationSealed")::int AS bytes FROM "ChatState" WHERE key = $1`,
    [String(chat)],
  );
  return row?.bytes ?? 0;
}
