import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createThrottle } from "../../src/platform/telegram/outbox/throttle.ts";
import { maxPerSecond } from "../faults/pace.ts";

/** Sends as early as the throttle lets it, at simulated times; `pauses` are when there was nothing to send, `late` how late each timer is. */
function sendAll(perSecond: number, pauses: readonly number[], late: (at: number) => number = () => 0): number[] {
  const throttle = createThrottle(perSecond, 0);
  let now = 0;
  return pauses.map((pause, at) => {
    now += pause;
    const waitMs = throttle.waitMs(now);
    if (waitMs > 0) now += waitMs + late(at);
    throttle.take(1, now)(now + 20);
    return now;
  });
}

/** How many went within so many seconds of something to send all the time, of those that might have. */
function shareOf(perSecond: number, seconds: number, late?: (at: number) => number): number {
  const sent = sendAll(perSecond, Array(perSecond * seconds).fill(0), late);
  return sent.filter((at) => at < 1000 * seconds).length / (perSecond * seconds);
}

describe("the pace", () => {
  const rates = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1000 }));

  test("never exceeds the rate in any second, however messages arrive", () => {
    const pauses = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1500, noNaN: true })), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(rates, pauses, fc.array(fc.nat(30), { minLength: 1 }), (perSecond, each, lates) => {
        const sent = sendAll(perSecond, each, (at) => lates[at % lates.length] ?? 0);
        expect(maxPerSecond(sent)).toBeLessThanOrEqual(perSecond);
      }),
    );
    // No pauses, so that every rate reaches its limit.
    for (const perSecond of [1, 2, 25, 30, 200, 1000]) {
      expect(maxPerSecond(sendAll(perSecond, Array(perSecond * 3).fill(0)))).toBe(perSecond);
    }
  });

  test("is never more to whom they come some milliseconds sooner and later", () => {
    const way = fc.array(fc.double({ min: 0, max: 1.9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(rates, way, (perSecond, ways) => {
        const sent = sendAll(perSecond, Array(perSecond * 3).fill(0));
        expect(maxPerSecond(sent.map((at, n) => at + (ways[n % ways.length] ?? 0)))).toBeLessThanOrEqual(perSecond);
      }),
      { numRuns: 50 },
    );
  });

  test("is never more to the other side, however long each takes on its way there", () => {
    const ways = fc.array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), ways, (perSecond, others) => {
        // How long it takes where nothing is in the way is known as soon as one has gone so.
        const each = [1, ...others];
        const throttle = createThrottle(perSecond, 0);
        const answers: { at: number; tell: (nowMs: number) => void }[] = [];
        const came: number[] = [];
        for (let now = 0; came.length < perSecond * 4; now += 1) {
          for (const { at, tell } of answers.filter((answer) => answer.at === now)) tell(at);
          while (throttle.waitMs(now) === 0) {
            const wayMs = each[came.length % each.length] ?? 1;
            came.push(now + wayMs);
            answers.push({ at: now + wayMs + 1, tell: throttle.take(1, now) });
          }
        }
        expect(maxPerSecond(came)).toBeLessThanOrEqual(perSecond);
      }),
      { numRuns: 30 },
    );
  });

  test("is 99 % of the rate at least while there is something to send", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 20 }), (perSecond, seconds) => {
        expect(shareOf(perSecond, seconds)).toBeGreaterThanOrEqual(0.99);
      }),
      { numRuns: 30 },
    );
  });

  test("is so too where timers come late, and now and then something else takes a tenth of a second", () => {
    for (const perSecond of [25, 30, 200, 1000]) {
      const late = (at: number) => (at % (perSecond * 15) === perSecond ? 90 : 1.5);
      expect(shareOf(perSecond, 60, late), `${perSecond} a second`).toBeGreaterThanOrEqual(0.99);
    }
  });

  test("sends evenly, at most a tenth of a second early, and never within a second of the message `perSecond` before", () => {
    const throttle = createThrottle(2, 0);
    expect(throttle.waitMs(0)).toBe(0);
    throttle.take(1, 0);
    // Two in 1006 ms, less a tenth of a second.
    expect([throttle.waitMs(0), throttle.waitMs(400), throttle.waitMs(403), throttle.waitMs(404)]).toEqual([
      403, 3, 0, 0,
    ]);
    throttle.take(2, 403);
    expect([throttle.waitMs(403), throttle.waitMs(1_001), throttle.waitMs(1_002)]).toEqual([599, 1, 0]);
    // After a pause the even flow begins again.
    throttle.take(3, 9_000);
    expect([throttle.waitMs(9_000), throttle.waitMs(9_403)]).toEqual([403, 0]);
  });

  test("waits longer for what took longer than usual", () => {
    const throttle = createThrottle(1, 0);
    throttle.take(1, 0)(20);
    expect(throttle.waitMs(20)).toBe(982);
    throttle.take(1, 2_000)(2_320);
    // It may have arrived 300 ms later than one that is as quick as the quickest.
    expect([throttle.waitMs(2_320), throttle.waitMs(3_002), throttle.waitMs(3_301), throttle.waitMs(3_302)]).toEqual([
      982, 300, 1, 0,
    ]);
    // What is quicker than everything before does not come sooner.
    throttle.take(1, 5_000)(5_005);
    expect(throttle.waitMs(5_005)).toBe(997);
  });

  test("looks again and again, for three seconds and no longer, at what has no answer after a second", () => {
    const throttle = createThrottle(1, 0);
    throttle.take(1, 0);
    // How long it usually takes is not known yet.
    expect([throttle.waitMs(500), throttle.waitMs(1_500)]).toEqual([502, 0]);
    throttle.take(1, 2_000)(2_020);
    throttle.take(1, 4_000);
    const waits = [4_500, 5_002, 5_003, 6_999, 7_000, 9_000].map((now) => throttle.waitMs(now));
    expect(waits).toEqual([502, 0, 10, 10, 0, 0]);
  });

  test("where every answer takes longer than a second, waits for none of them before that time", () => {
    const throttle = createThrottle(1, 0);
    throttle.take(1, 0)(1_500);
    throttle.take(1, 3_000);
    expect([4_400, 4_500, 4_501].map((now) => throttle.waitMs(now))).toEqual([0, 0, 10]);
  });

  test("knows how long it usually takes by the last one or two hundred answers", () => {
    const throttle = createThrottle(1, 0);
    let now = 0;
    const takes = (count: number, ms: number) => {
      for (let done = 0; done < count; done += 1) {
        now += 10_000;
        throttle.take(1, now)(now + ms);
      }
      return throttle.waitMs(now + 1_002);
    };
    expect(takes(1, 5)).toBe(0);
    expect(takes(99, 50)).toBe(45);
    expect(takes(99, 50)).toBe(45);
    // The second hundred is full, and the quick one was in the first.
    expect(takes(1, 50)).toBe(0);
    expect(takes(1, 60)).toBe(10);
  });

  test("without a bound keeps only the last ten thousand", () => {
    const throttle = createThrottle(Number.POSITIVE_INFINITY, 0);
    for (let sent = 1; sent < 10_000; sent += 1) throttle.take(1, 0);
    expect(throttle.waitMs(0)).toBe(0);
    throttle.take(1, 0);
    expect(throttle.waitMs(0)).toBe(1_002);
  });

  test("lets a person rest until their time is over, and not at that time", () => {
    const throttle = createThrottle(1_000, 1_000);
    throttle.take(1, 0);
    expect([throttle.restMs(1, 999), throttle.resting(999)]).toEqual([1, [1]]);
    expect([throttle.restMs(1, 1_000), throttle.resting(1_000)]).toEqual([0, []]);
  });

  test("lets a chat rest after each message, and remembers no chat for longer", () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 700 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(moves, (all) => {
        const throttle = createThrottle(1000, 1000);
        const last = new Map<number, number>();
        let now = 0;
        for (const [personId, pause] of all) {
          now += pause;
          const resting = [...last].filter(([, at]) => now - at < 1000).map(([id]) => id);
          expect(throttle.resting(now).toSorted()).toEqual(resting.toSorted());
          expect(throttle.restMs(personId, now)).toBe(Math.max(0, (last.get(personId) ?? -1000) + 1000 - now));
          if (resting.includes(personId)) continue;
          throttle.take(personId, now);
          last.set(personId, now);
        }
      }),
    );
  });
});
