/** The line between the local Telegram and the bot, which can be cut and restored. Nothing that waits on either side is lost. */
export class Line {
  #cut = new AbortController();
  #restored = Promise.resolve();
  #resolveRestored = () => {};
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get isUp(): boolean {
    return !this.#cut.signal.aborted;
  }

  /** Aborts when the line is cut. A restored line has a new signal. */
  get cutSignal(): AbortSignal {
    return this.#cut.signal;
  }

  cut() {
    if (!this.isUp) return;
    this.#restored = new Promise((resolve) => {
      this.#resolveRestored = resolve;
    });
    this.#cut.abort();
    this.#onChange();
  }

  restore() {
    if (this.isUp) return;
    this.#cut = new AbortController();
    this.#resolveRestored();
    this.#onChange();
  }

  /** Waits until the line is up or the signal aborts. */
  async whenUp(signal: AbortSignal): Promise<void> {
    if (this.isUp || signal.aborted) return;
    const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([this.#restored, gone]);
  }
}
