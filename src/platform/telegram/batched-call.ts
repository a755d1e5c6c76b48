import { createBatcher } from "./batcher.ts";

/**
 * Makes one call of many: what is given while a call is in progress goes into the next, and each gets its own result. DataLoader (npm) would
 * combine only what is given in the same turn of the event loop.
 * @param callAll returns the results in the order of what is given
 */
export function createBatchedCall<Given, Result>(
  callAll: (given: readonly Given[]) => Promise<readonly Result[]>,
): (given: Given) => Promise<Result> {
  const batcher = createBatcher<{ given: Given; results: Result[] }>(async (queued) => {
    const results = await callAll(queued.map(({ given }) => given));
    if (results.length !== queued.length)
      throw new Error(`${queued.length} were given, and ${results.length} came back.`);
    for (const [at, result] of results.entries()) queued[at]?.results.push(result);
  });
  return async (given) => {
    const results: Result[] = [];
    await batcher.store({ given, results });
    // The batcher has stored the item, so its result is there.
    return results[0] as Result;
  };
}
