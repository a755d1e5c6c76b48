import { errorFacts, type Logger } from "../log.ts";
import type { CallOutcome } from "./transport.ts";

const callMs = 20_000;

export interface Calls {
  /** Waits until another one may begin. */
  room(): Promise<void>;
  /** Begins one. What it does with the answer belongs to it. */
  begin(call: (giveUp: AbortSignal) => Promise<CallOutcome>, conclude: (answer: CallOutcome) => Promise<void>): void;
  /** Waits for those that are under way, and so long at the most for their answers. */
  end(patienceMs: number): Promise<void>;
}

/** Calls side by side, each given up when its answer takes too long. @param width how many */
export function createCalls(width: number, log: Logger): Calls {
  const underWay = new Map<Promise<void>, AbortController>();
  /** One has ended. A race of all that are under way would cost something for each of them, for every call. */
  let freed = Promise.withResolvers<void>();
  return {
    async room() {
      while (underWay.size >= width) {
        freed = Promise.withResolvers();
        await freed.promise;
      }
    },
    begin(call, conclude) {
      const giveUp = new AbortController();
      const timer = setTimeout(() => giveUp.abort(), callMs);
      const running = call(giveUp.signal)
        .then(conclude)
        .catch((error: unknown) => log.error(errorFacts(error), "an answer was not dealt with"))
        .finally(() => {
          clearTimeout(timer);
          underWay.delete(running);
          freed.resolve();
        });
      underWay.set(running, giveUp);
    },
    async end(patienceMs) {
      const hurry = setTimeout(() => {
        for (const call of underWay.values()) call.abort();
      }, patienceMs);
      await Promise.allSettled(underWay.keys());
      clearTimeout(hurry);
    },
  };
}
