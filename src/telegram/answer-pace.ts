/** How many answers a chat gets at once, and how many milliseconds apart those beyond. */
export interface AnswerRate {
  burst: number;
  everyMs: number;
}

/**
 * Bot API FAQ: no more than one message a second in a chat, with "short bursts that go over this limit". How short is not said: 20 is
 * an assumption.
 */
export const usualAnswerRate: AnswerRate = { burst: 20, everyMs: 1000 };

/** Counts answers of each chat, not its updates: one tap may be answered by many messages, and a 429 would hold its whole chat. */
export interface AnswerPace {
  /** Counts an answer. @returns how many milliseconds it must wait */
  take(chatId: string, nowMs: number): number;
  /** Whether a chat was answered within the time that one answer takes. */
  isFresh(chatId: string, nowMs: number): boolean;
}

const maxChats = 10_000;

export function createAnswerPace({ burst, everyMs }: AnswerRate): AnswerPace {
  /** When each chat's answers so far would be over at an even rate, the latest counted last. */
  const overAt = new Map<string, number>();
  return {
    take(chatId, nowMs) {
      const over = Math.max(overAt.get(chatId) ?? 0, nowMs) + everyMs;
      overAt.delete(chatId);
      overAt.set(chatId, over);
      if (overAt.size > maxChats) {
        for (const [chat, at] of overAt) if (at <= nowMs) overAt.delete(chat);
      }
      return Math.max(0, over - nowMs - burst * everyMs);
    },
    isFresh: (chatId, nowMs) => (overAt.get(chatId) ?? 0) > nowMs,
  };
}

/** Whether a call of the Bot API says something in a chat. */
export function isAnswer(method: string): boolean {
  return /^(send|edit|copy|forward)/.test(method) && method !== "sendChatAction";
}
