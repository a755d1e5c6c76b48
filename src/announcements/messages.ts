import type { AnyMessage } from "../chat/message.ts";

/** What announcing says through the outbox: its own progress. */
export function announcementMessages(): Record<string, AnyMessage> {
  return {};
}
