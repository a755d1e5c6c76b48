import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createThrottle } from "../../src/telegram/pace.ts";

/** Sends as early as the throttle lets it, at simulated times; `pauses` are when there was nothing to send. */
function sendAll(perSecond: number, pauses: number[]): number[] {
  const throttle = createThrottle(perSecond, 0);
  let now = 0;
  return pauses.map((pause) => {
    now += pause;
    now += throttle.waitMs(now);
    throttle.take("1", now);
    return now;
  });
}

describe("the pace", () => {
  const rates = fc.integer({ min: 1, max: 40 });

  test("is never more than so many in any second, however they come", () => {
    const pauses = fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1500, noNaN: true })), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(rates, pauses, (perSecond, each) => {
        const sent = sendAll(perSecond, each);
        for (const [index, at] of sent.entries()) {
          const before = sent[index - perSecond];
          if (before !== undefined) expect(at - before).toBeGreaterThanOrEqual(1000 - 1e-6);
        }
      }),
    );
  });

  test("is reached while there is something to send", () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 1, max: 20 }), (perSecond, seconds) => {
        const sent = sendAll(perSecond, Array(perSecond * seconds).fill(0));
        expect(sent.filter((at) => at < 1000 * seconds)).toHaveLength(perSecond * seconds);
      }),
    );
  });

  test("lets a chat rest after each message, and remembers no chat for longer", () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 700 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(moves, (all) => {
        const throttle = createThrottle(1000, 1000);
        const last = new Map<string, number>();
        let now = 0;
        for (const [chat, pause] of all) {
          now += pause;
          const resting = [...last].filter(([, at]) => now - at < 1000).map(([id]) => id);
          expect(throttle.resting(now).toSorted()).toEqual(resting.toSorted());
          if (resting.includes(String(chat))) continue;
          throttle.take(String(chat), now);
          last.set(String(chat), now);
        }
      }),
    );
  });
});
