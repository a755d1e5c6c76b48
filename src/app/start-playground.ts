import { randomBytes } from "node:crypto";
import type { Config } from "../platform/config.ts";
import { aboutLanguage, fallbacksOf, languages } from "../platform/i18n/languages.ts";
import type { Logger } from "../platform/log.ts";
import { type Releases, tell } from "../platform/shutdown.ts";
import { nextMorning } from "../platform/time/contact-hours.ts";
import { keepBot } from "../playground/bot-keeper.ts";
import { demoAdminId, demoPeople } from "../playground/demo-people.ts";
import { createMovedClock } from "../playground/moved-clock.ts";
import { createPlayground, type Playground } from "../playground/server.ts";
import type { PlaygroundOptions } from "../playground/types.ts";
import { startHttp } from "./http.ts";

/** Starts the playground, and the bot in a process of its own. Resolves when the bot is listening. */
export async function startPlayground(config: Config, log: Logger, releases: Releases): Promise<void> {
  const token = newToken();
  const bot = keepBot((code, signal) => log.error({ code, signal }, "the bot's process has exited"));
  const clock = createMovedClock({ setBot: bot.moveClock, morningAfter: nextMorning });
  const playground = openPlayground(token, {
    now: clock.now,
    moveClock: clock.move,
    process: bot,
    topics: config.topics,
  });
  const address = await serve(playground, config, releases, async () =>
    bot.state() === "running" ? [] : [`the bot is ${bot.state()}`],
  );
  releases.push(() => bot.stop());
  bot.tell({ token, apiRoot: address, shiftMs: clock.shiftMs() });
  bot.start();
  await bot.firstReady;
  // Telegram lets a bot write only to people who have written to it.
  for (const { id, staff } of demoPeople) if (staff !== null) playground.sendText(id, "/start");
  tell(`The playground is open: ${address}/`);
}

/**
 * Starts the playground without a bot. A bot in another process can use it as its Bot API server.
 * @param fixedToken the token that bots must use; by default a new token, so that no foreign page can know it
 */
export async function startPlaygroundWithoutBot(
  config: Config,
  releases: Releases,
  fixedToken?: string,
): Promise<void> {
  if (fixedToken !== undefined && !/^\d+:[\w-]{20,}$/.test(fixedToken)) {
    throw new Error(
      "The token should look like Telegram's tokens: digits, a colon, and 20 or more of A-Z, a-z, 0-9, _ and -.",
    );
  }
  const token = fixedToken ?? newToken();
  const playground = openPlayground(token, { now: () => new Date(), topics: config.topics });
  const address = await serve(playground, config, releases, async () => []);
  tell(
    `The playground is open without a bot: ${address}/\n` +
      `Start a bot for it: BOT_TOKEN=${token} TELEGRAM_API_ROOT=${address} ADMIN_IDS=${demoAdminId} PORT=8081 npm start`,
  );
}

function newToken(): string {
  return `7000000:${randomBytes(24).toString("base64url")}`;
}

function openPlayground(
  token: string,
  options: Pick<PlaygroundOptions, "now" | "moveClock" | "process" | "topics">,
): Playground {
  return createPlayground({
    token,
    username: "bitimger_playground_bot",
    botName: "Бітімгер",
    people: demoPeople.map(({ language: _, staff: __, ...person }) => person),
    languages: languages.map((code) => ({ code, name: aboutLanguage(code).name, fallback: fallbacksOf(code) })),
    ...options,
  });
}

async function serve(
  playground: Playground,
  { host, port }: Config,
  releases: Releases,
  obstacles: () => Promise<string[]>,
): Promise<string> {
  const http = await startHttp({ host, port, playground: playground.app, obstacles });
  releases.push(
    () => http.stop(),
    async () => playground.close(),
  );
  const shownHost = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${shownHost}:${http.port}`;
}
