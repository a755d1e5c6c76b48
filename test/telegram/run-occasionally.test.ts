import { beforeEach, expect, test } from "vitest";
import { runOccasionally } from "../../src/platform/telegram/run-occasionally.ts";

let now: number;
let runs: number;
/** How long each run takes, and whether it fails. */
let takesMs: number;
let fails: boolean;
let look: () => Promise<void>;
beforeEach(() => {
  [now, runs, takesMs, fails] = [0, 0, 10, false];
  look = runOccasionally(
    async () => {
      runs += 1;
      now += takesMs;
      if (fails) throw new Error("PostgreSQL has been silent");
    },
    () => now,
  );
});

/** Looks each second. @returns how often it ran */
async function runsWithin(seconds: number): Promise<number> {
  const before = runs;
  for (const until = now + seconds * 1000; now < until; now += 1000) await look().catch(() => {});
  return runs - before;
}

test("what takes no time runs every five seconds, and what takes longer in a hundredth of the time", async () => {
  expect(await runsWithin(300)).toBe(60);
  takesMs = 400;
  expect(await runsWithin(400)).toBeLessThanOrEqual(11);
});

test.each([true, false])(
  "after a silence of the database it runs again within a minute, whether it failed or waited: %s",
  async (failed) => {
    takesMs = 18_000;
    fails = failed;
    await runsWithin(200);
    takesMs = 10;
    fails = false;
    await runsWithin(60);
    expect(await runsWithin(60)).toBeGreaterThanOrEqual(10);
  },
);

test("while it runs it does not run a second time", async () => {
  const nested = runOccasionally(
    async () => {
      runs += 1;
      await nested();
    },
    () => now,
  );
  await nested();
  expect(runs).toBe(1);
});
