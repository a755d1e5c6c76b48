/** What the sender knows of the way to Telegram after something went wrong on it. */
export interface Outage {
  /** Nothing may go: what was taken ahead is handed back. */
  blocks(): boolean;
  /** How many of so many may be taken up: one goes before the others. */
  limit(count: number): number;
  /** Asks until Telegram answers, one question at a time. @param ahead how many are taken up and not handed back yet */
  isOver(ahead: number): Promise<boolean>;
  /** A delivery leaves. @returns whether it is the one that goes before the others */
  leaves(): boolean;
  /** It has its answer. */
  concludes(isTrial: boolean, trouble: boolean): void;
}

export interface OutageOptions {
  /** Whether Telegram answers at all. */
  ask: () => Promise<boolean>;
  nap: (ms: number) => Promise<void>;
  /** How long the first wait is; it doubles. */
  firstMs: number;
}

const longestMs = 15_000;

/**
 * After something went wrong Telegram is asked until it answers, and then one delivery goes before the others: so what can be lost
 * is what was in flight, not an outbox.
 */
export function createOutage({ ask, nap, firstMs }: OutageOptions): Outage {
  /** How often it was tried in vain whether Telegram takes messages again; null: it does. */
  let failures: number | null = null;
  /** One delivery may go, to see whether it does. */
  let trial: "none" | "next" | "underWay" = "none";

  return {
    blocks: () => failures !== null && trial !== "next",
    limit: (count) => (trial === "next" ? 1 : count),
    async isOver(ahead) {
      if (failures === null) return true;
      // What was taken ahead is handed back first; the one that goes first has no answer yet.
      if (ahead > 0 || trial === "underWay") return false;
      if (trial === "next") return true;
      await nap(Math.min(firstMs * 2 ** failures, longestMs));
      if (await ask()) trial = "next";
      else failures += 1;
      return trial === "next";
    },
    leaves() {
      if (trial !== "next") return false;
      trial = "underWay";
      return true;
    },
    concludes(isTrial, trouble) {
      if (isTrial) {
        trial = "none";
        failures = trouble ? (failures ?? 0) + 1 : null;
      } else if (trouble) failures ??= 0;
    },
  };
}
