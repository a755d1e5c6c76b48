// The bot by webhook in a process of its own: node house.ts API_ROOT PORT DATA_DIR SEAL_KEY [DATABASE_URL]
import pg from "pg";
import { startBot } from "../../../src/app/start-bot.ts";
import { defaultPace } from "../../../src/platform/config.ts";
import { createLogger } from "../../../src/platform/log.ts";

// pg talks to both databases, so that all statements, including BEGIN and COMMIT, pass here.
let statements = 0;
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
Reflect.set(pg.Client.prototype, "query", function (this: pg.Client, ...args: unknown[]) {
  statements += 1;
  return query.apply(this, args);
});

const [apiRoot = "", port = "0", dataDir = "", key = "", url] = process.argv.slice(2);
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
      pace: defaultPace,
      logLevel: "info",
    },
    token: "7000000:bench-token-of-no-telegram",
    apiRoot,
    receiving: { kind: "webhook", url: `http://127.0.0.1:${port}/telegram`, secret: "a-secret-of-no-one" },
    now: () => new Date(),
  },
  createLogger("error"),
  [],
);
process.on("message", () => process.send?.({ statements, cpu: process.cpuUsage() }));
process.on("disconnect", () => process.exit());
process.send?.("ready");
