import { buttonsOf } from "../walk/watch.ts";
import { type SeenCall, says } from "./weather.ts";

/** What a log says of times may be off by some milliseconds. */
export const rounding = 1;

/** The most that came within any one second. */
export function mostInASecond(timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [last, time] of sorted.entries()) {
    while (time - (sorted[first] ?? time) >= 1000) first += 1;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** Tells deliveries from direct answers: by chats that get nothing else, by a ping's buttons, by what the outbox has sent. */
export function deliveriesAmong(
  seen: readonly SeenCall[],
  listeners: ReadonlySet<number>,
  sent: ReadonlySet<string>,
): SeenCall[] {
  return seen.filter(({ method, params, messageId }) => {
    if (!says(method)) return false;
    if (listeners.has(Number(params.chat_id))) return true;
    // A tap on a delivery edits it by a direct answer.
    if (method !== "sendMessage") return false;
    if (sent.has(`${Number(params.chat_id)} ${messageId}`)) return true;
    return buttonsOf(params).some(({ callback_data: data = "" }) => /^o:accept:/.test(data));
  });
}
