import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultPace } from "../../src/platform/config.ts";
import { startSilentProxy } from "../harness/silent-proxy.ts";
import { createChance } from "../walk/random.ts";
import { createSecrets } from "../walk/secrets.ts";
import { createBot } from "./bot.ts";
import { startCitizens } from "./citizens.ts";
import { type Broken, compare } from "./compare.ts";
import { countMessages } from "./count-messages.ts";
import {
  brokenPromises,
  type Crowd,
  demoStaff,
  fillUrgent,
  gather,
  makeCrowd,
  readOutbox,
  repeatedChats,
  toWorkingTime,
} from "./crowd.ts";
import { clearUp, type Day } from "./day.ts";
import { webhookOf } from "./free-port.ts";
import { watchHealth } from "./health.ts";
import { startMediators } from "./mediators.ts";
import { deliveriesAmong, maxPerSecond, rounding } from "./pace.ts";
import { countTriedAgain, readDepartures } from "./read-logs.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { greeted, isMessage, type SeenCall, type StormyTelegram, startStormyTelegram } from "./stormy-telegram.ts";
import { everythingSaid, fillTalks, startTalkers } from "./talkers.ts";

export interface DayFigures extends Broken {
  day: string;
  reports: number;
  messages: number;
  messagesDoubled: number;
  /** Messages that Telegram accepted but whose answer did not arrive. They may be sent twice. */
  unheard: number;
  /** Updates that were being handled when the database fell silent. Their answers may be sent twice, too. */
  updatesTriedAgain: number;
  announcementsUnknown: number;
  /** By the time of departure. On busy cores some arrive a little sooner or later. */
  maxPerSecond: number;
  maxArrivedPerSecond: number;
  /** Deliveries that left although Telegram had asked the bot to wait. */
  inPause: number;
  urgent: number;
  urgentArrived: number;
  /** Announcements that left after the faults had ended and before the last urgent message. */
  overtaken: number;
  /** From the end of the faults to the first answer. */
  backMs: number;
  /** What the day itself has measured. */
  measured: object;
  broken: string[];
}

export interface DayRun {
  seed: number;
  /** A PostgreSQL database for this run; null means an embedded database. */
  url: string | null;
  say: (line: string) => void;
}

const token = "7000000:faults-know-no-secrets";
const width = 8;
const perSubscriber = 16;
/** The time for setting everything up. */
const aheadMs = 14_000;
/** How many deliveries may leave before an urgent one: those that were already claimed, and a call in progress. */
const maxOvertaken = Math.ceil(defaultPace.perSecond / 2) + 1;
/** The time in which messages may still leave after a 429, on two busy cores. */
const graceMs = 300;

/** Lets people report, mediators answer, a broadcast run and urgent messages fall due in the middle of a bad day. */
export async function liveThrough(day: Day, { seed, url, say }: DayRun): Promise<DayFigures> {
  const chance = createChance(seed);
  const crowd = makeCrowd(30, 12, 20);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-days-"));
  const shiftMs = toWorkingTime(new Date());
  let passedMs = 0;
  const now = () => new Date(Date.now() + shiftMs + passedMs);
  const storage = await makeStorage(folder, url, crowd.mediators);
  await fillTalks(storage, now());
  const middle = now().getTime() + aheadMs;
  await fillOutbox(storage, crowd.subscribers, perSubscriber, new Date(middle - day.seconds * 500 - 2000));
  await fillUrgent(storage, crowd.urgent, new Date(middle));
  const telegram = await startStormyTelegram({ token, people: demoStaff, now }, () => 10 + chance.below(120));
  const { playground } = telegram;
  const log = join(folder, "log");
  const proxy = day.through === "proxy" && url !== null ? await startSilentProxy(url) : null;
  const env = { ...storage.env, LOG_LEVEL: "debug", ...(proxy === null ? {} : { DATABASE_URL: proxy.url }) };
  const hello = { token, apiRoot: telegram.apiRoot("p1"), shiftMs, ...(day.by === "webhook" ? await webhookOf() : {}) };
  const bot = createBot(env, hello, log);
  const controlled = {
    chance,
    token,
    chat: crowd.subscribers[0] ?? 0,
    mediators: crowd.mediators,
    setWrongClock: bot.setWrongClock,
    passes(ms: number) {
      passedMs += ms;
      bot.passes(ms);
    },
    silence: proxy === null ? null : { proxy, chance, health: watchHealth(bot.pid) },
  };
  try {
    gather(playground, crowd);
    const reached = countMessages(playground, repeatedChats(crowd));
    await bot.start();
    await greeted(telegram);
    const opened = performance.now();
    const pings = startMediators(playground, chance);
    const talkers = startTalkers(playground, chance);
    const controls = { ...controlled, talkers };
    const citizens = startCitizens(
      playground,
      chance,
      createSecrets(),
      day.reporters ?? width,
      0,
      day.by === "webhook",
    );
    await sleep(Math.max(0, middle - day.seconds * 500 - now().getTime()));
    const began = performance.now();
    await day.begin(telegram, controls);
    await sleep(day.seconds * 1000);
    await clearUp(day, telegram);
    const ended = performance.now();
    await sleep(2000);
    talkers.close();
    if (!(await citizens.finished(120_000))) {
      for (const { id, waitingFor } of citizens.reports) if (waitingFor !== null) say(`${id} waits for ${waitingFor}`);
    }
    await calm(telegram, crowd);
    await everythingSaid(talkers);
    await bot.end("SIGTERM");
    const database = await storage.open();
    const broken = await compare(
      database,
      storage.vault,
      citizens.reports,
      pings,
      reached,
      crowd.subscribers,
      talkers,
      now(),
    );
    const outbox = await readOutbox(database, now());
    await database.close();
    const { seen } = telegram;
    const listeners = new Set([...crowd.subscribers, ...crowd.urgent]);
    const deliveries = deliveriesAmong(
      seen.filter(({ atMs }) => atMs > opened),
      listeners,
      outbox.sent,
    );
    const figures = {
      ...broken,
      day: day.name,
      reports: citizens.reports.length,
      messages: reached.total(),
      messagesDoubled: reached.doubled(),
      unheard: seen.filter(({ method, carriedOut, heard }) => isMessage(method) && carriedOut && !heard).length,
      updatesTriedAgain: proxy === null ? 0 : await countTriedAgain(log),
      announcementsUnknown: outbox.announcementsUnknown,
      maxPerSecond: maxPerSecond(await readDepartures([log])),
      maxArrivedPerSecond: maxPerSecond(deliveries.map(({ atMs }) => atMs)),
      inPause: duringPause(deliveries, seen),
      ...urgency(seen, crowd, ended),
      measured: day.measured?.() ?? {},
      backMs: Math.round((seen.find(({ heard, atMs }) => heard && atMs > ended)?.atMs ?? Number.NaN) - ended),
    };
    const promises = [
      ...brokenPromises(broken),
      ...(figures.messagesDoubled > figures.unheard + figures.updatesTriedAgain
        ? [`doubled ${figures.messagesDoubled}`]
        : []),
      ...(figures.maxPerSecond > defaultPace.perSecond + rounding ? [`${figures.maxPerSecond} in a second`] : []),
      ...(figures.inPause > 0 ? [`${figures.inPause} sent during a pause`] : []),
      ...(figures.overtaken > maxOvertaken ? [`${figures.overtaken} sent before urgent messages`] : []),
      ...(figures.urgentArrived + outbox.announcementsUnknown < figures.urgent ? ["urgent messages lost"] : []),
      ...(outbox.left > 0 ? [`${outbox.left} still in the outbox`] : []),
      ...(day.missing?.(seen, controls) ?? []),
      ...(outbox.disorder > 0 ? [`disorder ${outbox.disorder}`] : []),
    ];
    if (process.env.KEEP !== undefined) say(`${folder}, from ${Math.round(began)} to ${Math.round(ended)}`);
    return { ...figures, broken: promises };
  } finally {
    controlled.silence?.health.stop();
    await bot.end("SIGKILL");
    await proxy?.close();
    await telegram.close();
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until nothing is sent any longer, for at most a minute and a half. */
async function calm({ seen }: StormyTelegram, { urgent }: Crowd): Promise<void> {
  const chats = new Set(urgent);
  for (let seconds = 0; seconds < 90; seconds += 1) {
    await sleep(1000);
    const last = seen.findLast(({ method }) => isMessage(method))?.atMs ?? 0;
    const reachedChats = new Set(
      seen.flatMap(({ carriedOut, params: { chat_id: chat } }) =>
        carriedOut && chats.has(Number(chat)) ? [chat] : [],
      ),
    );
    if (performance.now() - last > (reachedChats.size < urgent.length ? 35_000 : 4000)) return;
  }
}

/** Counts deliveries that left during a pause: of the chat, or of all chats when three chats had to pause within ten seconds. */
function duringPause(deliveries: readonly SeenCall[], seen: readonly SeenCall[]): number {
  const pauses = seen
    .filter(({ method, pauseSeconds }) => isMessage(method) && pauseSeconds > 0)
    .map(({ endedMs, pauseSeconds, params }) => ({
      chat: Number(params.chat_id),
      from: endedMs + graceMs,
      to: endedMs + pauseSeconds * 1000 - graceMs,
    }));
  const isForAll = ({ from }: { from: number }) =>
    new Set(pauses.filter((pause) => pause.from <= from && pause.from > from - 10_000).map(({ chat }) => chat)).size >=
    3;
  const forAll = pauses.filter(isForAll);
  return deliveries.filter(({ atMs, params }) => {
    const own = pauses.filter(({ chat }) => chat === Number(params.chat_id));
    return [...own, ...forAll].some(({ from, to }) => atMs > from && atMs < to);
  }).length;
}

function urgency(seen: readonly SeenCall[], { urgent, subscribers }: Crowd, ended: number) {
  const [urgentChats, others] = [new Set(urgent), new Set(subscribers)];
  const arrivals = seen.filter(
    ({ method, carriedOut, params }) => isMessage(method) && carriedOut && urgentChats.has(Number(params.chat_id)),
  );
  const last = arrivals.at(-1)?.atMs ?? 0;
  const before = seen.filter(
    ({ method, params, atMs }) =>
      isMessage(method) && others.has(Number(params.chat_id)) && atMs > ended && atMs < last,
  );
  return {
    urgent: urgent.length,
    urgentArrived: new Set(arrivals.map(({ params }) => params.chat_id)).size,
    overtaken: before.length,
  };
}
