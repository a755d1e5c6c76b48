import type { CallOutcome } from "../../platform/telegram/api-answer.ts";
import { dayMs, hourMs, minuteMs, secondMs } from "../../platform/time/units.ts";

/** What becomes of a topic after a call that makes it or names it again. */
export type TopicStep =
  | { kind: "made"; topicId: number }
  | { kind: "done" }
  /** `isOff`: private chats with the bot have no topics any longer. */
  | { kind: "again"; afterMs: number; isOff: boolean };

/**
 * What becomes of a topic after Telegram's answer. A topic may have been made although its answer is lost: it is empty then, apps do not show
 * it, and another is made. @param topicId null while the topic is being made
 */
export function topicStep(topicId: number | null, answer: CallOutcome): TopicStep {
  const again = (afterMs: number, isOff = false): TopicStep => ({ kind: "again", afterMs, isOff });
  switch (answer.kind) {
    case "ok": {
      if (topicId !== null) return { kind: "done" };
      const made = (answer.result as { message_thread_id?: unknown } | null)?.message_thread_id;
      return typeof made === "number" ? { kind: "made", topicId: made } : again(dayMs);
    }
    case "tooMany":
      return again(answer.retryAfterSeconds * secondMs);
    case "refused":
      // It has the name already, or is gone.
      if (topicId !== null) return { kind: "done" };
      return /not a forum/i.test(answer.description) ? again(hourMs, true) : again(dayMs);
    default:
      return again(minuteMs);
  }
}
