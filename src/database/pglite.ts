import { PGlite } from "@electric-sql/pglite";
import { DurableNodeFS, durableStartParams } from "./durable-fs.ts";

/** An open PGlite, and its end. */
export interface OpenPGlite {
  pglite: PGlite;
  /**
   * Fulfilled with PostgreSQL's words when it has given up, as a server does that ends: only a new process opens the folder again.
   * What was answered is stored, what was not is not.
   */
  ended: Promise<string>;
}

/** Opens the PGlite in a folder so that every commit reaches the disk. */
export async function createPGlite(folder: string): Promise<OpenPGlite> {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  let words = "";
  const fs = new DurableNodeFS(folder, (pglite) => {
    silence(pglite, words);
    resolve(words);
  });
  const onStderr = (line: string) => {
    words = /\b(?:PANIC|FATAL): +(.*)/.exec(line)?.[1] ?? words;
    return true;
  };
  try {
    return { pglite: await PGlite.create({ fs, startParams: durableStartParams(), onStderr }), ended };
  } catch (error) {
    throw words === "" ? error : new Error(words);
  }
}

/** PGlite's own POSTGRES_MAIN_LONGJMP. */
const longJump = 100;

/** PGlite would go on with what is left, and hang or answer as if all were well. */
function silence(pglite: PGlite, words: string): void {
  const refuse = () => {
    throw new Error(`The embedded database has stopped: ${words}`);
  };
  // In its loop any error but the one that is a jump is swallowed, and then the jump is taken.
  const jump = () => {
    throw Object.assign(new Error("stopped"), { status: longJump });
  };
  Object.assign(pglite.Module, { _PostgresMainLoopOnce: jump, _PostgresMainLongJmp: refuse });
  pglite.execProtocolRawSync = refuse;
}
