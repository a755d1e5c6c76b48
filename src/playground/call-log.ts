import type { Call } from "./types.ts";

/** The latest calls of the Bot API. */
export class CallLog {
  readonly #kept: number;
  readonly #calls: Call[] = [];
  readonly #listeners = new Set<(call: Call) => void>();

  constructor(kept: number) {
    this.#kept = kept;
  }

  get calls(): readonly Call[] {
    return this.#calls;
  }

  add(call: Call) {
    this.#calls.push(call);
    // Dropping many old calls at once costs less than shifting the array at every call.
    if (this.#calls.length > 2 * this.#kept) this.#calls.splice(0, this.#calls.length - this.#kept);
    for (const listener of this.#listeners) listener(call);
  }

  listen(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
