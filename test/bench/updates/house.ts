// The bot by webhook, in a process of its own: node house.ts API_ROOT PORT DATA_DIR SEAL_KEY [DATABASE_URL]
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { usualPace } from "../../../src/config.ts";
import { createLogger } from "../../../src/log.ts";
import { startBot } from "../../../src/start-bot.ts";

let statements = 0;
const count = (prototype: object, names: readonly string[]) => {
  for (const name of names) {
    const run = Reflect.get(prototype, name) as (...args: unknown[]) => unknown;
    Reflect.set(prototype, name, function (this: unknown, ...args: unknown[]) {
      statements += 1;
      return run.apply(this, args);
    });
  }
};
count(pg.Client.prototype, ["query"]);
count(PGlite.prototype, ["query", "exec"]);
// BEGIN and COMMIT of the embedded database's transactions, and what they run inside.
const transaction = PGlite.prototype.transaction;
PGlite.prototype.transaction = function (act) {
  statements += 2;
  return transaction.call(this, (tx) => {
    count(tx, ["query", "exec"]);
    return act(tx);
  }) as never;
};

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
      pace: usualPace,
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
