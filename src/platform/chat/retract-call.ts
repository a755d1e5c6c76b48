import { deletableMs } from "../telegram/deletable.ts";
import type { Portion } from "../telegram/outbox/delivery-parts.ts";
import type { ClaimedDelivery } from "../telegram/outbox/outbox-rows.ts";
import type { Prepared } from "../telegram/outbox/render-deliveries.ts";
import { idsOf, retracted, retractedOutcome } from "../telegram/outbox/retract-step.ts";
import type { Upload } from "../telegram/upload.ts";
import { type ApiCall, editCall } from "./content-calls.ts";
import { type Screen, screenPart } from "./screen.ts";
import { fileStandIn, pictureStandIn } from "./stand-ins.ts";

/**
 * The next call that takes a delivery back: its messages are deleted together while Telegram allows that; later each is emptied as far as
 * its kind lets us. @param line what stands in place of a text
 */
export function retractCall(row: ClaimedDelivery, line: Screen, now: Date): Prepared {
  const ids = idsOf(row);
  const chat = Number(row.telegramId);
  if (ids.length === 0) return { kind: "skip", reason: retracted };
  if (!row.oneByOne && row.sentAt !== null && now.getTime() - row.sentAt.getTime() < deletableMs) {
    const payload = { chat_id: chat, message_ids: ids.filter((id) => id !== 0) };
    return call(
      { method: "deleteMessages", payload },
      { at: 0, covers: ids.length, of: ids.length, retracts: "deletes" },
    );
  }
  for (let at = row.partsDone; at < ids.length; at += 1) {
    const id = ids[at] ?? 0;
    const emptied = id === 0 ? null : emptyCall(chat, row.kinds ?? [], at, id, line);
    if (emptied === null) continue;
    const retracts = emptied.method === "editMessageCaption" ? "empties" : "replaces";
    return call(emptied, { at, covers: 1, of: ids.length, retracts });
  }
  const { reason } = retractedOutcome(row, ids);
  return { kind: "skip", reason };
}

function call({ method, payload }: ApiCall, portion: Omit<Portion, "hasFallback">): Prepared {
  return { kind: "call", method, payload, resendIfDeleted: false, portion: { ...portion, hasFallback: false } };
}

/**
 * A text becomes the line, a file is replaced by one that shows nothing. A voice stays without its caption, and so does audio in an album,
 * which takes audio only. Nothing of the others can be changed (Bot API editMessageMedia).
 */
function emptyCall(chat: number, kinds: readonly string[], at: number, id: number, line: Screen): ApiCall | null {
  const kind = kinds[at] ?? "text";
  const message = { chat_id: chat, message_id: id };
  if (kind === "text") return editCall(chat, screenPart(line), id);
  if (kind === "photo" || kind === "video" || kind === "animation") {
    return replaceCall(message, "photo", pictureStandIn());
  }
  const isInAlbum = kinds[at - 1] === kind || kinds[at + 1] === kind;
  if (kind === "document" || (kind === "audio" && !isInAlbum)) return replaceCall(message, "document", fileStandIn());
  if (kind !== "voice" && kind !== "audio") return null;
  return { method: "editMessageCaption", payload: { ...message, caption: "" } };
}

function replaceCall(message: object, type: string, file: Upload): ApiCall {
  const media = { type, media: "attach://stand_in" };
  return { method: "editMessageMedia", payload: { ...message, media, stand_in: file } };
}
