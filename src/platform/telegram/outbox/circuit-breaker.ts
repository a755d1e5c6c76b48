/** Stops deliveries while Telegram cannot be reached, and lets a single delivery go first when it answers again. */
export interface CircuitBreaker {
  /** Whether nothing may be sent; claimed deliveries are put back then. */
  blocks(): boolean;
  /** How many of `count` deliveries may be claimed; only one while it is a trial. */
  limit(count: number): number;
  /** Asks Telegram whether it answers again. @param ahead how many deliveries are claimed and not put back yet */
  isOver(ahead: number): Promise<boolean>;
  /** Called when a delivery is sent. @returns whether it is the trial delivery */
  leaves(): boolean;
  /** Called when a delivery has its answer. */
  concludes(isTrial: boolean, trouble: boolean): void;
}

export interface CircuitBreakerOptions {
  /** Whether Telegram answers at all. */
  ask: () => Promise<boolean>;
  nap: (ms: number) => Promise<void>;
  /** The first wait in milliseconds; it doubles each time. */
  firstMs: number;
}

const maxWaitMs = 15_000;

/**
 * After a failure Telegram is asked until it answers, and then one delivery is sent before the others. So at most the deliveries that
 * were being sent can be lost, and not the whole outbox.
 */
export function createCircuitBreaker({ ask, nap, firstMs }: CircuitBreakerOptions): CircuitBreaker {
  /** How often it was tried in vain to reach Telegram; null while it is reachable. */
  let failures: number | null = null;
  /** The state of the single delivery that tests whether Telegram accepts messages. */
  let trial: "none" | "next" | "underWay" = "none";

  return {
    blocks: () => failures !== null && trial !== "next",
    limit: (count) => (trial === "next" ? 1 : count),
    async isOver(ahead) {
      if (failures === null) return true;
      // Claimed deliveries must be put back first, or the trial delivery has no answer yet.
      if (ahead > 0 || trial === "underWay") return false;
      if (trial === "next") return true;
      await nap(Math.min(firstMs * 2 ** failures, maxWaitMs));
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
