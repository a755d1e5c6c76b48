import type { ClaimedDelivery, DeliveryOutcome } from "./outbox-rows.ts";

/** The ids of a delivery's messages in their order; 0 stands for a message that was refused. */
export function idsOf({ messageId, messageIds }: Pick<ClaimedDelivery, "messageId" | "messageIds">): number[] {
  if (messageIds !== null && messageIds.length > 0) return [...messageIds];
  return messageId === null ? [] : [messageId];
}

/** What is kept with a delivery that was taken back, and before what of it remains. */
export const retracted = "retracted";
export const remains = "remains:";

/**
 * What of a delivery that was taken back is still in its reader's chat: what its messages show, of the outbox's column `error`. "unknown":
 * nobody knows whether it arrived.
 */
export function remainsOf(error: string | null): string[] {
  const [before, after] = (error ?? "").split(remains);
  if (before === undefined || !before.startsWith(retracted) || after === undefined) return [];
  return after.trim().split(" ");
}

/** How a delivery that was taken back ends. @param ids what of it is still there; 0 stands for what is gone */
export function retractedOutcome(
  { kinds }: Pick<ClaimedDelivery, "kinds">,
  ids: readonly number[],
): Extract<DeliveryOutcome, { kind: "skipped" }> {
  const left = ids.flatMap((id, at) => (id === 0 ? [] : [kinds?.[at] ?? "text"]));
  return { kind: "skipped", why: left.length === 0 ? retracted : `${retracted}, ${remains} ${left.join(" ")}` };
}

/** What becomes of it after one of its calls: `gone` says whether the call has removed or emptied what it was about. */
export function retractStep(
  row: ClaimedDelivery,
  { at, covers, retracts }: { at: number; covers: number; retracts: "deletes" | "replaces" | "empties" },
  isGone: boolean,
): DeliveryOutcome {
  const ids = idsOf(row);
  // Telegram would not delete them together: each is emptied.
  if (!isGone && retracts === "deletes") {
    return { kind: "part", messageIds: ids, kinds: row.kinds ?? [], partsDone: 0, oneByOne: true };
  }
  const left = ids.map((id, n) => (isGone && n >= at && n < at + covers ? 0 : id));
  if (at + covers >= ids.length) return retractedOutcome(row, left);
  return { kind: "part", messageIds: left, kinds: row.kinds ?? [], partsDone: at + covers, oneByOne: true };
}
