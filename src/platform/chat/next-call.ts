import type { Portion } from "../telegram/outbox/delivery-parts.ts";
import type { ClaimedDelivery } from "../telegram/outbox/outbox-rows.ts";
import type { Prepared } from "../telegram/outbox/render-deliveries.ts";
import { idsOf } from "../telegram/outbox/retract-step.ts";
import { type ApiCall, type CallOptions, editCall, sendAlbumCall, sendCall } from "./content-calls.ts";
import { albumLength, type Part } from "./content-parts.ts";
import type { Said } from "./message.ts";
import { screenCall } from "./screen.ts";
import { optionsAt, shownParts } from "./shown.ts";

/**
 * The next call of a rendered delivery: it sends or edits the first of its messages that is not done yet, and at the end deletes those that a
 * change has left over, such as the second half of a text that is short now.
 * @param resendIfDeleted whether a message that the person has deleted is sent again
 */
export function nextCall(row: ClaimedDelivery, { shown, fallback }: Said, resendIfDeleted: boolean): Prepared {
  const chat = Number(row.telegramId);
  const [parts, ids] = [shownParts(shown), idsOf(row)];
  const kinds = parts.length === 1 && parts[0]?.kind === "text" ? [] : parts.map(({ kind }) => kind);
  const place = { of: parts.length, hasFallback: fallback !== null, kinds };
  const call = (at: number, { method, payload }: ApiCall, more: Partial<Portion> = {}): Prepared => {
    const portion: Portion = { ...place, at, covers: 1, ...more };
    return { kind: "call", method, payload, resendIfDeleted, portion };
  };
  const part = parts[row.partsDone];
  if (part !== undefined) {
    const at = row.partsDone;
    const options = optionsAt(shown, at, parts.length);
    const id = ids[at] ?? 0;
    const together = row.oneByOne ? [] : parts.slice(at, at + albumLength(parts, at));
    return id === 0 && together.length > 1
      ? call(at, sendAlbumCall(chat, together, options), { covers: together.length })
      : call(at, partCall(chat, part, id, options));
  }
  const missing = ids.slice(0, parts.length).filter((id) => id === 0).length;
  if (fallback !== null && missing > 0) {
    return call(parts.length, screenCall(chat, fallback(missing), ids[parts.length] || null));
  }
  const surplus = ids.slice(parts.length).filter((id) => id !== 0);
  if (surplus.length === 0) return { kind: "skip", reason: "nothing is left to change" };
  const deletion = { method: "deleteMessages", payload: { chat_id: chat, message_ids: surplus } };
  return call(parts.length, deletion, { removesSurplus: true });
}

function partCall(chat: number, part: Part, id: number, options: CallOptions): ApiCall {
  return id === 0 ? sendCall(chat, part, options) : editCall(chat, part, id, options);
}
