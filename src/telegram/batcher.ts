import { setImmediate as breath } from "node:timers/promises";
import { withPatience } from "./timeout.ts";

/** Stores one by one what comes one by one, in as few statements as it can. */
export interface Gatherer<T> {
  /** Ends when it is stored. Throws when it was not, at once when too much waits already. */
  store(item: T): Promise<void>;
  /** Waits until nothing is on its way any more. */
  idle(): Promise<void>;
}

export interface GatherOptions {
  /** How many go together. */
  largest?: number;
  /** How many may wait beside them. */
  longest?: number;
  /** A batch that takes longer has failed. Storing twice must do no harm: it may still arrive. */
  patienceMs?: number;
}

/** What comes while one batch is on its way goes with the next one, all of it at once. */
export function gather<T>(
  storeAll: (items: T[]) => Promise<void>,
  { largest = 100, longest = 1000, patienceMs = 20_000 }: GatherOptions = {},
): Gatherer<T> {
  const waiting: { item: T; end: PromiseWithResolvers<void> }[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // The embedded database works in this thread: what came while it did is still to be read.
      await breath();
      const batch = waiting.splice(0, largest);
      try {
        await withPatience(storeAll(batch.map(({ item }) => item)), patienceMs, "storing took too long");
        for (const { end } of batch) end.resolve();
      } catch (error) {
        for (const { end } of batch) end.reject(error);
      }
    }
    running = null;
  }

  return {
    store(item) {
      if (waiting.length >= longest) return Promise.reject(new Error(`${longest} wait to be stored already`));
      const end = Promise.withResolvers<void>();
      waiting.push({ item, end });
      running ??= run();
      return end.promise;
    },
    idle: async () => {
      await running;
    },
  };
}
