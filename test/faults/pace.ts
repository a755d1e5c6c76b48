import { buttonsOf } from "../walk/watch.ts";
import { isMessage, type SeenCall } from "./stormy-telegram.ts";

/** The tolerance in messages a second, because times in a log may be off by some milliseconds. */
export const rounding = 1;

/** The maximum number of these times within any second. */
export function maxPerSecond(timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((a, b) => a - b);
  let first = 0;
  let max = 0;
  for (const [last, time] of sorted.entries()) {
    while (time - (sorted[first] ?? time) >= 1000) first += 1;
    max = Math.max(max, last - first + 1);
  }
  return max;
}

/** Selects deliveries among all calls: by chats that get nothing else, by the buttons of a ping, and by what the outbox has sent. */
export function deliveriesAmong(
  seen: readonly SeenCall[],
  listeners: ReadonlySet<number>,
  sent: ReadonlySet<string>,
): SeenCall[] {
  return seen.filter(({ method, params, messageId }) => {
    if (!isMessage(method)) return false;
    if (listeners.has(Number(params.chat_id))) return true;
    // An edit of a delivery after a tap is a direct answer.
    if (method !== "sendMessage") return false;
    if (sent.has(`${Number(params.chat_id)} ${messageId}`)) return true;
    return buttonsOf(params).some(({ callback_data: data = "" }) => /^o:accept:/.test(data));
  });
}
