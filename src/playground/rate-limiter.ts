import { Refusal } from "./errors.ts";
import type { Chat } from "./wire.ts";

/** `burst` messages at once, and then one every `everyMs`. */
export interface Rate {
  burst: number;
  everyMs: number;
}

export interface Rates {
  /** In one private chat. */
  perChat: Rate;
  /** In one group or channel. */
  perGroup: Rate;
  /** In all chats together. */
  bulk: Rate;
}

/**
 * An assumption: Telegram says "avoid sending more than one message per second" and "short bursts" may pass (Bots FAQ), but not
 * how long a burst may be. In practice two albums of ten messages pass one right after the other, hence twenty.
 */
const CHAT_BURST = 20;

/** Telegram's rates (Bots FAQ, "My bot is hitting limits"): one a second in a chat, 20 a minute in a group, 30 a second in all. */
export const TELEGRAM_RATES: Rates = {
  perChat: { burst: CHAT_BURST, everyMs: 1000 },
  perGroup: { burst: 20, everyMs: 3000 },
  bulk: { burst: 30, everyMs: 1000 / 30 },
};

/** Counts the bot's messages, and refuses with 429 those beyond a rate. The refusal does not tell which rate it was. */
export class RateLimiter {
  readonly #rates: Rates;
  readonly #now: () => Date;
  /** When a chat has the whole burst again, in milliseconds since 1970. */
  readonly #recoveredAt = new Map<number | "bulk", number>();

  constructor(rates: Rates, now: () => Date) {
    this.#rates = rates;
    this.#now = now;
  }

  /** Counts these messages, or refuses all of them and counts none. */
  take({ id, type }: Chat, count: number) {
    const now = this.#now().getTime();
    const { perChat, perGroup, bulk } = this.#rates;
    const taken = [
      this.#check("bulk", bulk, count, now),
      this.#check(id, type === "private" ? perChat : perGroup, count, now),
    ];
    const waitMs = Math.max(...taken.map((each) => each.waitMs));
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    for (const { key, recoveredAt } of taken) this.#recoveredAt.set(key, recoveredAt);
  }

  #check(key: number | "bulk", { burst, everyMs }: Rate, count: number, now: number) {
    // After the clock was set back, a chat waits no longer than a whole burst takes to recover.
    const before = Math.min(Math.max(this.#recoveredAt.get(key) ?? now, now), now + burst * everyMs);
    const recoveredAt = before + Math.min(count, burst) * everyMs;
    return { key, recoveredAt, waitMs: recoveredAt - now - burst * everyMs };
  }
}
