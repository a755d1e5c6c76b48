import { errorFacts, type Logger } from "./log.ts";

/** The functions that stop what is running, called in reverse order. */
export type Releases = (() => Promise<void>)[];

const stopMs = 9_500;

/** Writes a line for the person at the terminal; the log is for machines. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** On SIGTERM or SIGINT stops everything in reverse order. A second signal, or ten seconds, force the exit. */
export function stopOnSignals(releases: Releases, log: Logger): void {
  const stop = stopper(releases, log);
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The playground that manages this process has exited.
  process.on("disconnect", stop);
}

function stopper(releases: Releases, log: Logger): () => void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), stopMs).unref();
    await releaseAll(releases, log);
    process.exit(0);
  };
  return () => void stop();
}

/** Exits at once with an explanation, when nothing can be stopped in order. A supervisor then restarts the process. */
export function exitAtOnce(reason: string, log: Logger): void {
  log.fatal(reason);
  tell(reason);
  process.exit(1);
}

/** Stops everything in reverse order, even if something fails to stop. */
export async function releaseAll(releases: Releases, log: Logger): Promise<void> {
  for (const release of releases.splice(0).reverse()) {
    await release().catch((error: unknown) => log.error(errorFacts(error), "did not stop cleanly"));
  }
}
