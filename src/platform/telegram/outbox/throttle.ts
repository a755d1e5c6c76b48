/**
 * Limits a rate: never more than `perSecond` messages within any second, even as Telegram sees them, and at least 99 % of that rate while
 * there is something to send and calls take equally long.
 */
export interface Throttle {
  /** Milliseconds until the next message may be sent; 0: now. */
  waitMs(nowMs: number): number;
  /** Counts a message. @returns a function to be called when the message was answered */
  take(personId: number, nowMs: number): (nowMs: number) => void;
  /** How long a person must wait after their last message, in milliseconds; 0 if they need not. */
  restMs(personId: number, nowMs: number): number;
  /** The `Person.id`s of people who must wait after their last message. */
  resting(nowMs: number): number[];
}

/**
 * How far messages may run ahead of an even flow. If a second's worth went out at once each second, small delays could make Telegram see
 * twice the rate.
 */
const slackMs = 100;
const windowMs = 1002;
/** The time for a second's worth: 99.4 % of the rate, so that a late message need not wait for the window. */
const evenSecondMs = 1006;
/** How soon to check again whether a message that had no answer after a second has got it. */
const pollMs = 10;

/** @param perChatMs how long a person, whose chat has its own limit in Telegram, must wait after each message */
export function createThrottle(perSecond: number, perChatMs: number): Throttle {
  /** The last `perSecond` messages: when they were sent, and how long their answers took. */
  const last = Array.from({ length: Math.min(perSecond, maxKept) }, () => ({
    at: Number.NEGATIVE_INFINITY,
    tookMs: 0,
  }));
  const fastest = createFastest();
  /** When the next message would be sent at an even rate. */
  let evenlyMs = Number.NEGATIVE_INFINITY;
  const restsUntil = new Map<number, number>();
  let next = 0;

  /** Waits until the message `perSecond` messages ago is a second old at Telegram. A slow call may have arrived that much later. */
  function windowWait(nowMs: number): number {
    const { at, tookMs } = last[next] ?? { at: Number.NEGATIVE_INFINITY, tookMs: 0 };
    if (at + windowMs > nowMs)
      return at + windowMs + Math.max(0, (Number.isNaN(tookMs) ? 0 : tookMs) - fastest.ms()) - nowMs;
    if (Number.isNaN(tookMs))
      return nowMs - at > Math.max(windowMs, fastest.ms()) && nowMs - at < maxAnswerMs ? pollMs : 0;
    return at + windowMs + Math.max(0, tookMs - fastest.ms()) - nowMs;
  }

  return {
    waitMs: (nowMs) => Math.max(0, windowWait(nowMs), evenlyMs - slackMs - nowMs),
    take(personId, nowMs) {
      evenlyMs = Math.max(evenlyMs, nowMs) + evenSecondMs / perSecond;
      const message = { at: nowMs, tookMs: Number.NaN };
      last[next] = message;
      next = (next + 1) % last.length;
      restsUntil.set(personId, nowMs + perChatMs);
      return (answeredMs) => {
        message.tookMs = answeredMs - nowMs;
        fastest.add(message.tookMs);
      };
    },
    restMs: (personId, nowMs) => Math.max(0, (restsUntil.get(personId) ?? nowMs) - nowMs),
    resting(nowMs) {
      for (const [personId, until] of restsUntil) if (until <= nowMs) restsUntil.delete(personId);
      return [...restsUntil.keys()];
    },
  };
}

/** A sender without a limit (a bench) needs no window. */
const maxKept = 10_000;
/** How long to wait for the answer to a message. */
const maxAnswerMs = 3000;
const fewAnswers = 100;

/** The shortest time of the last one or two hundred answers, which is how long a call takes without delays. */
function createFastest(): { ms(): number; add(ms: number): void } {
  let [before, since, count] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  return {
    ms: () => Math.min(before, since),
    add(ms) {
      since = Math.min(since, ms);
      count += 1;
      if (count % fewAnswers === 0) [before, since] = [since, Number.POSITIVE_INFINITY];
    },
  };
}
