import { expect, test } from "vitest";
import { createBatchedCall } from "../../src/platform/telegram/batched-call.ts";

test("what is given together is one call, and each gets its own result", async () => {
  const calls: number[][] = [];
  const double = createBatchedCall(async (given: readonly number[]) => {
    calls.push([...given]);
    return given.map((each) => each * 2);
  });
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(calls).toEqual([[1, 2, 3], [4]]);
});

test("a call that fails fails for all of it, and for nobody after it", async () => {
  const call = createBatchedCall(async (given: readonly string[]) => {
    if (given.includes("bad")) throw new Error("refused");
    return given;
  });
  const results = await Promise.allSettled(["good", "bad"].map(call));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await call("good")).toBe("good");
});

test("nobody gets the result of somebody else when results are missing", async () => {
  const call = createBatchedCall(async (given: readonly string[]) => given.slice(1));
  const results = await Promise.allSettled(["first", "second"].map(call));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
