/** Waits for a work so long and no longer: one that hangs must not hold what comes after it. Throws `words` when it is late. */
export async function withPatience<T>(work: Promise<T>, patienceMs: number, words: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  // A timer that is cleared costs a tenth of one that is aborted.
  const timer = setTimeout(() => reject(new Error(words)), patienceMs);
  timer.unref();
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
