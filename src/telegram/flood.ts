import type { OccasionMessage } from "./outbox-message.ts";

/** What is too much from one chat at once. It is all kept, and taken up in turn, only slower. */
export interface Flood {
  /** So many at once are ordinary. */
  burst: number;
  /** What comes beyond is taken up one by one, so long after each other; as long as this, one more counts as ordinary again. */
  gapMs: number;
  /** The outbox's message that tells the person, once for each flood. */
  message: OccasionMessage;
}

/**
 * A story may come as two albums of ten, with words and a voice message between them and the taps around: some 25. Nobody
 * writes more than that by hand. Then one a second, because Telegram lets us answer a chat no more often: a 429 would hold up
 * what else is said to it.
 */
export const usualFlood = { burst: 30, gapMs: 1000 };

/** What one chat may leave waiting. */
export interface Limit {
  /**
   * Beyond so many only two kinds are kept: taps, and the first text after each update of the chat that was handled, because a
   * question that was shown in between may be what it answers.
   */
  waiting: number;
  /** The outbox's message that tells the person that something was not kept. */
  message: OccasionMessage;
}

/** At one a second some five minutes' worth: what is answered later is no longer a talk. */
export const usualLimit = { waiting: 300 };
