import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { withTimeout } from "../../src/platform/telegram/timeout.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what comes in time is handed on, a failure too, and no timer is left", async () => {
  await expect(withTimeout(Promise.resolve(7), 1000, "late")).resolves.toBe(7);
  await expect(withTimeout(Promise.reject(new Error("its own")), 1000, "late")).rejects.toThrow("its own");
  expect(vi.getTimerCount()).toBe(0);
});

test("what hangs ends with the words when its time is over, and not before", async () => {
  const waited = withTimeout(new Promise<never>(() => {}), 1000, "it took too long").catch(
    (error: Error) => error.message,
  );
  let said: string | null = null;
  void waited.then((words) => {
    said = words;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(said).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toBe("it took too long");
});
