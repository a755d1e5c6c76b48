import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { countUnderWay } from "./announcements/announcements.ts";
import { countOverdueOffers } from "./assignment/assignment.ts";
import { countOpenCases } from "./cases/cases.ts";
import { countSetAside } from "./database/due-rows.ts";
import type { Database } from "./database/open.ts";
import { createDepths, type Depths } from "./telegram/depths.ts";
import type { Meters } from "./telegram/meters.ts";

/** What the database and health say when Prometheus asks. */
export interface Standing extends Depths {
  cases: { status: string; count: number }[];
  overdueOffers: number;
  /** Rows of jobs that failed and wait to be tried again. */
  failedRows: number;
  announcements: { running: number; paused: number };
  obstacles: number;
}

export interface Metrics {
  /** For the wire, which tells what it does. */
  meters: Meters;
  /** What is asked at a scrape, at most every five seconds. */
  watch(ask: () => Promise<Standing>): void;
  scrape(): Promise<{ contentType: string; text: string }>;
}

const keptMs = 5000;

/**
 * Counters, gauges and a histogram for Prometheus. Labels are names of our own: no ids, no names, nothing that people told.
 * @param perSecond how many deliveries are sent at most
 */
export function createMetrics(perSecond: number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const common = { registers: [registry] };
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `bitimger_${name}`, help, labelNames, ...common });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `bitimger_${name}`, help, labelNames, ...common });

  const updates = counter("updates_total", "Updates by how their handling ended.", ["outcome"]);
  const handling = new Histogram({
    name: "bitimger_update_handling_seconds",
    help: "How long the handling of an update took.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    ...common,
  });
  const deliveries = counter("deliveries_total", "Deliveries of the outbox by message and outcome.", [
    "message",
    "outcome",
  ]);
  const calls = counter("telegram_calls_total", "Calls of the Bot API: direct answers, and the wire's own.", [
    "way",
    "outcome",
  ]);
  const knocks = counter("webhook_requests_total", "Calls of the webhook by what became of them.", ["outcome"]);
  const ready = gauge("ready", "1: nothing stands in the way of working, as /health/ready says.");
  const inboxWaiting = gauge("inbox_waiting", "Updates that are not handled yet.");
  const inboxOldest = gauge("inbox_oldest_seconds", "How long the oldest of them has waited.");
  const inboxSlowed = gauge("inbox_slowed", "Of those that wait: sent too many at once, to be taken up more slowly.");
  const inboxSetAside = gauge("inbox_set_aside", "Updates that could not be handled and wait for an operator.");
  const outboxDue = gauge("outbox_due", "Deliveries that are due, by class: 1 urgent, 2 ordinary, 3 news.", ["class"]);
  const outboxLater = gauge("outbox_later", "Deliveries that wait for their time.", ["class"]);
  const outboxOldest = gauge("outbox_oldest_seconds", "How long the oldest due delivery has waited.", ["class"]);
  const paused = gauge("pace_paused_until_seconds", "Until when nothing is sent (a 429), in Unix time; 0: no pause.");
  const chatsHeld = gauge("chats_held", "Chats to which nothing is sent for a time (a 429 of their own).");
  gauge("pace_per_second", "How many deliveries a second are sent at most.").set(perSecond);
  const cases = gauge("cases_open", "Cases that are open; escalated: waiting for a coordinator.", ["status"]);
  const overdue = gauge("offers_overdue", "Offers whose time is over and that nobody has taken back yet.");
  const failedRows = gauge("job_rows_set_aside", "Rows that a job could not do; each is tried again within the hour.");
  const announcements = gauge("announcements", "Announcements under way: running, paused.", ["status"]);

  // What is not there yet cannot rise.
  for (const outcome of ["handled", "repeated", "notKept", "failed", "setAside"]) updates.inc({ outcome }, 0);

  function show(standing: Standing): void {
    const { inbox, outbox, pausedUntil } = standing;
    ready.set(standing.obstacles === 0 ? 1 : 0);
    inboxWaiting.set(inbox.waiting);
    inboxOldest.set(inbox.oldestSeconds);
    inboxSlowed.set(inbox.slowed);
    inboxSetAside.set(inbox.setAside);
    for (const one of [1, 2, 3]) {
      const found = outbox.find((row) => row.class === one);
      outboxDue.set({ class: one }, found?.due ?? 0);
      outboxLater.set({ class: one }, found?.later ?? 0);
      outboxOldest.set({ class: one }, found?.oldestSeconds ?? 0);
    }
    paused.set((pausedUntil?.getTime() ?? 0) / 1000);
    chatsHeld.set(standing.heldChats);
    for (const { status, count } of standing.cases) cases.set({ status }, count);
    overdue.set(standing.overdueOffers);
    failedRows.set(standing.failedRows);
    for (const status of ["running", "paused"] as const) announcements.set({ status }, standing.announcements[status]);
  }

  let ask: (() => Promise<Standing>) | null = null;
  let asked: { at: number; done: Promise<void> } | null = null;

  async function refresh(): Promise<void> {
    if (ask === null) return;
    if (asked === null || performance.now() - asked.at > keptMs) {
      // A database that does not answer: what was last known stays, and it is not ready.
      asked = { at: performance.now(), done: ask().then(show, () => ready.set(0)) };
    }
    await asked.done;
  }

  return {
    meters: {
      handled(outcome, seconds) {
        updates.inc({ outcome });
        if (outcome !== "repeated" && outcome !== "notKept") handling.observe(seconds);
      },
      delivered: (message, outcome) => deliveries.inc({ message, outcome }),
      called: (way, outcome) => calls.inc({ way, outcome }),
      knocked: (outcome) => knocks.inc({ outcome }),
    },
    watch(question) {
      ask = question;
    },
    async scrape() {
      await refresh();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** What the gauges show, in some cheap statements. */
export function createStanding({ prisma, sql }: Database): (now: Date) => Promise<Omit<Standing, "obstacles">> {
  const depths = createDepths(sql);
  return async (now) => ({
    ...(await depths(now)),
    cases: await countOpenCases(prisma),
    overdueOffers: await countOverdueOffers(prisma, now),
    failedRows: await countSetAside(prisma),
    announcements: await countUnderWay(prisma),
  });
}
