import { minuteMs } from "../time/units.ts";

/** How often it runs, and in what share of the time. */
const everyMs = 5000;
const share = 1 / 100;
/** The longest pause between two runs: a slow run may only have waited for the database. */
const longestMs = minuteMs;

/** Wraps something costly so that it runs only now and then, however often it is called: the longer a run takes, the longer the pause. */
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
