/** How many answers a chat gets at once, and how many milliseconds apart the further answers are. */
export interface AnswerRate {
  burst: number;
  everyMs: number;
}

/**
 * Bot API FAQ: no more than one message a second in a chat, with "short bursts that go over this limit". It does not say how
 * short; 20 is an assumption.
 */
export const defaultAnswerRate: AnswerRate = { burst: 20, everyMs: 1000 };

/** Counts the answers in each chat instead of its updates, because many messages may answer one tap, and a 429 holds the whole chat. */
export interface AnswerPace {
  /** Counts an answer. @returns how long it must wait, in milliseconds */
  take(chatId: string, nowMs: number): number;
  /** Whether a chat was answered within the time of one answer. */
  isFresh(chatId: string, nowMs: number): boolean;
}

const maxChats = 10_000;

export function createAnswerPace({ burst, everyMs }: AnswerRate): AnswerPace {
  /** When the answers of each chat would end at an even rate, in the order in which they were last counted. */
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

/** Whether a Bot API method writes something in a chat. */
export function isAnswer(method: string): boolean {
  return /^(send|edit|copy|forward)/.test(method) && method !== "sendChatAction";
}
