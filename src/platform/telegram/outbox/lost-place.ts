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
