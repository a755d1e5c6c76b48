/**
 * Chats in which an update was stored behind another. The statement that ends the first update marks the second as next. If the two
 * statements ran side by side, neither saw the other's change, nobody has marked the second update, and somebody must look for it.
 */
export interface DoubtfulChats {
  /** An update of this chat was stored behind another. */
  add(key: string): void;
  /** Whether `settle` would hand this chat on, had this process none of its updates in hand. */
  has(key: string): boolean;
  /** The end of what these chats had in hand begins now: it finds what is stored already. */
  ending(keys: readonly string[]): void;
  /**
   * Hands `claim` up to `limit` chats that have come into doubt and of which this process has no update in hand. They are looked at once
   * more by `lookAgain`, or by the next `settle` where `claim` fails.
   */
  settle<Result>(limit: number, claim: (keys: readonly string[]) => Promise<Result>): Promise<Result>;
  /** Looks once more: the end may have been another process's, and on its way still. @returns whether there was anything to look for */
  lookAgain(): Promise<boolean>;
}

/**
 * @param findNext marks the next of these chats, where none is marked
 * @param keysInHand the chats of which this process handles an update, or is ending it
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
