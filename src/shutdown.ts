import { errorFacts, type Logger } from "./log.ts";

/** What is running, to be stopped in reverse. */
export type Releases = (() => Promise<void>)[];

const stopMs = 9_500;

/** Writes a line for the person at the terminal; the log is for machines. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** SIGTERM and SIGINT stop in reverse what was started; a second one, or ten seconds, force the end. */
export function stopOnSignals(releases: Releases, log: Logger): void {
  const stop = stopper(releases, log);
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The playground that keeps this process is gone.
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

/** Ends the process as a crash does, but with words: nothing can be stopped in order any more. A supervisor starts it again. */
export function endAtOnce(words: string, log: Logger): void {
  log.fatal(words);
  tell(words);
  process.exit(1);
}

export async function releaseAll(releases: Releases, log: Logger): Promise<void> {
  for (const release of releases.splice(0).reverse()) {
    await release().catch((error: unknown) => log.error(errorFacts(error), "did not stop cleanly"));
  }
}
