import { PGlite } from "@electric-sql/pglite";
import { DurableNodeFS, durableStartParams } from "./durable-fs.ts";

/** An open PGlite, and a promise that tells when it has aborted. */
export interface OpenPGlite {
  pglite: PGlite;
  /**
   * Resolves with PostgreSQL's message when it has aborted, like a server that exits. Only a new process can open the folder again.
   * Every transaction whose commit was confirmed is stored, and no other.
   */
  ended: Promise<string>;
}

/** Opens the PGlite in a folder so that every commit reaches the disk. */
export async function createPGlite(folder: string): Promise<OpenPGlite> {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  let message = "";
  const fs = new DurableNodeFS(folder, (pglite) => {
    disable(pglite, message);
    resolve(message);
  });
  const onStderr = (line: string) => {
    message = /\b(?:PANIC|FATAL): +(.*)/.exec(line)?.[1] ?? message;
    return true;
  };
  try {
    return { pglite: await PGlite.create({ fs, startParams: durableStartParams(), onStderr }), ended };
  } catch (error) {
    throw message === "" ? error : new Error(message);
  }
}

/** PGlite's own POSTGRES_MAIN_LONGJMP. */
const longJump = 100;

/** Makes every further call fail, because an aborted PGlite would hang or answer as if nothing had happened. */
function disable(pglite: PGlite, message: string): void {
  const refuse = () => {
    throw new Error(`The embedded database has stopped: ${message}`);
  };
  // PGlite's loop swallows every error except the one that stands for a long jump; after that one it calls `_PostgresMainLongJmp`.
  const jump = () => {
    throw Object.assign(new Error("stopped"), { status: longJump });
  };
  Object.assign(pglite.Module, { _PostgresMainLoopOnce: jump, _PostgresMainLongJmp: refuse });
  pglite.execProtocolRawSync = refuse;
}
