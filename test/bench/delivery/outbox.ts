// Sends messages through the outbox in a process of its own: node outbox.ts API_ROOT COUNT [DATABASE_URL]
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createMessages, prepareDeliveries, setAsideMessage } from "../../../src/app/messages.ts";
import { defaultOperator } from "../../../src/features/operator/operator.ts";
import { loadPlaces } from "../../../src/features/places/places.ts";
import { seedPlaces } from "../../../src/features/places/seed.ts";
import { type Database, openEmbedded, openPostgres } from "../../../src/platform/database/open.ts";
import { createVault } from "../../../src/platform/database/vault.ts";
import { createTexts } from "../../../src/platform/i18n/texts.ts";
import { createLogger } from "../../../src/platform/log.ts";
import { startSender } from "../../../src/platform/telegram/outbox/sender.ts";
import { createPool, createTransport } from "../../../src/platform/telegram/transport.ts";
import { noWireMetrics } from "../../../src/platform/telegram/wire-metrics.ts";
import { calendarOf } from "../../../src/platform/time/working-time.ts";
import { type Cost, measured } from "./measured.ts";

export interface OutboxCost extends Cost {
  enqueueMs: number;
  /** Growth of the resident set after garbage collection, from the first 10,000 messages (connections open, code compiled) to the peak. */
  growthMb: number;
}

const [apiRoot = "", given = "0", url] = process.argv.slice(2);
const count = Number(given);
const warm = 10_000;
const folder = await mkdtemp(join(tmpdir(), "bitimger-delivery-"));
const database = url === undefined ? await openEmbedded(folder) : await openPostgres(url);
await prepare(database);
process.send?.(await deliver(database));
await database.close();
await rm(folder, { recursive: true, force: true });
process.exit();

async function prepare({ prisma, sql }: Database): Promise<void> {
  await seedPlaces(prisma);
  await sql.rows(`TRUNCATE "Delivery"`);
  await sql.rows(
    `INSERT INTO "Person" ("telegramId", "languageCode", "createdAt")
     SELECT 1000000 + n, (ARRAY['kk', 'ru', 'en'])[1 + n % 3], now() FROM generate_series(1, $1::int) n
     ON CONFLICT DO NOTHING`,
    [count],
  );
}

async function deliver(database: Database): Promise<OutboxCost> {
  const { sql, prisma } = database;
  const now = () => new Date();
  const log = createLogger("warn");
  const context = {
    database,
    vault: createVault([new Uint8Array(32)]),
    places: await loadPlaces(prisma),
    operator: defaultOperator,
    calendar: calendarOf(defaultOperator, []),
    adminIds: [],
    username: "bitimger_bot",
    now: () => new Date(),
    texts: createTexts(),
  };
  const messages = createMessages(context);
  const pool = createPool(apiRoot);
  const transport = createTransport({ token: "7000000:bench-token-of-no-telegram", apiRoot, send: pool.send });
  await transport.call("getMe", {});
  const began = performance.now();
  await sql.rows(
    `INSERT INTO "Delivery" (message, subject, "personId", class, "notBefore", "createdAt")
     SELECT $1, 'bench', id, 3, $2::timestamptz, $2::timestamptz FROM "Person"`,
    [setAsideMessage.name, now()],
  );
  const enqueueMs = performance.now() - began;
  await sql.rows(`ANALYZE "Delivery"`);
  let done = 0;
  let before = 0;
  let highest = 0;
  const looking = setInterval(() => {
    highest = Math.max(highest, resident());
  }, 500);
  const cost = await measured(async () => {
    const sender = startSender({
      sql,
      transport,
      now,
      log,
      prepare: (batch) => prepareDeliveries(context, messages, batch),
      // Called when the outcome of a delivery is recorded.
      meters: {
        ...noWireMetrics,
        delivered: () => {
          done += 1;
        },
      },
      giveUpMessages: [setAsideMessage.name],
      onUnreachable: async () => {},
      perSecond: 1_000_000,
      perChatMs: 0,
    });
    for (;;) {
      if (before === 0 && done >= warm) before = resident();
      if (done === count) break;
      await sleep(20);
    }
    await sender.stop();
  });
  clearInterval(looking);
  await pool.close();
  return { ...cost, enqueueMs, growthMb: (highest - before) / 2 ** 20 };
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}
