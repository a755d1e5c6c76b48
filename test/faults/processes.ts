import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { defaultPace } from "../../src/platform/config.ts";
import type { Playground } from "../../src/playground/server.ts";
import { type Chance, createChance } from "../walk/random.ts";
import { createSecrets } from "../walk/secrets.ts";
import { startBalancer } from "./balancer.ts";
import { type Bot, createBot } from "./bot.ts";
import { startCitizens } from "./citizens.ts";
import { type Broken, compare } from "./compare.ts";
import { countMessages } from "./count-messages.ts";
import { brokenPromises, demoStaff, gather, makeCrowd, readOutbox, repeatedChats, toWorkingTime } from "./crowd.ts";
import { freePort } from "./free-port.ts";
import { startMediators } from "./mediators.ts";
import { deliveriesAmong, maxPerSecond, rounding } from "./pace.ts";
import { readDepartures, readHandlings } from "./read-logs.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { greeted, isMessage, type SeenCall, type StormyTelegram, startStormyTelegram } from "./stormy-telegram.ts";
import { fillTalks, startTalkers } from "./talkers.ts";

/** How the other processes take over after a kill. */
export interface Takeover {
  /** Calls of the dead process that had no answer yet. */
  inFlight: number;
  /** Messages of its last second. Those with an outcome that was not yet recorded may be sent twice. */
  inHand: number;
  /** The time to the next delivery; null if there was none. */
  deliveryMs: number | null;
  /** The time to the next answer in the slowest chat that the dead process was answering; null if there was no such chat. */
  answerMs: number | null;
}

export interface ProcessFigures extends Broken {
  takeovers: Takeover[];
  reports: number;
  messages: number;
  messagesDoubled: number;
  announcementsUnknown: number;
  /** By the time of departure. On busy cores some arrive a little sooner or later. */
  maxPerSecond: number;
  maxArrivedPerSecond: number;
  handled: number;
  handledTwice: number;
  handledOutOfTurn: number;
  /** How many messages each process has sent. */
  shares: number[];
  broken: string[];
}

export interface ProcessRun {
  kills: number;
  seed: number;
  url: string;
  say: (line: string) => void;
}

const token = "7000000:faults-know-no-secrets";
const secret = "faults-know-no-secrets";
const names = ["p1", "p2", "p3"];
const width = 16;
/** People pause, so that pings of their cases leave room for the announcements by which a takeover is noticed. */
const thinkMs = 250;
const takeoverMs = 15_000;
const secondsOfAKill = 22;

/** Runs three processes by webhook behind a balancer, and repeatedly kills the process that is sending. */
export async function killOneOfThree({ kills, seed, url, say }: ProcessRun): Promise<ProcessFigures> {
  const chance = createChance(seed);
  const crowd = makeCrowd(150, 30);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-processes-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const storage = await makeStorage(folder, url, crowd.mediators);
  await fillTalks(storage, now());
  const telegram = await startStormyTelegram({ token, people: demoStaff, now }, () => 10 + chance.below(120));
  const { playground, seen } = telegram;
  const ports = await Promise.all(names.map(freePort));
  const balancer = await startBalancer(ports);
  const webhookUrl = `http://127.0.0.1:${balancer.port}/telegram`;
  const logs = names.map((name) => join(folder, `${name}.log`));
  const bots = names.map((name, at) =>
    createBot(
      { ...storage.env, LOG_LEVEL: "debug" },
      {
        token,
        apiRoot: telegram.apiRoot(name),
        shiftMs,
        webhook: { url: webhookUrl, secret, port: ports[at] ?? 0 },
      },
      logs[at] ?? "",
    ),
  );
  try {
    gather(playground, crowd);
    const reached = countMessages(playground, repeatedChats(crowd));
    await Promise.all(bots.map((bot) => bot.start()));
    await greeted(telegram);
    const opened = performance.now();
    const announcements = (kills * secondsOfAKill + 20) * defaultPace.perSecond;
    await fillOutbox(storage, crowd.subscribers, Math.ceil(announcements / crowd.subscribers.length), now());
    const pings = startMediators(playground, chance);
    const talkers = startTalkers(playground, chance);
    const citizens = startCitizens(playground, chance, createSecrets(), width, thinkMs);
    await sleep(3000);
    const listeners = new Set(crowd.subscribers);
    const takeovers: Takeover[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      const takeover = await killSender(telegram, bots, listeners, chance);
      takeovers.push(takeover);
      say(`kill ${kill}: ${JSON.stringify(takeover)}`);
    }
    talkers.close();
    if (!(await citizens.finished(120_000))) {
      for (const { id, waitingFor } of citizens.reports) if (waitingFor !== null) say(`${id} waits for ${waitingFor}`);
    }
    await atRest(playground, seen);
    await Promise.all(bots.map((bot) => bot.end("SIGTERM")));
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.reports, pings, reached, crowd.subscribers, talkers);
    const outbox = await readOutbox(database);
    await database.close();
    const handlings = await readHandlings(logs);
    const times = deliveriesAmong(
      seen.filter(({ atMs }) => atMs > opened),
      listeners,
      outbox.sent,
    ).map(({ atMs }) => atMs);
    const figures = {
      ...broken,
      takeovers,
      reports: citizens.reports.length,
      messages: reached.total(),
      messagesDoubled: reached.doubled(),
      announcementsUnknown: outbox.announcementsUnknown,
      maxPerSecond: maxPerSecond(await readDepartures(logs)),
      maxArrivedPerSecond: maxPerSecond(times),
      handled: handlings.total,
      handledTwice: handlings.twice,
      handledOutOfTurn: handlings.outOfTurn,
      shares: names.map((name) => seen.filter(({ caller, method }) => caller === name && isMessage(method)).length),
    };
    return { ...figures, broken: [...brokenPromises(broken), ...promisesOf(figures, outbox.disorder)] };
  } finally {
    for (const bot of bots) await bot.end("SIGKILL");
    await balancer.close();
    await telegram.close();
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true });
    else say(folder);
  }
}

function promisesOf(figures: Omit<ProcessFigures, "broken">, disorder: number): string[] {
  const slow = figures.takeovers.filter(
    ({ deliveryMs, answerMs }) => (deliveryMs ?? Number.POSITIVE_INFINITY) > takeoverMs || (answerMs ?? 0) > takeoverMs,
  );
  return [
    ...(slow.length > 0 ? [`${slow.length} takeovers too slow`] : []),
    ...(figures.handledTwice > 0 ? [`${figures.handledTwice} updates handled twice`] : []),
    ...(figures.handledOutOfTurn > 0 ? [`${figures.handledOutOfTurn} updates out of turn`] : []),
    ...(figures.messagesDoubled > figures.takeovers.reduce((sum, { inHand }) => sum + inHand, 0)
      ? [`doubled ${figures.messagesDoubled}`]
      : []),
    ...(figures.maxPerSecond > defaultPace.perSecond + rounding ? [`${figures.maxPerSecond} in a second`] : []),
    ...(disorder > 0 ? [`disorder ${disorder}`] : []),
  ];
}

/** Kills the sending process while it also answers somebody, watches the others take over, and starts it again. */
async function killSender(
  telegram: StormyTelegram,
  bots: readonly Bot[],
  listeners: ReadonlySet<number>,
  chance: Chance,
): Promise<Takeover> {
  const { seen } = telegram;
  const isAnnouncement = ({ method, params }: SeenCall) => isMessage(method) && listeners.has(Number(params.chat_id));
  const sender = () => seen.findLast(isAnnouncement)?.caller ?? "p1";
  const answering = (caller: string) =>
    telegram.inFlight(caller).filter((call) => isMessage(call.method) && !isAnnouncement(call));
  await sleep(chance.below(3000));
  for (let tries = 0; tries < 2000 && answering(sender()).length === 0; tries += 1) await sleep(5);
  const victim = sender();
  const bot = bots[names.indexOf(victim)];
  const inFlight = telegram.inFlight(victim).length;
  const chats = new Set(answering(victim).map(({ params }) => Number(params.chat_id)));
  const dying = bot?.end("SIGKILL");
  const killedAt = performance.now();
  await dying;
  const after = (fits: (call: SeenCall) => boolean) => {
    const found = seen.find(
      (call) => call.atMs > killedAt && call.caller !== victim && isMessage(call.method) && fits(call),
    );
    return found === undefined ? null : Math.round(found.atMs - killedAt);
  };
  const deliveryMs = () => after(isAnnouncement);
  const answers = () => [...chats].map((chat) => after(({ params }) => Number(params.chat_id) === chat));
  while (performance.now() - killedAt < 45_000 && (deliveryMs() === null || answers().includes(null))) await sleep(50);
  const slowest = answers().includes(null) ? 45_000 : Math.max(...answers().map(Number));
  await bot?.start();
  const inHand = seen.filter(
    (call) => call.caller === victim && isMessage(call.method) && isLate(call, killedAt),
  ).length;
  return { inFlight, inHand, deliveryMs: deliveryMs(), answerMs: chats.size === 0 ? null : slowest };
}

function isLate({ atMs }: SeenCall, killedAt: number): boolean {
  return atMs > killedAt - 1000 && atMs < killedAt + 1000;
}

/** Waits until the outbox is empty and no process sends. */
async function atRest(playground: Playground, seen: readonly SeenCall[]): Promise<void> {
  for (let seconds = 0; seconds < 600; seconds += 1) {
    await sleep(1000);
    const last = seen.findLast(({ method }) => isMessage(method))?.atMs ?? 0;
    if (playground.pendingUpdates() === 0 && performance.now() - last > 5000) return;
  }
}
