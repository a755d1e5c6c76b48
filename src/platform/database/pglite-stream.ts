import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";

/** The message with which a client disconnects. PGlite would exit at it, as a server's process for one client does. */
const terminate = "X".charCodeAt(0);
const maxTurnMs = 5;

/**
 * Presents the embedded database to pg as a connection to a server, so that both databases use the same driver. It also needs one call
 * into the database where PGlite's own `query` makes five. PGlite has one session, so only one of these streams is open at a time, and
 * the next stream finds the session as the previous one left it.
 */
export class PGliteStream extends Duplex {
  readonly #pglite: PGlite;
  #turnedAt = 0;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
  }

  // The methods of a socket that pg calls.
  connect(): this {
    queueMicrotask(() => this.emit("connect"));
    return this;
  }
  setNoDelay(): void {}
  setKeepAlive(): void {}
  ref(): void {}
  unref(): void {}

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    if (chunk[0] === terminate) {
      done();
      return;
    }
    this.#pglite.execProtocolRaw(chunk).then(
      (answer) => {
        this.#inTurn(() => {
          if (answer.length > 0) this.push(Buffer.from(answer));
          done();
        });
      },
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  }

  /** Without this, statement after statement would run as microtasks, and no timer or network connection would get a turn. */
  #inTurn(act: () => void): void {
    if (performance.now() - this.#turnedAt < maxTurnMs) act();
    else {
      setImmediate(() => {
        this.#turnedAt = performance.now();
        act();
      });
    }
  }

  override _writev(chunks: { chunk: Uint8Array }[], done: (error?: Error) => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "", done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }
}
