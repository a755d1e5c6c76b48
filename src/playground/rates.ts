import { Refusal } from "./errors.ts";
import type { Chat } from "./wire.ts";

/** So many messages at once, and then one after each pause. */
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
 * how many. An album of ten counts ten times and passes in practice right after another one, hence twenty.
 */
const CHAT_BURST = 20;

/** Telegram's (Bots FAQ, "My bot is hitting limits"): one a second in a chat, 20 a minute in a group, 30 a second in all. */
export const TELEGRAM_RATES: Rates = {
  perChat: { burst: CHAT_BURST, everyMs: 1000 },
  perGroup: { burst: 20, everyMs: 3000 },
  bulk: { burst: 30, everyMs: 1000 / 30 },
};

/** Counts what the bot sends, and refuses with 429 what is too much. Whichever rate it was, the refusal looks the same. */
export class RateLimiter {
  readonly #rates: Rates;
  readonly #now: () => Date;
  /** When the chat has its whole burst again, in milliseconds since 1970. */
  readonly #restedAt = new Map<number | "bulk", number>();

  constructor(rates: Rates, now: () => Date) {
    this.#rates = rates;
    this.#now = now;
  }

  /** Counts these messages, or refuses all of them; then none is counted. */
  take({ id, type }: Chat, count: number) {
    const now = this.#now().getTime();
    const { perChat, perGroup, bulk } = this.#rates;
    const taken = [
      this.#look("bulk", bulk, count, now),
      this.#look(id, type === "private" ? perChat : perGroup, count, now),
    ];
    const waitMs = Math.max(...taken.map((each) => each.waitMs));
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
    }
    for (const { key, restedAt } of taken) this.#restedAt.set(key, restedAt);
  }

  #look(key: number | "bulk", { burst, everyMs }: Rate, count: number, now: number) {
    // A clock that was put back closes no chat for longer than its whole burst takes.
    const before = Math.min(Math.max(this.#restedAt.get(key) ?? now, now), now + burst * everyMs);
    const restedAt = before + Math.min(count, burst) * everyMs;
    return { key, restedAt, waitMs: restedAt - now - burst * everyMs };
  }
}
