import type { AnyMessage } from "../chat/message.ts";
import type { Places } from "../places/places.ts";

/** What is said to those who came: how was it, what came of it. */
export function attendanceMessages(_context: { places: Places }): Record<string, AnyMessage> {
  return {};
}
