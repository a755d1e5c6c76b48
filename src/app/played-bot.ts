import { once } from "node:events";
import { join } from "node:path";
import type { Config } from "../platform/config.ts";
import { errorFacts, type Logger } from "../platform/log.ts";
import type { Releases } from "../platform/shutdown.ts";
import type { FromPlayground } from "../playground/bot-keeper.ts";
import { stepsOfClock } from "../playground/clock-steps.ts";
import { seedDemoEvents } from "../playground/demo-events.ts";
import { demoAdminId } from "../playground/demo-people.ts";
import { seedDemoStaff } from "../playground/demo-staff.ts";
import { jobTable } from "./jobs.ts";
import type { Service } from "./service.ts";
import { startBot } from "./start-bot.ts";

/** Runs the jobs at once instead of by their schedules. Housekeeping does not depend on the playground's clock. */
async function runDueJobs(service: Service, at: Date, log: Logger): Promise<void> {
  for (const { name, run } of jobTable(service.jobs)) {
    if (name === "runHousekeeping") continue;
    await run(at).catch((error: unknown) => log.error({ job: name, ...errorFacts(error) }, "a job failed"));
  }
  service.sender.wake();
}

/** Starts the bot in a process of its own, which the playground manages and may kill at any time. */
export async function startPlayedBot(config: Config, log: Logger, releases: Releases): Promise<void> {
  if (!process.connected)
    throw new Error("Only the playground starts this. Run npm start without a BOT_TOKEN instead.");
  const [{ token, apiRoot, shiftMs, wrongMs = 0, webhook }] = (await once(process, "message")) as [FromPlayground];
  let shift = shiftMs;
  let wrong = wrongMs;
  let service: Service | null = null;
  let moved = Promise.resolve();
  const now = () => new Date(Date.now() + shift + wrong);
  const moveClock = async (to: number) => {
    for (const step of shift === to ? [] : stepsOfClock(shift, to)) {
      shift = step;
      if (service !== null) await runDueJobs(service, now(), log);
    }
  };
  process.on("message", (message: FromPlayground) => {
    wrong = message.wrongMs ?? 0;
    moved = moved.then(() => moveClock(message.shiftMs));
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
      now,
      clockAheadMs: () => shift,
      onStarted: (started) => {
        service = started;
      },
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
