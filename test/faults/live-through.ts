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
import { clearUp, type Day } from "./days.ts";
import { webhookOf } from "./free-port.ts";
import { countTriedAgain, readDepartures } from "./handled.ts";
import { watchHealth } from "./health.ts";
import { startMediators } from "./mediators.ts";
import { countMessages } from "./messages.ts";
import { deliveriesAmong, mostInASecond, rounding } from "./pace.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { type Broken, compare } from "./verdict.ts";
import { greeted, type SeenCall, type StormyTelegram, says, startStormyTelegram } from "./weather.ts";

export interface DayFigures extends Broken {
  day: string;
  reports: number;
  messages: number;
  messagesDoubled: number;
  /** Messages that Telegram took and whose answer did not arrive: what may come twice. */
  unheard: number;
  /** Updates that were in hand when the database fell silent: their answers may come twice, too. */
  updatesTriedAgain: number;
  announcementsUnknown: number;
  /** As they left; on busy cores some arrive a little sooner or later. */
  mostInASecond: number;
  mostArrivedInASecond: number;
  /** Deliveries while Telegram had everybody wait. */
  inPause: number;
  urgent: number;
  urgentArrived: number;
  /** Announcements that went out, when all was well again, before the last of the urgent ones. */
  overtaken: number;
  /** From the end of the bad day to the first answer. */
  backMs: number;
  /** What this day has measured itself. */
  measured: object;
  broken: string[];
}

export interface DayRun {
  seed: number;
  /** A PostgreSQL database of the run's own; null: embedded. */
  url: string | null;
  say: (line: string) => void;
}

const token = "7000000:faults-know-no-secrets";
const width = 8;
const each = 16;
/** Until all is set up and runs. */
const aheadMs = 14_000;
/** A delivery that was claimed ahead of the pace is no longer overtaken; besides it, one call may be in progress. */
const takenAhead = Math.ceil(defaultPace.perSecond / 2) + 1;
/** What has left before a 429 is heard of, on two busy cores. */
const graceMs = 300;

/** People report, mediators answer, a broadcast runs, and something urgent falls due: in the middle of a bad day. */
export async function liveThrough(day: Day, { seed, url, say }: DayRun): Promise<DayFigures> {
  const chance = createChance(seed);
  const crowd = makeCrowd(30, 12, 20);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-days-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const storage = await makeStorage(folder, url, crowd.mediators);
  const middle = now().getTime() + aheadMs;
  await fillOutbox(storage, crowd.subscribers, each, new Date(middle - day.seconds * 500 - 2000));
  await fillUrgent(storage, crowd.urgent, new Date(middle));
  const telegram = await startStormyTelegram({ token, people: demoStaff, now }, () => 10 + chance.below(120));
  const { playground } = telegram;
  const log = join(folder, "log");
  const proxy = day.through === "proxy" && url !== null ? await startSilentProxy(url) : null;
  const env = { ...storage.env, LOG_LEVEL: "debug", ...(proxy === null ? {} : { DATABASE_URL: proxy.url }) };
  const hello = { token, apiRoot: telegram.apiRoot("p1"), shiftMs, ...(day.by === "webhook" ? await webhookOf() : {}) };
  const bot = createBot(env, hello, log);
  const hand = {
    chance,
    token,
    chat: crowd.subscribers[0] ?? 0,
    mediators: crowd.mediators,
    misleads: bot.misleads,
    silence: proxy === null ? null : { proxy, chance, health: watchHealth(bot.pid) },
  };
  try {
    gather(playground, crowd);
    const reached = countMessages(playground, repeatedChats(crowd));
    await bot.start();
    await greeted(telegram);
    const opened = performance.now();
    const pings = startMediators(playground, chance);
    const citizens = startCitizens(playground, chance, createSecrets(), width, 0, day.by === "webhook");
    await sleep(Math.max(0, middle - day.seconds * 500 - now().getTime()));
    const began = performance.now();
    await day.begin(telegram, hand);
    await sleep(day.seconds * 1000);
    await clearUp(day, telegram);
    const ended = performance.now();
    await sleep(2000);
    if (!(await citizens.finished(120_000))) {
      for (const { id, stands } of citizens.told) if (stands !== null) say(`${id} is ${stands}`);
    }
    await calm(telegram, crowd);
    await bot.end("SIGTERM");
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.told, pings, reached, crowd.subscribers, now());
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
      reports: citizens.told.length,
      messages: reached.total(),
      messagesDoubled: reached.doubled(),
      unheard: seen.filter(({ method, carriedOut, heard }) => says(method) && carriedOut && !heard).length,
      updatesTriedAgain: proxy === null ? 0 : await countTriedAgain(log),
      announcementsUnknown: outbox.announcementsUnknown,
      mostInASecond: mostInASecond(await readDepartures([log])),
      mostArrivedInASecond: mostInASecond(deliveries.map(({ atMs }) => atMs)),
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
      ...(figures.mostInASecond > defaultPace.perSecond + rounding ? [`${figures.mostInASecond} in a second`] : []),
      ...(figures.inPause > 0 ? [`${figures.inPause} in the pause`] : []),
      ...(figures.overtaken > takenAhead ? [`${figures.overtaken} before the urgent`] : []),
      ...(figures.urgentArrived + outbox.announcementsUnknown < figures.urgent ? ["urgent ones lost"] : []),
      ...(outbox.left > 0 ? [`${outbox.left} still in the outbox`] : []),
      ...(day.wants?.(seen, hand) ?? []),
      ...(outbox.disorder > 0 ? [`disorder ${outbox.disorder}`] : []),
    ];
    if (process.env.KEEP !== undefined) say(`${folder}, from ${Math.round(began)} to ${Math.round(ended)}`);
    return { ...figures, broken: promises };
  } finally {
    hand.silence?.health.stop();
    await bot.end("SIGKILL");
    await proxy?.close();
    await telegram.close();
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until nothing more is sent, for at most a minute and a half. */
async function calm({ seen }: StormyTelegram, { urgent }: Crowd): Promise<void> {
  const chats = new Set(urgent);
  for (let seconds = 0; seconds < 90; seconds += 1) {
    await sleep(1000);
    const last = seen.findLast(({ method }) => says(method))?.atMs ?? 0;
    const told = new Set(
      seen.flatMap(({ carriedOut, params: { chat_id: chat } }) =>
        carriedOut && chats.has(Number(chat)) ? [chat] : [],
      ),
    );
    if (performance.now() - last > (told.size < urgent.length ? 35_000 : 4000)) return;
  }
}

/** Deliveries that left for a chat that had been told to wait, or for anybody once three chats had been within ten seconds. */
function duringPause(deliveries: readonly SeenCall[], seen: readonly SeenCall[]): number {
  const pauses = seen
    .filter(({ method, pauseSeconds }) => says(method) && pauseSeconds > 0)
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
    ({ method, carriedOut, params }) => says(method) && carriedOut && urgentChats.has(Number(params.chat_id)),
  );
  const last = arrivals.at(-1)?.atMs ?? 0;
  const before = seen.filter(
    ({ method, params, atMs }) => says(method) && others.has(Number(params.chat_id)) && atMs > ended && atMs < last,
  );
  return {
    urgent: urgent.length,
    urgentArrived: new Set(arrivals.map(({ params }) => params.chat_id)).size,
    overtaken: before.length,
  };
}
