import type { Happening } from "./watch.ts";

interface FetchedTap {
  update: number;
  query: string;
  chat: number;
  message: number;
  /** The index of the happening in which Telegram handed out the update. */
  at: number;
}

interface FetchedUpdate {
  update_id: number;
  message?: { chat: { id: number } };
  edited_message?: { chat: { id: number } };
  my_chat_member?: { chat: { id: number } };
  callback_query?: { id: string; message?: { message_id: number; chat: { id: number } } };
}

/**
 * Finds taps whose spinner did not stop first. Every tap must be answered before the bot has finished handling it, and before the
 * tapped message is edited.
 * @param delivered messages of the outbox ("chat/message"), which are also edited for other reasons
 */
export function findUnansweredTaps(happenings: readonly Happening[], delivered: ReadonlySet<string>): string[] {
  const { taps, chatOf } = readFetched(happenings);
  const answeredAt = new Map<string, number>();
  const handledAt = new Map<number, number>();
  const handledIn = new Map<number, number[]>();
  const edits = new Map<string, number[]>();
  for (const [at, happening] of happenings.entries()) {
    if (happening.kind === "handled") {
      handledAt.set(happening.update, at);
      push(handledIn, chatOf.get(happening.update) ?? 0, at);
      continue;
    }
    const { method, params, ok } = happening.call;
    const query = String(params.callback_query_id);
    if (method === "answerCallbackQuery" && ok && !answeredAt.has(query)) answeredAt.set(query, at);
    if (method === "editMessageText") push(edits, `${params.chat_id}/${params.message_id}`, at);
  }
  return taps.flatMap(({ update, query, chat, message, at }) => {
    const answered = answeredAt.get(query);
    if (answered === undefined) return [`the tap ${query} in chat ${chat} was never answered`];
    const handled = handledAt.get(update) ?? Number.POSITIVE_INFINITY;
    if (answered > handled) return [`the tap ${query} in chat ${chat} was answered after everything else`];
    const name = `${chat}/${message}`;
    const turn = Math.max(at, ...(handledIn.get(chat) ?? []).filter((end) => end < handled));
    const early = (edits.get(name) ?? []).some((edit) => edit > turn && edit < answered);
    return early && !delivered.has(name)
      ? [`the tap ${query} in chat ${chat} changed its message before its answer`]
      : [];
  });
}

function readFetched(happenings: readonly Happening[]): { taps: FetchedTap[]; chatOf: Map<number, number> } {
  const taps: FetchedTap[] = [];
  const chatOf = new Map<number, number>();
  for (const [at, happening] of happenings.entries()) {
    if (happening.kind !== "call" || happening.call.method !== "getUpdates" || !happening.call.ok) continue;
    for (const fetched of happening.call.result as FetchedUpdate[]) {
      const { update_id: update, callback_query: tap } = fetched;
      if (chatOf.has(update)) continue;
      const chat = (fetched.message ?? fetched.edited_message ?? fetched.my_chat_member ?? tap?.message)?.chat.id ?? 0;
      chatOf.set(update, chat);
      if (tap !== undefined) taps.push({ update, query: tap.id, chat, message: tap.message?.message_id ?? 0, at });
    }
  }
  return { taps, chatOf };
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
