import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createChance } from "../walk/random.ts";
import { createSecrets } from "../walk/secrets.ts";
import { type Announced, announceEvent, compareAnnounced, startEditor } from "./announcing.ts";
import { createBot } from "./bot.ts";
import { startCitizens } from "./citizens.ts";
import { type Broken, compare } from "./compare.ts";
import { countMessages } from "./count-messages.ts";
import { brokenPromises, demoStaff, gather, makeCrowd, repeatedChats, toWorkingTime } from "./crowd.ts";
import { webhookOf } from "./free-port.ts";
import { startMediators } from "./mediators.ts";
import { fillOutbox, makeStorage } from "./storage.ts";
import { everythingSaid, fillTalks, startTalkers } from "./talkers.ts";
import { startTelegram } from "./telegram.ts";

export interface KillRun {
  kills: number;
  seed: number;
  /** A PostgreSQL database for this run; null means an embedded database. */
  url: string | null;
  /** By webhook updates arrive in Telegram's lanes, each with its own retries. */
  by: "polling" | "webhook";
  say: (line: string) => void;
}

export interface KillFigures extends Broken, Announced {
  kills: number;
  /** Kills with three or more calls to Telegram in flight. */
  busyKills: number;
  /** Calls in flight at all kills together. */
  inFlight: number;
  reports: number;
  messages: number;
  messagesDoubled: number;
  /** Messages that the server accepted after the bot was gone. These may be sent twice. */
  undelivered: number;
  /** Answers that reached the process shortly before it died. It may have had no time to record them. */
  justHeard: number;
}

const token = "7000000:faults-know-no-secrets";
const width = 16;
const crowd = makeCrowd(150, 30, 0, 300);
/** The time for setting everything up. Then the announcement of an event starts, before the rest of the outbox is due. */
const aheadMs = 15_000;
const announcingMs = 12_000;
const busy = 3;
const commitMs = 60;

/** The promises that were not kept. */
export function brokenByKills(figures: KillFigures): string[] {
  const { kills, busyKills, inFlight, reports, messages, messagesDoubled, undelivered, justHeard, ...rest } = figures;
  const { announcedUnknown, ...zeros } = rest;
  const broken = brokenPromises(zeros);
  if (messagesDoubled > undelivered + justHeard) {
    broken.push(`${messagesDoubled} messages doubled, but only ${undelivered} undelivered and ${justHeard} just heard`);
  }
  // Besides the calls that the server had received, another call may have been on the way.
  if (announcedUnknown > inFlight + kills) {
    broken.push(`${announcedUnknown} announcements unknown with ${inFlight} calls in flight at ${kills} kills`);
  }
  if (busyKills < 0.8 * kills) broken.push(`only ${busyKills} of ${kills} kills with ${busy} calls in flight`);
  if (reports < kills || messages < reports) broken.push(`too little happened: ${reports} reports`);
  return broken;
}

/** Lets people report, mediators answer and a broadcast run, and kills the process again and again in the middle of it. */
export async function killAnywhere({ kills, seed, url, by, say }: KillRun): Promise<KillFigures> {
  const chance = createChance(seed);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-faults-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const storage = await makeStorage(folder, url, crowd.mediators);
  await fillTalks(storage, now());
  const startAt = new Date(now().getTime() + aheadMs);
  await announceEvent(storage, crowd.listeners, startAt);
  await fillOutbox(storage, crowd.subscribers, 400, new Date(startAt.getTime() + announcingMs));
  const telegram = await startTelegram({ token, people: demoStaff, chance, now });
  const { playground } = telegram;
  gather(playground, crowd);
  const hello = { token, apiRoot: telegram.apiRoot, shiftMs, ...(by === "webhook" ? await webhookOf() : {}) };
  const bot = createBot(storage.env, hello, join(folder, "log"));
  let busyKills = 0;
  let inFlight = 0;
  let justHeard = 0;
  try {
    const reached = countMessages(playground, repeatedChats(crowd));
    const editor = startEditor(playground);
    await bot.start();
    await quiet(playground.pendingUpdates);
    if (!(await editor.sees("RUNNING", 60_000))) throw new Error("The announcement of the event has not started.");
    const pings = startMediators(playground, chance);
    const talkers = startTalkers(playground, chance);
    const citizens = startCitizens(playground, chance, createSecrets(), width);
    for (let kill = 1; kill <= kills; kill += 1) {
      // On PostgreSQL a successor takes over when the leases of the dead process have expired, so that kills must wait for that.
      if (url !== null) await untilBusy(telegram.inFlight);
      await sleep(300 + chance.below(2500));
      // Some processes die before they listen.
      await untilBusy(telegram.inFlight);
      if (telegram.inFlight() >= busy) busyKills += 1;
      inFlight += telegram.inFlight();
      justHeard += telegram.heardWithin(commitMs);
      await bot.end("SIGKILL");
      const starting = bot.start();
      if (chance.percent(10)) {
        await sleep(chance.below(900));
        await bot.end("SIGKILL");
        await starting;
        void bot.start();
      } else await starting;
      if (kill % 10 === 0) say(`${kill} kills, ${citizens.reports.length} people so far`);
    }
    talkers.close();
    const all = await citizens.finished(120_000);
    if (!all)
      for (const { id, waitingFor } of citizens.reports) if (waitingFor !== null) say(`${id} waits for ${waitingFor}`);
    await everythingSaid(talkers);
    if (!(await editor.sees("DONE", 90_000))) say(`the announcement has not ended: ${editor.reads()}`);
    // Pings leave first, as soon as the successor holds the lease of the pace.
    await sleep(url === null ? 6000 : 25_000);
    await bot.end("SIGTERM");
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.reports, pings, reached, crowd.subscribers, talkers);
    const announced = await compareAnnounced(database, editor, crowd.listeners);
    await database.close();
    return {
      kills,
      busyKills,
      inFlight,
      reports: citizens.reports.length,
      messages: reached.total(),
      ...broken,
      ...announced,
      messagesDoubled: reached.doubled(),
      undelivered: telegram.undelivered(),
      justHeard,
    };
  } finally {
    await bot.end("SIGKILL");
    await telegram.close();
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true });
    else say(folder);
  }
}

async function untilBusy(inFlight: () => number): Promise<void> {
  for (let tries = 0; inFlight() < busy && tries < 5000; tries += 1) await sleep(5);
}

async function quiet(pending: () => number): Promise<void> {
  while (pending() > 0) await sleep(50);
  await sleep(1000);
}
