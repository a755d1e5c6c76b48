import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openPostgres } from "../../src/platform/database/open.ts";
import { createVault } from "../../src/platform/database/vault.ts";
import { createChance } from "../walk/random.ts";
import { createSecrets } from "../walk/secrets.ts";
import { startBalancer } from "./balancer.ts";
import { createBot } from "./bot.ts";
import { startCitizens } from "./citizens.ts";
import { type Broken, compare } from "./compare.ts";
import { countMessages } from "./count-messages.ts";
import { brokenPromises, demoStaff, gather, makeCrowd, readOutbox, repeatedChats, toWorkingTime } from "./crowd.ts";
import { freePort } from "./free-port.ts";
import { startMediators } from "./mediators.ts";
import { fillOutbox, type Storage } from "./storage.ts";
import { greeted, startStormyTelegram } from "./stormy-telegram.ts";
import { checkOut } from "./version-before.ts";

export interface RollingFigures extends Broken {
  reports: number;
  messages: number;
  messagesDoubled: number;
  broken: string[];
}

export interface RollingRun {
  /** The version that runs first. */
  before: string;
  seed: number;
  url: string;
  say: (line: string) => void;
}

const token = "7000000:faults-know-no-secrets";
const secret = "faults-know-no-secrets";
const width = 12;
const thinkMs = 250;
/** How long both versions run at the same time. */
const bothVersionsMs = 15_000;

/**
 * Replaces two processes of the previous version, by webhook behind a balancer, one by one by this version, under load. The first
 * new process migrates the database while an old process goes on working.
 */
export async function restartRolling({ before, seed, url, say }: RollingRun): Promise<RollingFigures> {
  const chance = createChance(seed);
  const crowd = makeCrowd(40, 20);
  const folder = await mkdtemp(join(tmpdir(), "bitimger-rolling-"));
  const shiftMs = toWorkingTime(new Date());
  const now = () => new Date(Date.now() + shiftMs);
  const old = checkOut(before);
  const storage = makeOldStorage(old.folder, folder, url, crowd.mediators);
  const telegram = await startStormyTelegram({ token, people: demoStaff, now }, () => 10 + chance.below(120));
  const { playground } = telegram;
  const ports = [await freePort(), await freePort()];
  const balancer = await startBalancer(ports);
  const webhookUrl = `http://127.0.0.1:${balancer.port}/telegram`;
  const open = (name: string, at: number, root?: string) => {
    const webhook = { url: webhookUrl, secret, port: ports[at] ?? 0 };
    return createBot(
      storage.env,
      { token, apiRoot: telegram.apiRoot(name), shiftMs, webhook },
      join(folder, `${name}.log`),
      root,
    );
  };
  const olds = [open("p1", 0, old.folder), open("p2", 1, old.folder)];
  const news = [open("p3", 0), open("p4", 1)];
  try {
    gather(playground, crowd);
    const reached = countMessages(playground, repeatedChats(crowd), announcementOf(old.folder));
    await Promise.all(olds.map((bot) => bot.start()));
    await greeted(telegram);
    say("two processes of the previous version are running");
    const pings = startMediators(playground, chance);
    const citizens = startCitizens(playground, chance, createSecrets(), width, thinkMs);
    await sleep(8000);
    for (const [at, bot] of news.entries()) {
      await olds[at]?.end("SIGTERM");
      await bot.start();
      say(`${at + 1} of 2 replaced, ${citizens.reports.length} people so far`);
      if (at === 0) await fillOutbox(storage, crowd.subscribers, 10, now());
      await sleep(bothVersionsMs);
    }
    if (!(await citizens.finished(120_000))) {
      for (const { id, waitingFor } of citizens.reports) if (waitingFor !== null) say(`${id} waits for ${waitingFor}`);
    }
    await sleep(25_000);
    await Promise.all(news.map((bot) => bot.end("SIGTERM")));
    const database = await storage.open();
    const broken = await compare(database, storage.vault, citizens.reports, pings, reached, crowd.subscribers, null);
    const outbox = await readOutbox(database);
    await database.close();
    return {
      ...broken,
      reports: citizens.reports.length,
      messages: reached.total(),
      messagesDoubled: reached.doubled(),
      broken: [
        ...brokenPromises(broken),
        ...(reached.doubled() > 0 ? [`doubled ${reached.doubled()}`] : []),
        ...(outbox.left > 0 ? [`${outbox.left} still in the outbox`] : []),
        ...(outbox.announcementsUnknown > 0 ? [`${outbox.announcementsUnknown} announcements unknown`] : []),
        ...(citizens.reports.length < 2 * width ? [`too little happened: ${citizens.reports.length} reports`] : []),
      ],
    };
  } finally {
    for (const bot of [...olds, ...news]) await bot.end("SIGKILL");
    await balancer.close();
    await telegram.close();
    old.remove();
    if (process.env.KEEP === undefined) await rm(folder, { recursive: true, force: true });
    else say(folder);
  }
}

/** The text of the message that stands for an announcement, in this version. */
function announcementOf(root: string): string {
  const chat = JSON.parse(readFileSync(join(root, "locales/kk/chat.json"), "utf8")) as { setAside: string };
  return chat.setAside;
}

/** Creates the database by the code of the previous version. */
function makeOldStorage(root: string, folder: string, url: string, mediators: readonly number[]): Storage {
  const script = `
    const { makeStorage } = await import(${JSON.stringify(join(root, "test/faults/storage.ts"))});
    const { env } = await makeStorage(...${JSON.stringify([folder, url, mediators])});
    process.stdout.write(JSON.stringify(env));
    process.exit();`;
  const written = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
  const env = JSON.parse(written.toString()) as Record<string, string>;
  const vault = createVault([Buffer.from(env.SEAL_KEY ?? "", "base64")]);
  return { vault, env, open: () => openPostgres(url) };
}
