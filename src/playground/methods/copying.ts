import { contentOfMessage, findChat, openChat } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { Message, MessageOrigin } from "../wire.ts";
import type { StoredMessage, World } from "../world.ts";
import { type CaptionParams, captionContent, type SendParams, send, sendAll } from "./sending.ts";

interface CopyParams extends SendParams, CaptionParams {
  from_chat_id: number | string;
  message_id: number;
}

function source(world: World, chatId: number | string, messageId: number, act: "copy" | "forward"): StoredMessage {
  const stored = findChat(world, chatId).messages.get(messageId);
  if (!stored) throw badRequest(`message to ${act} not found`);
  if (stored.message.has_protected_content)
    throw badRequest(`message can't be ${act === "copy" ? "copied" : "forwarded"}`);
  return stored;
}

export function copyMessage(world: World, params: CopyParams): { message_id: number } {
  const caption = captionContent(params);
  openChat(world, params.chat_id);
  const { message } = source(world, params.from_chat_id, params.message_id, "copy");
  const content = contentOfMessage(message);
  if (params.caption !== undefined) {
    delete content.caption;
    delete content.caption_entities;
    if (content.text === undefined) Object.assign(content, caption);
  }
  return { message_id: send(world, params, content).message_id };
}

interface CopyAllParams extends SendParams {
  from_chat_id: number | string;
  message_ids: number[];
  remove_caption?: boolean;
}

/** Messages that cannot be copied are skipped; albums stay albums. */
export function copyMessages(world: World, params: CopyAllParams): { message_id: number }[] {
  const { message_ids: ids, from_chat_id: from } = params;
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0))) {
    throw badRequest("message identifiers must be in a strictly increasing order");
  }
  openChat(world, params.chat_id);
  const { messages } = findChat(world, from);
  const groups = new Map<string, string>();
  const sources = ids.flatMap((id) => messages.get(id) ?? []).filter(({ message }) => !message.has_protected_content);
  if (!sources.length) throw badRequest("message to copy not found");
  const items = sources.map(({ message }) => {
    const content = contentOfMessage(message);
    if (params.remove_caption) {
      delete content.caption;
      delete content.caption_entities;
    }
    const old = message.media_group_id;
    if (old && !groups.has(old)) groups.set(old, `${old}${groups.size + 1}`);
    const group = old ? { media_group_id: groups.get(old) ?? old } : {};
    return { content, more: group };
  });
  return sendAll(world, params, items).map(({ message_id }) => ({ message_id }));
}

export function forwardMessage(world: World, params: CopyParams): Message {
  openChat(world, params.chat_id);
  const { message } = source(world, params.from_chat_id, params.message_id, "forward");
  const forward_origin: MessageOrigin = message.forward_origin ?? {
    type: "user",
    date: message.date,
    sender_user: message.from ?? world.me,
  };
  return send(world, params, contentOfMessage(message), { forward_origin });
}
