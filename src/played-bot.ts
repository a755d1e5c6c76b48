import { once } from "node:events";
import { join } from "node:path";
import type { Config } from "./config.ts";
import type { Logger } from "./log.ts";
import type { FromPlayground } from "./playground/bot-keeper.ts";
import { demoAdminId } from "./playground/demo.ts";
import { seedDemoEvents } from "./playground/demo-events.ts";
import { seedDemoStaff } from "./playground/demo-staff.ts";
import type { Releases } from "./running.ts";
import { startBot } from "./start-bot.ts";

/** The bot in a process of its own, kept by the playground: it may be killed at any time. */
export async function startPlayedBot(config: Config, log: Logger, releases: Releases): Promise<void> {
  if (!process.connected) throw new Error("This is started by the playground: npm start without a BOT_TOKEN.");
  const [{ token, apiRoot, shiftMs, wrongMs = 0, webhook }] = (await once(process, "message")) as [FromPlayground];
  let shift = shiftMs;
  let wrong = wrongMs;
  process.on("message", (message: FromPlayground) => {
    shift = message.shiftMs;
    wrong = message.wrongMs ?? 0;
  });
  await startBot(
    {
      config: {
        ...config,
        dataDir: join(config.dataDir, "playground"),
        host: "127.0.0.1",
        port: webhook?.port ?? 0,
        adminIds: [...config.adminIds, demoAdminId],
      },
      token,
      apiRoot,
      receiving: webhook === undefined ? { kind: "polling" } : { kind: "webhook", ...webhook },
      now: () => new Date(Date.now() + shift + wrong),
      clockAheadMs: () => shift,
      seedDemo: async (database, vault, at) => {
        await seedDemoStaff(database, vault, at);
        await seedDemoEvents(database, vault, at);
      },
    },
    log,
    releases,
  );
  process.send?.("ready");
}
