/** The line between the local Telegram and the bot, which can be cut and mended. What waits on either side stays. */
export class Line {
  #cut = new AbortController();
  #mended = Promise.resolve();
  #mend = () => {};
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get whole(): boolean {
    return !this.#cut.signal.aborted;
  }

  /** Aborts when this line is cut; a mended line has a new one. */
  get broken(): AbortSignal {
    return this.#cut.signal;
  }

  cut() {
    if (!this.whole) return;
    this.#mended = new Promise((resolve) => {
      this.#mend = resolve;
    });
    this.#cut.abort();
    this.#onChange();
  }

  mend() {
    if (this.whole) return;
    this.#cut = new AbortController();
    this.#mend();
    this.#onChange();
  }

  /** Waits until the line is whole, or the signal aborts. */
  async mended(signal: AbortSignal): Promise<void> {
    if (this.whole || signal.aborted) return;
    const gone = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
    await Promise.race([this.#mended, gone]);
  }
}
