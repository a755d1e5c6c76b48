import { existsSync } from "node:fs";
import { enableCompileCache, flushCompileCache } from "node:module";
import { join } from "node:path";
import { type Config, readConfig } from "./platform/config.ts";
import { createLogger, type Logger } from "./platform/log.ts";
import { type Releases, releaseAll, stopOnSignals, tell } from "./platform/shutdown.ts";

// Files that this process creates can be read only by its own user.
process.umask(0o077);
await run();

async function run(): Promise<void> {
  const read = readConfig();
  if (read.kind === "invalid") return fail(read.message);
  const log = createLogger(read.config.logLevel);
  const releases: Releases = [];
  stopOnSignals(releases, log);
  cacheCompiledCode(read.config);
  try {
    await start(process.argv[2], read.config, log, releases);
    // Done now, because a killed process would never do it.
    flushCompileCache();
  } catch (error) {
    await releaseAll(releases, log);
    fail(error instanceof Error ? error.message : String(error));
    // The playground's channel to this process would keep it running.
    if (process.connected) process.disconnect();
  }
}

/** Caches compiled code in the data folder, once that exists, because half of a start is spent on compiling TypeScript. */
function cacheCompiledCode({ dataDir }: Config): void {
  if (existsSync(dataDir)) enableCompileCache(join(dataDir, "compiled"));
}

/** Starts what the arguments and settings ask for, and loads only that: a live bot does not load the playground. */
async function start(role: string | undefined, config: Config, log: Logger, releases: Releases): Promise<void> {
  if (role === "played") {
    return (await import("./app/played-bot.ts")).startPlayedBot(config, log, releases);
  }
  if (role === "playground") {
    return (await import("./app/start-playground.ts")).startPlaygroundWithoutBot(config, releases, process.argv[3]);
  }
  if (config.mode.kind === "playground") {
    return (await import("./app/start-playground.ts")).startPlayground(config, log, releases);
  }
  const { token, apiRoot, receiving } = config.mode;
  const { startBot } = await import("./app/start-bot.ts");
  await startBot({ config, token, apiRoot, receiving, now: () => new Date() }, log, releases);
}

function fail(message: string): void {
  tell(message);
  process.exitCode = 1;
}
