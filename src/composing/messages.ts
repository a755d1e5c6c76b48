import type { AnyMessage } from "../chat/message.ts";
import type { Places } from "../places/places.ts";

/** What composing says through the outbox: that something waits for approval, and what became of it. */
export function composingMessages(_context: { places: Places }): Record<string, AnyMessage> {
  return {};
}
