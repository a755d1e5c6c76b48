import { Duplex } from "node:stream";
import type { PGlite } from "@electric-sql/pglite";

/** What a client says when it goes. PGlite would end with it, as a server's process for one client does. */
const terminate = "X".charCodeAt(0);
const longestTurnMs = 5;

/**
 * The embedded database as pg's connection to a server: the same driver for both, and one call into the database for what PGlite's
 * own `query` makes five of. PGlite has one session, so one of these is open at a time, and what one has left there the next
 * one finds.
 */
export class PGliteStream extends Duplex {
  readonly #pglite: PGlite;
  #turnedAt = 0;

  constructor(pglite: PGlite) {
    super();
    this.#pglite = pglite;
  }

  // What pg asks of a socket.
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

  /** Statement after statement would never leave the promises: no timer, no connection would get its turn. */
  #inTurn(act: () => void): void {
    if (performance.now() - this.#turnedAt < longestTurnMs) act();
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
