import { once } from "node:events";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import type { Logger } from "../platform/log.ts";
import type { Releases } from "../platform/shutdown.ts";
import type { FromBot, FromPlayground } from "../playground/bot-keeper.ts";
import { seedDemoEvents } from "../playground/demo-events.ts";
import { demoOperatorFile } from "../playground/demo-operator.ts";
import { demoAdminId } from "../playground/demo-people.ts";
import { seedDemoStaff } from "../playground/demo-staff.ts";
import { createDueJobs, type DueJobs } from "./due-jobs.ts";
import { startBot } from "./start-bot.ts";

/** The playground may be gone already. */
const tellPlayground = (news: FromBot) => void (process.connected && process.send?.(news));

/** Starts the bot in a process of its own, which the playground manages and may kill at any time. */
export async function startPlayedBot(config: Config, log: Logger, releases: Releases): Promise<void> {
  if (!process.connected)
    throw new Error("Only the playground starts this. Run npm start without a BOT_TOKEN instead.");
  const [{ token, apiRoot, shiftMs, wrongMs = 0, webhook }] = (await once(process, "message")) as [FromPlayground];
  let shift = shiftMs;
  let wrong = wrongMs;
  let dueJobs: DueJobs | null = null;
  let moved = Promise.resolve();
  const now = () => new Date(Date.now() + shift + wrong);
  const moveClock = async (to: number) => {
    const before = now();
    shift = to;
    await dueJobs?.run(before, now());
    tellPlayground({ kind: "reached", shiftMs: to });
  };
  process.on("message", (message: FromPlayground) => {
    wrong = message.wrongMs ?? 0;
    if (message.shiftMs !== shift) moved = moved.then(() => moveClock(message.shiftMs));
  });
  await startBot(
    {
      config: {
        ...config,
        dataDir: join(config.dataDir, "playground"),
        operatorFile: config.operatorFile ?? demoOperatorFile,
        host: "127.0.0.1",
        port: webhook?.port ?? 0,
        adminIds: [...config.adminIds, demoAdminId],
      },
      token,
      apiRoot,
      receiving: webhook === undefined ? { kind: "polling" } : { kind: "webhook", ...webhook },
      now,
      clockAheadMs: () => shift,
      onStarted: (started) => {
        dueJobs = createDueJobs(started, log);
      },
      seedDemo: async (database, vault, at) => {
        await seedDemoStaff(database, vault, at);
        await seedDemoEvents(database, vault, at);
      },
    },
    log,
    releases,
  );
  tellPlayground({ kind: "ready" });
}
