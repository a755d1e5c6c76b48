import { setImmediate as nextTurn } from "node:timers/promises";
import { withTimeout } from "./timeout.ts";

/** Combines items that arrive one by one into as few batches as possible. */
export interface Batcher<T> {
  /** Resolves when the item is stored. Throws if it was not stored, and at once if too many items are waiting. */
  store(item: T): Promise<void>;
  /** Waits until no batch is in progress. */
  idle(): Promise<void>;
}

export interface BatcherOptions {
  /** The maximum size of a batch. */
  maxBatch?: number;
  /** How many items may wait besides the batch. */
  maxWaiting?: number;
  /** A batch that takes longer has failed. It may still be stored, so storing twice must do no harm. */
  timeoutMs?: number;
}

/** Creates a batcher. Items that arrive while a batch is in progress go into the next batch. */
export function createBatcher<T>(
  storeAll: (items: T[]) => Promise<void>,
  { maxBatch = 100, maxWaiting = 1000, timeoutMs = 20_000 }: BatcherOptions = {},
): Batcher<T> {
  const waiting: { item: T; end: PromiseWithResolvers<void> }[] = [];
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // The embedded database works in this thread, so items that arrived meanwhile must still be read.
      await nextTurn();
      const batch = waiting.splice(0, maxBatch);
      try {
        await withTimeout(storeAll(batch.map(({ item }) => item)), timeoutMs, "storing took too long");
        for (const { end } of batch) end.resolve();
      } catch (error) {
        for (const { end } of batch) end.reject(error);
      }
    }
    running = null;
  }

  return {
    store(item) {
      if (waiting.length >= maxWaiting) {
        return Promise.reject(new Error(`${maxWaiting} items are already waiting to be stored`));
      }
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
