import type { AnyMessage } from "../chat/message.ts";
import type { Places } from "../places/places.ts";

/** What events say through the outbox. */
export function eventMessages(_context: { places: Places }): Record<string, AnyMessage> {
  return {};
}
