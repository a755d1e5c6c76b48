import { hourMs, minuteMs } from "../time/units.ts";

/** Telegram deletes messages that are younger than 48 hours (Bot API deleteMessages); some minutes less, for the way there. */
export const deletableMs = 48 * hourMs - 10 * minuteMs;

/** How many messages Telegram deletes in one call (Bot API deleteMessages). */
export const maxDeleted = 100;
