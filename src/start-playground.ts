import { randomBytes } from "node:crypto";
import type { Config } from "./config.ts";
import { startHttp } from "./http.ts";
import type { Logger } from "./log.ts";
import { keepBot } from "./playground/bot-keeper.ts";
import { demoAdminId, demoPeople } from "./playground/demo.ts";
import { createPlayground, type Playground } from "./playground/server.ts";
import type { PlaygroundOptions } from "./playground/types.ts";
import { type Releases, tell } from "./running.ts";

// For `npm run playground`: a bot that is started anew finds the same server.
const standaloneToken = "7000000:playground-knows-no-secrets";

/** The playground, and the bot in a process of its own beside it; returns when the bot listens. */
export async function startPlayground(config: Config, log: Logger, releases: Releases): Promise<void> {
  const token = `7000000:${randomBytes(24).toString("base64url")}`;
  let shiftMs = 0;
  const bot = keepBot((code, signal) => log.error({ code, signal }, "the bot's process has ended"));
  const playground = openPlayground(token, {
    now: () => new Date(Date.now() + shiftMs),
    shiftClock: (minutes) => {
      shiftMs += minutes * 60_000;
      bot.tell({ shiftMs });
    },
    process: bot,
  });
  const address = await serve(playground, config, releases, async () =>
    bot.state() === "running" ? [] : [`the bot is ${bot.state()}`],
  );
  releases.push(() => bot.stop());
  bot.tell({ token, apiRoot: address, shiftMs });
  bot.start();
  await bot.firstReady;
  // Telegram lets a bot write only to who has written to it.
  for (const { id, staff } of demoPeople) if (staff !== null) playground.sendText(id, "/start");
  tell(`The playground is open: ${address}/`);
}

/** The playground's server without a bot: a bot in another process uses it as its Bot API server. */
export async function startPlaygroundAlone(config: Config, releases: Releases): Promise<void> {
  const playground = openPlayground(standaloneToken, { now: () => new Date() });
  const address = await serve(playground, config, releases, async () => []);
  tell(
    `The playground is open without a bot: ${address}/\n` +
      `Start one beside it: BOT_TOKEN=${standaloneToken} TELEGRAM_API_ROOT=${address} ADMIN_IDS=${demoAdminId} PORT=8081 npm start`,
  );
}

function openPlayground(token: string, options: Pick<PlaygroundOptions, "now" | "shiftClock" | "process">): Playground {
  return createPlayground({
    token,
    username: "bitimger_playground_bot",
    botName: "Бітімгер",
    people: demoPeople.map(({ language: _, staff: __, ...person }) => person),
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
