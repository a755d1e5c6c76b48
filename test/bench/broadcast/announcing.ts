// Announces an event in a process of its own: node --expose-gc announcing.ts API_ROOT DATABASE_URL FIRST_CHAT RECIPIENTS

import { setTimeout as sleep } from "node:timers/promises";
import { createMessages, prepareDeliveries } from "../../../src/app/messages.ts";
import { announce } from "../../../src/features/announcements/announcements.ts";
import { startAnnouncements, watchAnnouncements } from "../../../src/features/announcements/jobs.ts";
import { announcementMessage } from "../../../src/features/events/events.ts";
import { defaultOperator } from "../../../src/features/operator/operator.ts";
import { loadPlaces } from "../../../src/features/places/places.ts";
import { seedPlaces } from "../../../src/features/places/seed.ts";
import { type Database, openPostgres } from "../../../src/platform/database/open.ts";
import { createVault } from "../../../src/platform/database/vault.ts";
import { createTexts } from "../../../src/platform/i18n/texts.ts";
import { createLogger } from "../../../src/platform/log.ts";
import { startSender } from "../../../src/platform/telegram/outbox/sender.ts";
import { createPool, createTransport } from "../../../src/platform/telegram/transport.ts";
import { noWireMetrics } from "../../../src/platform/telegram/wire-metrics.ts";
import { dayMs } from "../../../src/platform/time/units.ts";
import { calendarOf } from "../../../src/platform/time/working-time.ts";
import { publish } from "../../events/sample.ts";
import { jobTools } from "../../harness/job-tools.ts";
import { type Cost, measured } from "../delivery/measured.ts";

export interface BroadcastCost extends Cost {
  startMs: number;
  /** Growth of the resident set after garbage collection, from the first 10,000 messages (connections open, code compiled) to the peak. */
  growthMb: number;
}

const [apiRoot = "", url = "", first = "0", given = "0"] = process.argv.slice(2);
const recipients = Number(given);
const warm = 10_000;
const watchMs = 5000;
const now = () => new Date();
const database = await openPostgres(url);
await prepare(database);
process.send?.(await deliver(database));
await database.close();
process.exit();

/** Creates subscribers, and an event in a week's time that is to be announced to all of them. */
async function prepare(database: Database): Promise<void> {
  const { prisma, sql } = database;
  await seedPlaces(prisma);
  const { id } = await prisma.person.create({ data: { telegramId: 1n, languageCode: "ru", createdAt: now() } });
  await sql.rows(
    `INSERT INTO "Person" ("telegramId", "languageCode", "createdAt")
     SELECT $1::bigint + n, (ARRAY['kk', 'ru', 'en'])[1 + n % 3], now() FROM generate_series(0, $2::int - 1) n`,
    [first, recipients],
  );
  // Without quiet hours, because the bench may run at night.
  await sql.rows(
    `INSERT INTO "Subscription" ("personId", "quietFrom", "quietTo", since) SELECT id, 0, 0, now() FROM "Person" WHERE id <> $1`,
    [id],
  );
  const startsAt = new Date(now().getTime() + 7 * dayMs);
  const event = await publish(database, {
    startsAt: startsAt.toISOString(),
    endsAt: new Date(startsAt.getTime() + dayMs).toISOString(),
  });
  const audience = { kind: "ROUND_TABLE" as const, regions: [], tags: [], createdById: id };
  const what = { about: announcementMessage.about({ event }), startAt: now(), validUntil: startsAt };
  await announce(prisma, { ...audience, ...what });
}

async function deliver(database: Database): Promise<BroadcastCost> {
  const { sql, prisma } = database;
  const context = {
    database,
    vault: createVault([new Uint8Array(32)]),
    places: await loadPlaces(prisma),
    operator: defaultOperator,
    calendar: calendarOf(defaultOperator, []),
    adminIds: [],
    username: "bitimger_bot",
    now,
    texts: createTexts(),
  };
  const messages = createMessages(context);
  const pool = createPool(apiRoot);
  const transport = createTransport({ token: "7000000:bench-token-of-no-telegram", apiRoot, send: pool.send });
  await transport.call("getMe", {});
  const began = performance.now();
  await startAnnouncements(database, jobTools(database), now());
  const startMs = performance.now() - began;
  let done = 0;
  const memory = watchMemory();
  const cost = await measured(async () => {
    const sender = startSender({
      sql,
      transport,
      now,
      log: createLogger("warn"),
      prepare: (batch) => prepareDeliveries(context, messages, batch),
      // Called when the outcome of a delivery is recorded.
      meters: {
        ...noWireMetrics,
        delivered: (message) => {
          if (message === announcementMessage.name) done += 1;
        },
      },
      giveUpMessages: [announcementMessage.name],
      onUnreachable: async () => {},
      perSecond: 1_000_000,
      perChatMs: 0,
    });
    for (let watchedAt = performance.now(); done < recipients; ) {
      await sleep(50);
      if (done >= warm) memory.begin();
      if (performance.now() - watchedAt < watchMs) continue;
      watchedAt = performance.now();
      await watchAnnouncements(database, jobTools(database), now());
      memory.look();
    }
    await sender.stop();
  });
  await pool.close();
  return { ...cost, cpuUs: cost.cpuUs - memory.cpuUs(), startMs, growthMb: memory.growthMb() };
}

/** Measures the memory after forced garbage collection, and the CPU time that this costs, which does not belong to the broadcast. */
function watchMemory() {
  let before = 0;
  let highest = 0;
  let cpu = 0;
  const resident = () => {
    const spent = process.cpuUsage();
    globalThis.gc?.();
    const { user, system } = process.cpuUsage(spent);
    cpu += user + system;
    return process.memoryUsage.rss();
  };
  return {
    begin() {
      if (before === 0) before = resident();
    },
    look() {
      highest = Math.max(highest, resident());
    },
    cpuUs: () => cpu,
    growthMb: () => (Math.max(highest, before) - before) / 2 ** 20,
  };
}
