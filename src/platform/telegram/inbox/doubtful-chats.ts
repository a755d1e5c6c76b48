/**
 * Chats in which an update was stored behind another update. The statement that ends the first update marks the second as next. If the two
 * statements ran at the same time, neither saw the other's change, so the second update is not marked and must be looked for.
 */
export interface DoubtfulChats {
  /** An update of this chat was stored behind another. */
  add(key: string): void;
  /** Whether `settle` would pass this chat to `claim` if this process had no update of it in hand. */
  has(key: string): boolean;
  /** Called when the updates of these chats begin to end; that statement finds what is stored before it. */
  ending(keys: readonly string[]): void;
  /**
   * Passes to `claim` up to `limit` doubtful chats of which this process has no update in hand. `lookAgain` checks them once more; if
   * `claim` fails, the next `settle` does.
   */
  settle<Result>(limit: number, claim: (keys: readonly string[]) => Promise<Result>): Promise<Result>;
  /** Checks these chats once more, because another process may still have been ending an update. @returns whether there were any */
  lookAgain(): Promise<boolean>;
}

/**
 * @param findNext marks the next update of these chats if none is marked
 * @param keysInHand the chats of which this process is handling or ending an update
 */
export function createDoubtfulChats(
  findNext: (keys: readonly string[]) => Promise<void>,
  keysInHand: () => ReadonlySet<string>,
): DoubtfulChats {
  const fresh = new Set<string>();
  const again = new Set<string>();

  function take(chats: Set<string>, limit = Number.POSITIVE_INFINITY): string[] {
    if (chats.size === 0) return [];
    const inHand = keysInHand();
    const keys = [...chats].filter((key) => !inHand.has(key)).slice(0, limit);
    for (const key of keys) chats.delete(key);
    return keys;
  }

  async function orPutBack<Result>(keys: string[], chats: Set<string>, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      for (const key of keys) chats.add(key);
      throw error;
    }
  }

  return {
    add: (key) => void fresh.add(key),
    has: (key) => fresh.has(key),
    ending(keys) {
      for (const key of keys) fresh.delete(key);
    },
    async settle(limit, claim) {
      const keys = take(fresh, limit);
      const result = await orPutBack(keys, fresh, () => claim(keys));
      for (const key of keys) again.add(key);
      return result;
    },
    async lookAgain() {
      const keys = take(again);
      if (keys.length > 0) await orPutBack(keys, again, () => findNext(keys));
      return keys.length > 0;
    },
  };
}
