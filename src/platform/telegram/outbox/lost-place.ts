import type { CallOutcome } from "../api-answer.ts";
import type { Refusal } from "./refusal.ts";

type Payload = Record<string, unknown>;

/**
 * The call without the place that Telegram has refused: without the quote, then without the reply; or outside the topic. A place that is gone
 * must never cost the message. Null if the call names no such place.
 */
export function withoutLostPlace(method: string, payload: Payload, means: Refusal): Payload | null {
  if (means.kind !== "gone" || !/^(send|copy|forward)/.test(method)) return null;
  const { message_thread_id: topic, ...outsideTopic } = payload;
  if (means.what === "topic") return topic === undefined ? null : outsideTopic;
  const { reply_parameters: reply, ...unreplied } = payload;
  if (means.what !== "replyTarget" || typeof reply !== "object" || reply === null) return null;
  const { quote, quote_entities: _, quote_parse_mode: __, quote_position: ___, ...plain } = reply as Payload;
  return quote === undefined ? unreplied : { ...payload, reply_parameters: plain };
}

/** The topic that a call named and in which Telegram has not shown its messages; null if it named none, or they are there. */
export function lostTopicIn({ message_thread_id: topic }: Payload, answer: CallOutcome): number | null {
  if (typeof topic !== "number" || answer.kind !== "ok") return null;
  const sent = (Array.isArray(answer.result) ? answer.result[0] : answer.result) as {
    message_thread_id?: unknown;
  } | null;
  return sent?.message_thread_id === topic ? null : topic;
}
