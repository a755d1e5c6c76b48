import { existsSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { type Config, readConfig } from "./config.ts";
import { createLogger, type Logger } from "./log.ts";
import { type Releases, releaseAll, stopOnSignals, tell } from "./shutdown.ts";

// Whatever it writes can only be read by its own user.
process.umask(0o077);
await run();

async function run(): Promise<void> {
  const read = readConfig();
  if (read.kind === "invalid") return fail(read.message);
  const log = createLogger(read.config.logLevel);
  const releases: Releases = [];
  stopOnSignals(releases, log);
  rememberCompiled(read.config);
  try {
    await start(process.argv[2], read.config, log, releases);
    // Now, because a process that is killed does not come to it.
    flushCompileCache();
  } catch (error) {
    await releaseAll(releases, log);
    fail(error instanceof Error ? error.message : String(error));
    // The playground's line to this process would keep it.
    if (process.connected) process.disconnect();
  }
}

/** Half of a start is reading TypeScript: what was compiled is kept beside the data. The first start makes the folder. */
function rememberCompiled({ dataDir }: Config): void {
  if (existsSync(dataDir)) enableCompileCache(join(dataDir, "compiled"));
}

/** Only what is started is loaded: a bot that goes live starts without the playground. */
async function start(role: string | undefined, config: Config, log: Logger, releases: Releases): Promise<void> {
  if (role === "played") {
    return (await import("./played-bot.ts")).startPlayedBot(config, log, releases);
  }
  if (role === "playground") {
    return (await import("./start-playground.ts")).startPlaygroundAlone(config, releases, process.argv[3]);
  }
  if (config.mode.kind === "playground") {
    return (await import("./start-playground.ts")).startPlayground(config, log, releases);
  }
  const { token, apiRoot, receiving } = config.mode;
  const { startBot } = await import("./start-bot.ts");
  await startBot({ config, token, apiRoot, receiving, now: () => new Date() }, log, releases);
}

function fail(message: string): void {
  tell(message);
  process.exitCode = 1;
}
