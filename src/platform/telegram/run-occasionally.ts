import { minuteMs } from "../time/units.ts";

/** The shortest pause between two runs, and the share of time that runs may use. */
const minPauseMs = 5000;
const maxShare = 1 / 100;
/** The longest pause between two runs, because a slow run may only have waited for the database. */
const maxPauseMs = minuteMs;

/** Wraps something costly so that it runs only occasionally, however often it is called. The longer a run takes, the longer the pause. */
export function runOccasionally(
  act: () => Promise<void>,
  nowMs: () => number = () => performance.now(),
): () => Promise<void> {
  let nextAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const began = nowMs();
    if (began < nextAt) return;
    nextAt = Number.POSITIVE_INFINITY;
    try {
      await act();
    } finally {
      const ended = nowMs();
      nextAt = ended + Math.min(Math.max(minPauseMs, (ended - began) / maxShare), maxPauseMs);
    }
  };
}
