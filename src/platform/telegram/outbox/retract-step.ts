import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";

/** The ids of a delivery's messages in their order; 0 stands for a message that was refused. */
export function idsOf({ messageId, messageIds }: Pick<ClaimedDelivery, "messageId" | "messageIds">): number[] {
  if (messageIds !== null && messageIds.length > 0) return [...messageIds];
  return messageId === null ? [] : [messageId];
}

/** The texts in the column `error` of a retracted delivery, and before the kinds of messages that remain. */
export const retracted = "retracted";
export const remains = "remains:";

/**
 * The kinds of the messages of a retracted delivery that are still in the chat, read from the column `error`. "unknown": it is unknown
 * whether the message arrived.
 */
export function remainsOf(error: string | null): string[] {
  const [before, after] = (error ?? "").split(remains);
  if (before === undefined || !before.startsWith(retracted) || after === undefined) return [];
  return after.trim().split(" ");
}

/** The outcome of a retracted delivery. @param ids the messages that are still there; 0 stands for a removed message */
export function retractedOutcome(
  { kinds }: Pick<ClaimedDelivery, "kinds">,
  ids: readonly number[],
): Extract<DeliveryOutcome, { kind: "skipped" }> {
  const left = ids.flatMap((id, at) => (id === 0 ? [] : [kinds?.[at] ?? "text"]));
  return { kind: "skipped", reason: left.length === 0 ? retracted : `${retracted}, ${remains} ${left.join(" ")}` };
}

/** The outcome of a retracted delivery after one of its calls. @param isGone whether the call has removed or emptied the messages */
export function retractStep(
  row: ClaimedDelivery,
  { at, covers, retracts }: { at: number; covers: number; retracts: "deletes" | "replaces" | "empties" },
  isGone: boolean,
): DeliveryOutcome {
  const ids = idsOf(row);
  // Telegram refused to delete them together, so each is emptied.
  if (!isGone && retracts === "deletes") {
    return { kind: "part", messageIds: ids, kinds: row.kinds ?? [], partsDone: 0, oneByOne: true };
  }
  const left = ids.map((id, n) => (isGone && n >= at && n < at + covers ? 0 : id));
  if (at + covers >= ids.length) return retractedOutcome(row, left);
  return { kind: "part", messageIds: left, kinds: row.kinds ?? [], partsDone: at + covers, oneByOne: true };
}
