/** Repeatable chance: the same seed makes the same choices. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `below`. */
  below(below: number): number;
  /** True with a given percentage. */
  percent(percent: number): boolean;
  /** Throws if the list is empty. */
  pick<T>(values: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(values: readonly { weight: number; value: T }[]): T;
}

/** mulberry32: short, good enough, and the same on every machine. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    percent: (percent) => next() * 100 < percent,
    pick(values) {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("Nothing to pick from.");
      return value;
    },
    weighted(values) {
      let left = next() * values.reduce((sum, { weight }) => sum + weight, 0);
      for (const { weight, value } of values) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new Error("Nothing to pick from.");
    },
  };
}
