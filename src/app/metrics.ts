import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { countUnderWay } from "../features/announcements/announcements.ts";
import { countOverdueOffers } from "../features/assignment/offer-rows.ts";
import { countOpenCases } from "../features/cases/cases.ts";
import { countSetAside } from "../platform/database/due-rows.ts";
import type { Database } from "../platform/database/open.ts";
import { createQueueDepths, type QueueDepths } from "../platform/telegram/inbox/queue-depths.ts";
import type { WireMetrics } from "../platform/telegram/wire-metrics.ts";

/** The values of the gauges, read from the database and from health when Prometheus scrapes. */
export interface GaugeValues extends QueueDepths {
  cases: { status: string; count: number }[];
  overdueOffers: number;
  /** Rows that jobs could not handle and that wait for a retry. */
  failedRows: number;
  announcements: { running: number; paused: number };
  obstacles: number;
}

export interface Metrics {
  /** The counters that the wire increments. */
  meters: WireMetrics;
  /** Sets where the gauges are read from at a scrape, at most every five seconds. */
  watch(read: () => Promise<GaugeValues>): void;
  scrape(): Promise<{ contentType: string; text: string }>;
}

const keptMs = 5000;

/**
 * Creates the counters, gauges and the histogram for Prometheus. Labels are fixed words: no ids, no names, nothing that people told.
 * @param perSecond the maximum number of deliveries a second
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
  const calls = counter("telegram_calls_total", "CallPool of the Bot API: direct answers, and the wire's own.", [
    "way",
    "outcome",
  ]);
  const knocks = counter("webhook_requests_total", "CallPool of the webhook by outcome.", ["outcome"]);
  const ready = gauge("ready", "1 if the service is ready, as /health/ready says.");
  const inboxWaiting = gauge("inbox_waiting", "Updates that wait to be handled.");
  const inboxOldest = gauge("inbox_oldest_seconds", "How long the oldest of them has waited.");
  const inboxSlowed = gauge(
    "inbox_slowed",
    "Waiting updates of chats that sent too many at once, which are handled more slowly.",
  );
  const inboxSetAside = gauge("inbox_set_aside", "Updates that could not be handled and wait for an operator.");
  const outboxDue = gauge("outbox_due", "Deliveries that are due, by class: 1 urgent, 2 ordinary, 3 news.", ["class"]);
  const outboxLater = gauge("outbox_later", "Deliveries that wait for their time.", ["class"]);
  const outboxOldest = gauge("outbox_oldest_seconds", "How long the oldest due delivery has waited.", ["class"]);
  const paused = gauge("pace_paused_until_seconds", "Until when nothing is sent (a 429), in Unix time; 0: no pause.");
  const chatsHeld = gauge("chats_held", "Chats to which nothing is sent for a time (a 429 of their own).");
  gauge("pace_per_second", "How many deliveries a second are sent at most.").set(perSecond);
  const cases = gauge("cases_open", "Cases that are open; escalated: waiting for a coordinator.", ["status"]);
  const overdue = gauge("offers_overdue", "Offers whose time is over and that are not withdrawn yet.");
  const failedRows = gauge("job_rows_set_aside", "Rows that a job could not handle; each is retried within the hour.");
  const announcements = gauge("announcements", "Announcements under way: running, paused.", ["status"]);

  // Prometheus sees an increase only if the counter was there before.
  for (const outcome of ["handled", "repeated", "notKept", "failed", "setAside"]) updates.inc({ outcome }, 0);

  function show(values: GaugeValues): void {
    const { inbox, outbox, pausedUntil } = values;
    ready.set(values.obstacles === 0 ? 1 : 0);
    inboxWaiting.set(inbox.waiting);
    inboxOldest.set(inbox.oldestSeconds);
    inboxSlowed.set(inbox.slowed);
    inboxSetAside.set(inbox.setAside);
    for (const deliveryClass of [1, 2, 3]) {
      const depth = outbox.find((row) => row.class === deliveryClass);
      outboxDue.set({ class: deliveryClass }, depth?.due ?? 0);
      outboxLater.set({ class: deliveryClass }, depth?.later ?? 0);
      outboxOldest.set({ class: deliveryClass }, depth?.oldestSeconds ?? 0);
    }
    paused.set((pausedUntil?.getTime() ?? 0) / 1000);
    chatsHeld.set(values.heldChats);
    for (const { status, count } of values.cases) cases.set({ status }, count);
    overdue.set(values.overdueOffers);
    failedRows.set(values.failedRows);
    for (const status of ["running", "paused"] as const) announcements.set({ status }, values.announcements[status]);
  }

  let readValues: (() => Promise<GaugeValues>) | null = null;
  let lastRead: { at: number; done: Promise<void> } | null = null;

  async function refresh(): Promise<void> {
    if (readValues === null) return;
    if (lastRead === null || performance.now() - lastRead.at > keptMs) {
      // If the database does not answer, the gauges keep their last values, except that the service is not ready.
      lastRead = { at: performance.now(), done: readValues().then(show, () => ready.set(0)) };
    }
    await lastRead.done;
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
    watch(read) {
      readValues = read;
    },
    async scrape() {
      await refresh();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** Creates a function that reads the values of the gauges with a few cheap statements. */
export function createGaugeReader({ prisma, sql }: Database): (now: Date) => Promise<Omit<GaugeValues, "obstacles">> {
  const depths = createQueueDepths(sql);
  return async (now) => ({
    ...(await depths(now)),
    cases: await countOpenCases(prisma),
    overdueOffers: await countOverdueOffers(prisma, now),
    failedRows: await countSetAside(prisma),
    announcements: await countUnderWay(prisma),
  });
}
