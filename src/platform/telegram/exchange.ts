import type { Readable } from "node:stream";

/** A request to the Bot API. */
export interface Exchange {
  path: string;
  headers: Record<string, string>;
  body: string | Readable | null;
  signal?: AbortSignal | undefined;
}

/** What came back, from Telegram or from something on the way to it. */
export interface Answered {
  status: number;
  text: string;
}

export type Send = (exchange: Exchange) => Promise<Answered>;

/** The method of the Bot API that a request calls. */
export function methodOf({ path }: Pick<Exchange, "path">): string {
  return path.split("/").at(-1) ?? "";
}

/** The chat of a call: null for a call without a chat, undefined if the body is a stream and cannot be read. */
export function chatOf(body: Exchange["body"]): string | null | undefined {
  if (typeof body !== "string") return body === null ? null : undefined;
  // grammY writes nearly every call in this way; parsing every body would cost more.
  const first = /^\{"chat_id":"?(-?\d+)/.exec(body)?.[1];
  if (first !== undefined) return first;
  if (!body.includes('"chat_id"')) return null;
  const { chat_id: chatId } = JSON.parse(body) as { chat_id?: number | string };
  return chatId === undefined ? null : String(chatId);
}
