import { errorFacts, type Logger } from "../../log.ts";
import type { CallOutcome } from "../api-answer.ts";

const callTimeoutMs = 20_000;

export interface CallPool {
  /** Waits until another call may begin. */
  waitForSlot(): Promise<void>;
  /** Begins a call. `conclude` handles the answer and counts as a part of the call. */
  begin(call: (signal: AbortSignal) => Promise<CallOutcome>, conclude: (answer: CallOutcome) => Promise<void>): void;
  /** Waits for the calls in progress, and aborts those that have no answer after `timeoutMs`. */
  end(timeoutMs: number): Promise<void>;
}

/** Runs up to `width` calls at once and aborts each whose answer takes too long. */
export function createCallPool(width: number, log: Logger): CallPool {
  const inProgress = new Map<Promise<void>, AbortController>();
  /** Resolves when a call has ended. A race of all calls in progress would cost more with each of them, for every call. */
  let freed = Promise.withResolvers<void>();
  return {
    async waitForSlot() {
      while (inProgress.size >= width) {
        freed = Promise.withResolvers();
        await freed.promise;
      }
    },
    begin(call, conclude) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), callTimeoutMs);
      const running = call(controller.signal)
        .then(conclude)
        .catch((error: unknown) => log.error(errorFacts(error), "an answer could not be handled"))
        .finally(() => {
          clearTimeout(timer);
          inProgress.delete(running);
          freed.resolve();
        });
      inProgress.set(running, controller);
    },
    async end(timeoutMs) {
      const timer = setTimeout(() => {
        for (const call of inProgress.values()) call.abort();
      }, timeoutMs);
      await Promise.allSettled(inProgress.keys());
      clearTimeout(timer);
    },
  };
}
