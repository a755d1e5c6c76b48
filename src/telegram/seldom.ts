import { minuteMs } from "../time/units.ts";

/** How often it runs, and in what share of the time. */
const everyMs = 5000;
const share = 1 / 100;
/** It runs again after that at the latest: what took long may only have waited for a database that was away. */
const longestMs = minuteMs;

/** Runs something costly now and then, however often it is called: the longer it takes, the more seldom. Throws what it throws. */
export function seldom(act: () => Promise<void>, nowMs: () => number = () => performance.now()): () => Promise<void> {
  let nextAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const began = nowMs();
    if (began < nextAt) return;
    nextAt = Number.POSITIVE_INFINITY;
    try {
      await act();
    } finally {
      const ended = nowMs();
      nextAt = ended + Math.min(Math.max(everyMs, (ended - began) / share), longestMs);
    }
  };
}
