/**
 * Keeps a rate: never more than `perSecond` within any second, as the other side sees it too, and 99 % of it at least while there
 * is something to send and the way there takes equally long.
 */
export interface Throttle {
  /** Milliseconds until the next one may go; 0: now. */
  waitMs(nowMs: number): number;
  /** @returns to be called when it was answered */
  take(personId: number, nowMs: number): (nowMs: number) => void;
  /** How long a person must wait after what they got last, in milliseconds; 0: they need not. */
  restMs(personId: number, nowMs: number): number;
  /** `Person.id`s of those who must rest after their last message. */
  resting(nowMs: number): number[];
}

/**
 * How far ones may go ahead of an even flow. A second's worth at once, second after second, would be twice the rate to whom it
 * reaches a little sooner or later.
 */
const slackMs = 100;
const windowMs = 1002;
/** In what time a second's worth goes: 99.4 % of the rate, so that a late one need not wait for the window. */
const evenSecondMs = 1006;
/** How soon it is looked again whether one that has no answer after a second has got it. */
const lookMs = 10;

/** @param perChatMs how long a person, who is one chat to Telegram, rests after each message */
export function createThrottle(perSecond: number, perChatMs: number): Throttle {
  /** The last `perSecond` ones: when they went, and how long their answers took. */
  const last = Array.from({ length: Math.min(perSecond, mostKept) }, () => ({
    at: Number.NEGATIVE_INFINITY,
    tookMs: 0,
  }));
  const least = createLeast();
  /** When the next one would go if all went evenly. */
  let evenlyMs = Number.NEGATIVE_INFINITY;
  const restsUntil = new Map<number, number>();
  let next = 0;

  /** Until the one that went so many ago has been there for a second. What took longer than usual may have come so much later. */
  function windowWait(nowMs: number): number {
    const { at, tookMs } = last[next] ?? { at: Number.NEGATIVE_INFINITY, tookMs: 0 };
    if (at + windowMs > nowMs)
      return at + windowMs + Math.max(0, (Number.isNaN(tookMs) ? 0 : tookMs) - least.ms()) - nowMs;
    if (Number.isNaN(tookMs)) return nowMs - at > Math.max(windowMs, least.ms()) && nowMs - at < longestMs ? lookMs : 0;
    return at + windowMs + Math.max(0, tookMs - least.ms()) - nowMs;
  }

  return {
    waitMs: (nowMs) => Math.max(0, windowWait(nowMs), evenlyMs - slackMs - nowMs),
    take(personId, nowMs) {
      evenlyMs = Math.max(evenlyMs, nowMs) + evenSecondMs / perSecond;
      const one = { at: nowMs, tookMs: Number.NaN };
      last[next] = one;
      next = (next + 1) % last.length;
      restsUntil.set(personId, nowMs + perChatMs);
      return (answeredMs) => {
        one.tookMs = answeredMs - nowMs;
        least.add(one.tookMs);
      };
    },
    restMs: (personId, nowMs) => Math.max(0, (restsUntil.get(personId) ?? nowMs) - nowMs),
    resting(nowMs) {
      for (const [personId, until] of restsUntil) if (until <= nowMs) restsUntil.delete(personId);
      return [...restsUntil.keys()];
    },
  };
}

/** Who sends without a bound (a bench) needs no window. */
const mostKept = 10_000;
/** One that has no answer after so long is waited for no more. */
const longestMs = 3000;
const fewAnswers = 100;

/** The shortest of the last one or two hundred: what the way takes where nothing holds it up. */
function createLeast(): { ms(): number; add(ms: number): void } {
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
