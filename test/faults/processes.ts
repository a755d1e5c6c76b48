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
import { brokenPromises, demoStaff, gather, makeCrowd, readOutbox, repeatedChats, toWorkingTime } from "./crowd.ts";
import { freePort } from "./free-port.ts";
import { readDepartures, readHandlings } from "./handled.ts";
import { startMediators } from "./mediators.ts";
import { countMessages } from "./messages.ts";
import { deliveriesAmong, mostInASecond, rounding } from "./pace.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { type Broken, compare } from "./verdict.ts";
import { greeted, type SeenCall, type StormyTelegram, says, startStormyTelegram } from "./weather.ts";

/** From a kill until others do what the dead one did. */
export interface Takeover {
  /** Calls that the dead one had made and not heard of. */
  inFlight: number;
  /** Messages that it had sent in its last second: with what it had not written down yet, they may come twice. */
  inHand: number;
  /** To the next delivery; null: none came. */
  deliveryMs: number | null;
  /** To the next answer in the slowest of the chats that the dead one was answering; null: it was answering nobody. */
  answerMs: number | null;
}

export interface ProcessFigures extends Broken {
  takeovers: Takeover[];
  reports: number;
  messages: number;
  messagesDoubled: number;
  announcementsUnknown: number;
  /** As they left; on busy cores some arrive a little sooner or later. */
  mostInASecond: number;
  mostArrivedInASecond: number;
  handled: number;
  handledTwice: number;
  handledBeside: number;
  /** How many updates each has handled, by its calls. */
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
/** So that their cases' pings leave room for announcements, whose return is waited for. */
const thinkMs = 250;
const takeoverMs = 15_000;
const secondsOfAKill = 22;

/** Three processes by webhook behind a balancer; the one that sends is killed in the middle of it, again and again. */
export async function killOneOfThree({ kills, seed, url, say }: ProcessRun): Promise<ProcessFigures> {
  const chance = createChance(seed);
  const crowd = makeCrowd(150, 30);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-processes-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const storage = await makeStorage(folder, url, crowd.mediators);
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
    const citizens = startCitizens(playground, chance, createSecrets(), width, thinkMs);
    await sleep(3000);
    const listeners = new Set(crowd.subscribers);
    const takeovers: Takeover[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      const takeover = await killWhoSends(telegram, bots, listeners, chance);
      takeovers.push(takeover);
      say(`kill ${kill}: ${JSON.stringify(takeover)}`);
    }
    if (!(await citizens.finished(120_000))) {
      for (const { id, stands } of citizens.told) if (stands !== null) say(`${id} is ${stands}`);
    }
    await atRest(playground, seen);
    await Promise.all(bots.map((bot) => bot.end("SIGTERM")));
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.told, pings, reached, crowd.subscribers);
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
      reports: citizens.told.length,
      messages: reached.total(),
      messagesDoubled: reached.doubled(),
      announcementsUnknown: outbox.announcementsUnknown,
      mostInASecond: mostInASecond(await readDepartures(logs)),
      mostArrivedInASecond: mostInASecond(times),
      handled: handlings.total,
      handledTwice: handlings.twice,
      handledBeside: handlings.beside,
      shares: names.map((name) => seen.filter(({ caller, method }) => caller === name && says(method)).length),
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
    ...(figures.handledBeside > 0 ? [`${figures.handledBeside} updates out of turn`] : []),
    ...(figures.messagesDoubled > figures.takeovers.reduce((sum, { inHand }) => sum + inHand, 0)
      ? [`doubled ${figures.messagesDoubled}`]
      : []),
    ...(figures.mostInASecond > defaultPace.perSecond + rounding ? [`${figures.mostInASecond} in a second`] : []),
    ...(disorder > 0 ? [`disorder ${disorder}`] : []),
  ];
}

/** Kills it while it also answers somebody, watches the others take over, and starts it again. */
async function killWhoSends(
  telegram: StormyTelegram,
  bots: readonly Bot[],
  listeners: ReadonlySet<number>,
  chance: Chance,
): Promise<Takeover> {
  const { seen } = telegram;
  const isAnnouncement = ({ method, params }: SeenCall) => says(method) && listeners.has(Number(params.chat_id));
  const sender = () => seen.findLast(isAnnouncement)?.caller ?? "p1";
  const answering = (caller: string) =>
    telegram.inFlight(caller).filter((call) => says(call.method) && !isAnnouncement(call));
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
      (call) => call.atMs > killedAt && call.caller !== victim && says(call.method) && fits(call),
    );
    return found === undefined ? null : Math.round(found.atMs - killedAt);
  };
  const deliveryMs = () => after(isAnnouncement);
  const answers = () => [...chats].map((chat) => after(({ params }) => Number(params.chat_id) === chat));
  while (performance.now() - killedAt < 45_000 && (deliveryMs() === null || answers().includes(null))) await sleep(50);
  const slowest = answers().includes(null) ? 45_000 : Math.max(...answers().map(Number));
  await bot?.start();
  const inHand = seen.filter((call) => call.caller === victim && says(call.method) && isLate(call, killedAt)).length;
  return { inFlight, inHand, deliveryMs: deliveryMs(), answerMs: chats.size === 0 ? null : slowest };
}

function isLate({ atMs }: SeenCall, killedAt: number): boolean {
  return atMs > killedAt - 1000 && atMs < killedAt + 1000;
}

/** Waits until the outbox is empty and nobody sends anything more. */
async function atRest(playground: Playground, seen: readonly SeenCall[]): Promise<void> {
  for (let seconds = 0; seconds < 600; seconds += 1) {
    await sleep(1000);
    const last = seen.findLast(({ method }) => says(method))?.atMs ?? 0;
    if (playground.pendingUpdates() === 0 && performance.now() - last > 5000) return;
  }
}
