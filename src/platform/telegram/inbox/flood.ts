import type { OccasionMessage } from "../outbox/outbox-message.ts";

/** When a chat sends too many updates at once. All of them are stored and handled in order, only more slowly. */
export interface Flood {
  /** How many updates at once are normal. */
  burst: number;
  /** Beyond the burst, one update is handled every `gapMs`. The allowance refills at the same rate. */
  gapMs: number;
  /** The message that tells the person, once for each flood. */
  message: OccasionMessage;
}

/**
 * A story may arrive as two albums of ten with texts, a voice message and taps between them: some 25 updates. Nobody writes more than
 * that by hand. Beyond it one update a second is handled, because Telegram does not let us answer a chat more often, and a 429 would
 * hold up everything else in the chat.
 */
export const defaultFlood = { burst: 30, gapMs: 1000 };

/** How many updates of a chat may wait. */
export interface Limit {
  /**
   * Beyond this number only two kinds of updates are stored: taps, and the first text after each handled update of the chat, because
   * the text may answer a question that was shown in between.
   */
  waiting: number;
  /** The message that tells the person that an update was not stored. */
  message: OccasionMessage;
}

/** Some five minutes' worth at one a second. A later answer would no longer be a conversation. */
export const defaultLimit = { waiting: 300 };
