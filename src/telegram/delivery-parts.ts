import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";
import { idsOf, retractStep } from "./retract-step.ts";
import type { CallOutcome } from "./transport.ts";

/** Which of a delivery's messages a call deals with: a delivery may become several messages, sent one after another. */
export interface Portion {
  /** Counted from 0. */
  at: number;
  /** How many messages the call sends: an album's. */
  covers: number;
  /** How many messages the delivery becomes, without its fallback. */
  of: number;
  /** Whether something is said in place of what is refused; it is the message after the last. */
  hasFallback: boolean;
  /** What each message shows, where it is not one text. */
  kinds?: readonly string[];
  /** The call takes the messages back: all at once, or one of them, of which nothing or something remains then. */
  retracts?: "deletes" | "replaces" | "empties";
}

/** A delivery that is one message. */
const whole: Portion = { at: 0, covers: 1, of: 1, hasFallback: false };

/** The delivery as the message looks at it that a call deals with: whether that one was sent before. */
export function rowAt(row: ClaimedDelivery, { at, retracts }: Portion = whole): ClaimedDelivery {
  if (retracts !== undefined || (at === 0 && row.messageIds === null)) return row;
  return { ...row, messageId: (idsOf(row)[at] ?? 0) || null };
}

/**
 * What becomes of a delivery after one of its calls: the next message follows, or it is at its end. A message that Telegram refuses for
 * good is left out; the files of an album that is refused are sent one by one (Bot API sendMediaGroup refuses it whole).
 */
export function advance(
  row: ClaimedDelivery,
  portion: Portion | undefined,
  judged: DeliveryOutcome,
  answer: CallOutcome,
): DeliveryOutcome {
  const { at, covers, of, hasFallback, retracts, kinds = [] } = portion ?? whole;
  if (judged.kind !== "sent" && judged.kind !== "refused") return judged;
  if (retracts !== undefined) return retractStep(row, { at, covers, retracts }, isTakenBack(answer, retracts));
  if (of === 1 && !hasFallback && judged.kind === "sent" && answer.kind === "ok" && row.messageIds === null) {
    return { kind: "sent", messageId: idsIn(answer.result)[0] || row.messageId, kinds };
  }
  const ids = idsOf(row);
  const isEdit = (ids[at] ?? 0) !== 0;
  const omitted = judged.kind === "refused";
  if (omitted) {
    const hasMore = of > 1 || hasFallback;
    if (isEdit || !hasMore || isChatGone(answer)) return judged;
    if (covers > 1) return { kind: "part", messageIds: ids, kinds, partsDone: at, oneByOne: true };
  }
  const came = omitted ? [] : answer.kind === "ok" ? idsIn(answer.result) : [];
  for (let n = at; n < at + covers; n += 1) ids[n] = came[n - at] ?? ids[n] ?? 0;
  const done = at + covers;
  const isMissing = hasFallback && done === of && ids.slice(0, of).includes(0);
  if (done < of || isMissing) {
    return { kind: "part", messageIds: ids, kinds, partsDone: done, oneByOne: row.oneByOne };
  }
  const messageId = ids.find((id) => id !== 0) ?? null;
  if (omitted && messageId === null) return judged;
  return { kind: "sent", messageId, messageIds: ids.length > 1 ? ids : [], kinds };
}

function isChatGone(answer: CallOutcome): boolean {
  return answer.kind === "refused" && answer.means.kind === "gone" && answer.means.what === "chat";
}

/** That it cannot be deleted or edited does not mean that it is gone. */
function isTakenBack(answer: CallOutcome, retracts: NonNullable<Portion["retracts"]>): boolean {
  if (answer.kind === "ok") return retracts !== "empties";
  return answer.kind === "refused" && /not found|MESSAGE_ID_INVALID/.test(answer.description) && !isChatGone(answer);
}

/** A message, or an album's; an edit of an inline message gives `true`. */
function idsIn(result: unknown): number[] {
  const messages = Array.isArray(result) ? result : [result];
  return messages.map((message: { message_id?: unknown } | null) => Number(message?.message_id ?? 0));
}
