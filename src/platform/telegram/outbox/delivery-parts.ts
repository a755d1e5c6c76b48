import type { CallOutcome } from "../api-answer.ts";
import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";
import { idsOf, retractStep } from "./retract-step.ts";

/** The messages of a delivery that a call concerns. A delivery may become several messages, which are sent one after another. */
export interface Portion {
  /** The position of the first message, from 0. */
  at: number;
  /** How many messages the call sends, for an album. */
  covers: number;
  /** How many messages the delivery becomes, without its fallback. */
  of: number;
  /** Whether a fallback is sent after the last message if a message was refused. */
  hasFallback: boolean;
  /** The kind of each message, unless the delivery is a single text. */
  kinds?: readonly string[];
  /** The call deletes the messages that a change has left over. */
  removesSurplus?: boolean;
  /** How the call retracts messages: deletes all of them, replaces one, or empties one, of which something remains. */
  retracts?: "deletes" | "replaces" | "empties";
}

/** The portion of a delivery that is a single message. */
const whole: Portion = { at: 0, covers: 1, of: 1, hasFallback: false };

/** The delivery as it concerns the message of a call: `messageId` is the id of that message if it was sent before. */
export function rowAt(row: ClaimedDelivery, { at, retracts }: Portion = whole): ClaimedDelivery {
  if (retracts !== undefined || (at === 0 && row.messageIds === null)) return row;
  return { ...row, messageId: (idsOf(row)[at] ?? 0) || null };
}

/**
 * The outcome of a delivery after one of its calls: the next message follows, or the delivery ends. A message that Telegram refuses for
 * good is left out. If Telegram refuses an album, which it can only refuse as a whole, the files are sent one by one.
 */
export function advance(
  row: ClaimedDelivery,
  portion: Portion | undefined,
  judged: DeliveryOutcome,
  answer: CallOutcome,
): DeliveryOutcome {
  const { at, covers, of, hasFallback, retracts, removesSurplus = false, kinds = [] } = portion ?? whole;
  if (judged.kind !== "sent" && judged.kind !== "refused") return judged;
  if (retracts !== undefined) return retractStep(row, { at, covers, retracts }, isRetracted(answer, retracts));
  if (of === 1 && !hasFallback && judged.kind === "sent" && answer.kind === "ok" && row.messageIds === null) {
    return { kind: "sent", messageId: idsIn(answer.result)[0] || row.messageId, kinds };
  }
  const ids = idsOf(row);
  if (removesSurplus) return withoutSurplus(ids.slice(0, of), kinds);
  const isEdit = (ids[at] ?? 0) !== 0;
  const isOmitted = judged.kind === "refused";
  if (isOmitted) {
    const hasMore = of > 1 || hasFallback;
    if (isEdit || !hasMore || isChatGone(answer)) return judged;
    if (covers > 1) return { kind: "part", messageIds: ids, kinds, partsDone: at, oneByOne: true };
  }
  const sentIds = isOmitted ? [] : answer.kind === "ok" ? idsIn(answer.result) : [];
  for (let n = at; n < at + covers; n += 1) ids[n] = sentIds[n - at] || ids[n] || 0;
  const done = at + covers;
  const isMissing = hasFallback && done === of && ids.slice(0, of).includes(0);
  const hasSurplus = done === of && ids.length > of;
  if (done < of || isMissing || hasSurplus) {
    return { kind: "part", messageIds: ids, kinds, partsDone: done, oneByOne: row.oneByOne };
  }
  const messageId = ids.find((id) => id !== 0) ?? null;
  if (isOmitted && messageId === null) return judged;
  return { kind: "sent", messageId, messageIds: ids.length > 1 ? ids : [], kinds };
}

/** What is left over is forgotten, deleted or not: a message that is too old to be deleted stays as it is. */
function withoutSurplus(ids: readonly number[], kinds: readonly string[]): DeliveryOutcome {
  const messageId = ids.find((id) => id !== 0) ?? null;
  return { kind: "sent", messageId, messageIds: ids, kinds: kinds.length === 0 ? ["text"] : kinds };
}

function isChatGone(answer: CallOutcome): boolean {
  return answer.kind === "refused" && answer.means.kind === "gone" && answer.means.what === "chat";
}

/** Whether a message is no longer there. If it cannot be deleted or edited, it may still be there. */
function isRetracted(answer: CallOutcome, retracts: NonNullable<Portion["retracts"]>): boolean {
  if (answer.kind === "ok") return retracts !== "empties";
  return answer.kind === "refused" && /not found|MESSAGE_ID_INVALID/.test(answer.description) && !isChatGone(answer);
}

/** The ids in a result, which is a message or the messages of an album; 0 for an edit that returns `true`, as an edit that changes nothing does. */
function idsIn(result: unknown): number[] {
  const messages = Array.isArray(result) ? result : [result];
  return messages.map((message: { message_id?: unknown } | null) => Number(message?.message_id ?? 0));
}
