// The bot by webhook with 200 open talks, in a process of its own: node house.ts API_ROOT PORT DATA_DIR SEAL_KEY [DATABASE_URL]
import pg from "pg";
import { startBot } from "../../../src/app/start-bot.ts";
import type { Database } from "../../../src/platform/database/open.ts";
import { createLogger } from "../../../src/platform/log.ts";
import { openTalks } from "../../harness/open-talks.ts";
import { firstCitizen, firstMediator, pairs } from "./pairs.ts";

// pg talks to both databases, so that all statements, including BEGIN and COMMIT, pass here.
let statements = 0;
const texts = new Map<string, number>();
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
Reflect.set(pg.Client.prototype, "query", function (this: pg.Client, ...args: unknown[]) {
  statements += 1;
  if (process.env.BENCH_STATEMENTS !== undefined) count(args[0]);
  return query.apply(this, args);
});

function count(statement: unknown): void {
  const text = typeof statement === "string" ? statement : String((statement as { text?: string }).text);
  const start = text.replaceAll(/\s+/g, " ").trim().slice(0, 110);
  texts.set(start, (texts.get(start) ?? 0) + 1);
}

const [apiRoot = "", port = "0", dataDir = "", key = "", url] = process.argv.slice(2);
let database: Database | null = null;
await startBot(
  {
    config: {
      mode: { kind: "playground" },
      storage: url === undefined ? { kind: "embedded" } : { kind: "postgres", url },
      dataDir,
      host: "127.0.0.1",
      port: Number(port),
      adminIds: [],
      sealKeys: [Buffer.from(key, "base64")],
      operatorFile: null,
      topics: false,
      // Out of the way, as the limit of updates from a chat: what is measured is the bot, not Telegram's limits.
      pace: { perSecond: 1_000_000, perChatMs: 0 },
      logLevel: "info",
    },
    token: "7000000:bench-token-of-no-telegram",
    apiRoot,
    receiving: { kind: "webhook", url: `http://127.0.0.1:${port}/telegram`, secret: "a-secret-of-no-one" },
    now: () => new Date(),
    flood: { burst: 1_000_000, gapMs: 0 },
    onStarted: ({ jobs }) => {
      database = jobs.database;
    },
  },
  createLogger("error"),
  [],
);
const all = Array.from({ length: pairs }, (_, at) => at);
if (database !== null) {
  const [citizens, mediators] = [firstCitizen, firstMediator].map((first) => all.map((at) => first + at));
  await openTalks(database, citizens ?? [], mediators ?? [], new Date());
}
process.on("message", () => {
  process.send?.({ statements, cpu: process.cpuUsage(), texts: [...texts] });
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
