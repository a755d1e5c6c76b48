import type { Context } from "grammy";
import type { Content } from "./content.ts";
import { type ApiCall, sendAlbumCall, sendCall } from "./content-calls.ts";
import { albumLength, partsOf } from "./content-parts.ts";

/** Answers with what somebody sent before: with a message, or with several where one does not hold it. */
export async function sendContent(ctx: Context, content: Content): Promise<void> {
  if (ctx.chatId === undefined) throw new Error("There is no chat to answer in.");
  const parts = partsOf(content);
  for (let at = 0; at < parts.length; ) {
    const [part, length] = [parts[at], albumLength(parts, at)];
    if (part === undefined) return;
    await makeCall(
      ctx,
      length === 1 ? sendCall(ctx.chatId, part) : sendAlbumCall(ctx.chatId, parts.slice(at, at + length)),
    );
    at += length;
  }
}

async function makeCall(ctx: Context, { method, payload }: ApiCall): Promise<void> {
  const api = ctx.api.raw as unknown as Record<string, (payload: Record<string, unknown>) => Promise<unknown>>;
  await api[method]?.(payload);
}
