import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "node-cron";
import { errorFacts, type Logger } from "../platform/log.ts";
import { hasDueDeliveries } from "../platform/telegram/outbox/due-rows.ts";
import { hourMs, minuteMs, secondMs } from "../platform/time/units.ts";
import { jobTable } from "./jobs.ts";
import type { Service } from "./service.ts";

const lookMs = 10;
/** How long a stop of the clock waits for deliveries. A person gets only one in a second. */
const patienceMs = 5 * secondMs;

/** Whether a job with this schedule starts after `after` and not later than `upTo`. All jobs start at least once an hour. */
export function startsWithin(schedule: string, after: Date, upTo: Date): boolean {
  if (upTo.getTime() - after.getTime() >= hourMs) return true;
  const { minute: minutes, second: seconds } = parse(schedule);
  for (let at = Math.floor(after.getTime() / minuteMs) * minuteMs; at <= upTo.getTime(); at += minuteMs) {
    if (!minutes.includes(new Date(at).getUTCMinutes())) continue;
    const starts = seconds.map((second) => at + second * secondMs);
    if (starts.some((start) => start > after.getTime() && start <= upTo.getTime())) return true;
  }
  return false;
}

export interface DueJobs {
  /** Does what falls due until `at`: runs the jobs that start after `after`, and waits until the deliveries that are due have been sent. */
  run(after: Date, at: Date): Promise<void>;
}

/** Does what is due when a clock is moved. Housekeeping does not depend on that clock. */
export function createDueJobs({ jobs, sender }: Service, log: Logger): DueJobs {
  const { sql } = jobs.database;
  const table = jobTable(jobs).filter(({ name }) => name !== "runHousekeeping");
  /** Whether deliveries stay unsent, for example because Telegram is down. Then the clock goes on without them. */
  let isStuck = false;

  async function waitForDeliveries(at: Date): Promise<void> {
    const until = Date.now() + (isStuck ? 0 : patienceMs);
    sender.wake();
    while (await hasDueDeliveries(sql, at)) {
      isStuck = Date.now() >= until;
      if (isStuck) return;
      await sleep(lookMs);
    }
    isStuck = false;
  }

  return {
    async run(after, at) {
      for (const { name, schedule, run } of table) {
        if (!startsWithin(schedule, after, at)) continue;
        await run(at).catch((error: unknown) => log.error({ job: name, ...errorFacts(error) }, "a job failed"));
      }
      await waitForDeliveries(at).catch((error: unknown) => log.error(errorFacts(error), "could not read the outbox"));
    },
  };
}
