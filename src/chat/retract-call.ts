import type { ClaimedDelivery } from "../telegram/outbox-rows.ts";
import type { Portion } from "../telegram/parts.ts";
import type { Prepared } from "../telegram/prepare.ts";
import { idsOf, retracted, retractedOutcome } from "../telegram/retract-step.ts";
import { type ApiCall, editCall } from "./content-calls.ts";
import { type Screen, screenPart } from "./screen.ts";

/** Telegram deletes messages that are younger than 48 hours (Bot API deleteMessages); some minutes less, for the way there. */
const deletableMs = 48 * 3_600_000 - 10 * 60_000;

/**
 * The next call that takes a delivery back: its messages are deleted together while Telegram allows that; later each is emptied as far as
 * its kind lets us. @param line what stands in place of a text
 */
export function retractCall(row: ClaimedDelivery, line: Screen, now: Date): Prepared {
  const ids = idsOf(row);
  const chat = Number(row.chatId);
  if (ids.length === 0) return { kind: "skip", why: retracted };
  if (!row.oneByOne && row.sentAt !== null && now.getTime() - row.sentAt.getTime() < deletableMs) {
    const payload = { chat_id: chat, message_ids: ids.filter((id) => id !== 0) };
    return call(
      { method: "deleteMessages", payload },
      { at: 0, covers: ids.length, of: ids.length, retracts: "removes" },
    );
  }
  for (let at = row.partsDone; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const emptied = id === 0 ? null : emptyCall(chat, row.kinds[at] ?? "text", id, line);
    if (emptied === null) continue;
    const retracts = emptied.method === "editMessageText" ? "removes" : "empties";
    return call(emptied, { at, covers: 1, of: ids.length, retracts });
  }
  const { why } = retractedOutcome(row, ids);
  return { kind: "skip", why };
}

function call({ method, payload }: ApiCall, portion: Omit<Portion, "hasFallback">): Prepared {
  return { kind: "call", method, payload, anew: false, portion: { ...portion, hasFallback: false } };
}

/** A text becomes the line; of a file the caption goes, the file stays. Nothing of the others can be changed. */
function emptyCall(chat: number, kind: string, id: number, line: Screen): ApiCall | null {
  if (kind === "text") return editCall(chat, screenPart(line), id);
  const hasCaption = ["photo", "video", "document", "audio", "voice"].includes(kind);
  return hasCaption ? { method: "editMessageCaption", payload: { chat_id: chat, message_id: id, caption: "" } } : null;
}
