import type { Message } from "grammy/types";

/** When a message was put on the screen or last changed, by Telegram's clock in seconds; null where Telegram does not say. */
export type ShownAt = number | null;

/** What a call that sends or edits a message has answered. */
export function shownAtOf(answer: Message | true): ShownAt {
  return answer === true ? null : (("edit_date" in answer ? answer.edit_date : undefined) ?? answer.date);
}

/**
 * The person wrote this before the question was on their screen, so it cannot be its answer: Telegram brings taps and messages
 * in lanes of their own, and a message may come after a tap that was made later. Both times are Telegram's; in the same second it
 * counts as an answer.
 */
export function isOlder(message: Message | undefined, shownAt: ShownAt): boolean {
  return message !== undefined && shownAt !== null && message.date < shownAt;
}
