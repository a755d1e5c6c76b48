/**
 * Chats in which an update was stored behind another. The statement that ends the first update marks the second as next. If the two
 * statements ran side by side, neither saw the other's change, nobody has marked the second update, and somebody must look for it.
 */
export interface DoubtfulChats {
  /** An update of this chat was stored behind another. */
  add(key: string): void;
  /** The end of what these chats had in hand begins now: it finds what is stored already. */
  ending(keys: readonly string[]): void;
  /** Looks for the next of the chats that have come into doubt, as soon as this process has none of theirs in hand. */
  settle(): Promise<void>;
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

  async function take(chats: Set<string>): Promise<string[]> {
    if (chats.size === 0) return [];
    const inHand = keysInHand();
    const keys = [...chats].filter((key) => !inHand.has(key));
    if (keys.length === 0) return [];
    for (const key of keys) chats.delete(key);
    try {
      await findNext(keys);
    } catch (error) {
      for (const key of keys) chats.add(key);
      throw error;
    }
    return keys;
  }

  return {
    add: (key) => void fresh.add(key),
    ending(keys) {
      for (const key of keys) fresh.delete(key);
    },
    async settle() {
      for (const key of await take(fresh)) again.add(key);
    },
    async lookAgain() {
      return (await take(again)).length > 0;
    },
  };
}
