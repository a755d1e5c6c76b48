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
 * The next call of a rendered delivery: it sends or edits the first of its messages that is not done yet. Messages that Telegram cannot
 * edit stay unchanged.
 * @param resendIfDeleted whether a message that the person has deleted is sent again; true for urgent messages, false for news
 */
export function nextCall(row: ClaimedDelivery, { shown, fallback }: Said, resendIfDeleted: boolean): Prepared {
  const chat = Number(row.telegramId);
  const [parts, ids] = [shownParts(shown), idsOf(row)];
  const kinds = parts.length === 1 && parts[0]?.kind === "text" ? [] : parts.map(({ kind }) => kind);
  const place = { of: parts.length, hasFallback: fallback !== null, kinds };
  const call = (at: number, { method, payload }: ApiCall, covers = 1): Prepared => {
    const portion: Portion = { ...place, at, covers };
    return { kind: "call", method, payload, resendIfDeleted, portion };
  };
  for (let at = row.partsDone; at < parts.length; at += 1) {
    const options = optionsAt(shown, at, parts.length);
    const id = ids[at] ?? 0;
    const together = row.oneByOne ? [] : parts.slice(at, at + albumLength(parts, at));
    if (id === 0 && together.length > 1) return call(at, sendAlbumCall(chat, together, options), together.length);
    const next = partCall(chat, parts[at], id, options);
    if (next !== null) return call(at, next);
  }
  const missing = ids.slice(0, parts.length).filter((id) => id === 0).length;
  if (fallback === null || missing === 0) return { kind: "skip", reason: "Telegram cannot change it" };
  const line = fallback(missing);
  return call(parts.length, screenCall(chat, line, ids[parts.length] || null));
}

function partCall(chat: number, part: Part | undefined, id: number, options: CallOptions): ApiCall | null {
  if (part === undefined) return null;
  return id === 0 ? sendCall(chat, part, options) : editCall(chat, part, id, options);
}
