import { stopsOfClock } from "./clock-stops.ts";
import type { ClockMove } from "./types.ts";

const minuteMs = 60_000;

export interface MovedClockOptions {
  /** Sets the bot's clock ahead. Resolves when the bot has done what is due by then. */
  setBot: (shiftMs: number) => Promise<void>;
  /** The first morning after a moment, where the bot's people live. */
  morningAfter: (at: Date) => Date;
}

export interface MovedClock {
  now: () => Date;
  /** How far it is ahead of the machine's clock. */
  shiftMs: () => number;
  /** Moves the clock forward from stop to stop: at each of them the bot does what is due. */
  move(move: ClockMove, onStop: () => void): Promise<void>;
}

/** The clock of the playground and of its bot, which are moved together, so that what the bot sends has the time at which it was due. */
export function createMovedClock({ setBot, morningAfter }: MovedClockOptions): MovedClock {
  let shiftMs = 0;
  const now = () => new Date(Date.now() + shiftMs);
  return {
    now,
    shiftMs: () => shiftMs,
    async move(move, onStop) {
      const from = now();
      const to = "until" in move ? morningAfter(from).getTime() : from.getTime() + move.minutes * minuteMs;
      for (const stop of stopsOfClock(from.getTime(), to)) {
        // Never back, even if the work at a stop has taken longer than the way to the next.
        shiftMs = Math.max(shiftMs, stop - Date.now());
        await setBot(shiftMs);
        onStop();
      }
    },
  };
}
