import { expect, test } from "vitest";
import { createCircuitBreaker } from "../../src/platform/telegram/outbox/circuit-breaker.ts";

/** An outage whose Telegram answers as it is told, and the waits that it has taken. */
function outage(answers: boolean[] = []) {
  const naps: number[] = [];
  const made = createCircuitBreaker({
    ask: async () => answers.shift() ?? true,
    nap: async (ms) => void naps.push(ms),
    firstMs: 100,
  });
  return { ...made, naps };
}

test("while nothing is wrong everything goes, and nobody is asked", async () => {
  const { blocks, limit, isOver, leaves, concludes, naps } = outage();
  expect([blocks(), limit(9), await isOver(5), leaves()]).toEqual([false, 9, true, false]);
  concludes(false, false);
  expect([blocks(), await isOver(0), naps]).toEqual([false, true, []]);
});

test("after a trouble nothing goes until Telegram answers, and what was taken ahead is handed back first", async () => {
  const { blocks, limit, isOver, concludes, naps } = outage([false, false]);
  concludes(false, true);
  expect([blocks(), limit(9)]).toEqual([true, 9]);
  expect([await isOver(1), naps]).toEqual([false, []]);
  expect([await isOver(0), await isOver(0), blocks()]).toEqual([false, false, true]);
  // It doubles.
  expect(naps).toEqual([100, 200]);
  expect([await isOver(0), blocks(), limit(9)]).toEqual([true, false, 1]);
  expect(naps).toEqual([100, 200, 400]);
});

test("one goes before the others: when it is taken all go, when it is not Telegram is asked again", async () => {
  const { blocks, limit, isOver, leaves, concludes, naps } = outage();
  concludes(false, true);
  await isOver(0);
  // Until it has left, nobody is asked again.
  expect([await isOver(0), naps]).toEqual([true, [100]]);
  expect([leaves(), blocks(), leaves(), await isOver(0)]).toEqual([true, true, false, false]);
  concludes(true, true);
  expect([blocks(), await isOver(0), naps]).toEqual([true, true, [100, 200]]);
  leaves();
  concludes(true, false);
  expect([blocks(), limit(9), await isOver(3)]).toEqual([false, 9, true]);
});

test("others that fail meanwhile change nothing, and no wait is longer than 15 seconds", async () => {
  const { isOver, concludes, naps } = outage(Array.from({ length: 12 }, () => false));
  concludes(false, true);
  for (let tries = 0; tries < 12; tries += 1) {
    await isOver(0);
    concludes(false, true);
    concludes(false, false);
  }
  expect(naps.slice(0, 3)).toEqual([100, 200, 400]);
  expect(naps.at(-1)).toBe(15_000);
});

test("a trial that fails where nothing was known to be wrong begins an outage", async () => {
  const { blocks, concludes, isOver, naps } = outage();
  concludes(true, true);
  expect([blocks(), await isOver(0), naps]).toEqual([true, true, [200]]);
});

test("each trial that fails makes the next wait twice as long", async () => {
  const { isOver, leaves, concludes, naps } = outage();
  concludes(false, true);
  for (let trials = 0; trials < 4; trials += 1) {
    expect(await isOver(0)).toBe(true);
    expect(leaves()).toBe(true);
    concludes(true, true);
  }
  await isOver(0);
  expect(naps).toEqual([100, 200, 400, 800, 1_600]);
});
