import { minuteMs } from "../../platform/time/units.ts";
import { answersAtOnce, openlySaid } from "./openly-said.ts";

/** For how long somebody looks at the chat after «Open», or after what they have written. */
const lookingMs = minuteMs;

/** What is known of a delivery to somebody who has quiet mode on. */
export interface CoveredDelivery {
  message: string;
  openedAt: Date | null;
  notBefore: Date;
}

/** Whether quiet mode covers a message of the outbox. */
export function isCovered(message: string): boolean {
  return !openlySaid.includes(message);
}

/**
 * Whether a call for a covered delivery waits until its reader opens it: it would show something new, and they are not known to be looking.
 * An edit or a deletion brings nothing to a lock screen. @param method of the Bot API
 */
export function waitsForReader(method: string, { message, openedAt, notBefore }: CoveredDelivery, now: Date): boolean {
  if (method.startsWith("edit") || method.startsWith("delete")) return false;
  const since = openedAt ?? (answersAtOnce.includes(message) ? notBefore : null);
  return since === null || now.getTime() - since.getTime() > lookingMs;
}
