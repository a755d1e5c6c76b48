import { contentOfMessage, findChat, openChat } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { Content, InlineKeyboard, Message, MessageOrigin } from "../wire.ts";
import type { StoredMessage, World } from "../world.ts";
import { type CaptionParams, captionContent, type SendParams, send, sendAll } from "./sending.ts";

const CAPTION_LIMIT = 1024;

interface CopyParams extends SendParams, CaptionParams {
  from_chat_id: number | string;
  message_id: number;
}

function source(
  world: World,
  { from_chat_id: chatId, message_id: id }: CopyParams,
  act: "copy" | "forward",
): StoredMessage {
  const stored = findChat(world, chatId).messages.get(id);
  if (!stored) throw badRequest(`message to ${act} not found`);
  const { paid_media, giveaway, invoice } = stored.message;
  if (act === "copy" && (paid_media ?? giveaway ?? invoice)) throw badRequest("message can't be copied");
  return stored;
}

/** The content of a copy. A bot may copy protected messages (td, MessagesManager.cpp: can_forward_message). */
function copied(message: Message): Content {
  const content = contentOfMessage(message);
  // A copied dice is rolled again, and a live location becomes a point (td, MessageContent.cpp: dup_message_content).
  if (content.dice) content.dice = { ...content.dice, value: (content.dice.value % 6) + 1 };
  if (content.location?.live_period !== undefined) {
    const { live_period: _, ...point } = content.location;
    content.location = point;
  }
  return content;
}

/** The keyboard of a copy: a keyboard that has only links is copied too. */
function copiedKeyboard({ reply_markup: markup }: Message): Pick<Message, "reply_markup"> {
  const isOfLinks = markup?.inline_keyboard.flat().every(({ url }) => url !== undefined);
  return markup && isOfLinks ? { reply_markup: markup satisfies InlineKeyboard } : {};
}

export function copyMessage(world: World, params: CopyParams): { message_id: number } {
  const caption = captionContent(params);
  openChat(world, params.chat_id);
  const { message } = source(world, params, "copy");
  const content = copied(message);
  if (params.caption !== undefined) {
    delete content.caption;
    delete content.caption_entities;
    if (content.text === undefined) Object.assign(content, caption);
  }
  const isPlain = !params.caption && !params.reply_markup && !params.reply_parameters;
  // The server copies only plain copies itself. It sends others as new messages, for which a Premium user's caption is too long.
  if (!isPlain && (content.caption?.length ?? 0) > CAPTION_LIMIT) throw badRequest("message caption is too long");
  return { message_id: send(world, params, content, isPlain ? copiedKeyboard(message) : {}).message_id };
}

interface CopyAllParams extends SendParams {
  from_chat_id: number | string;
  message_ids: number[];
  remove_caption?: boolean;
}

/** Copies several messages and skips those that do not exist. Albums stay albums. */
export function copyMessages(world: World, params: CopyAllParams): { message_id: number }[] {
  const { message_ids: ids, from_chat_id: from } = params;
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0))) {
    throw badRequest("message identifiers must be in a strictly increasing order");
  }
  openChat(world, params.chat_id);
  const { messages } = findChat(world, from);
  const groups = new Map<string, string>();
  const sources = ids.flatMap((id) => messages.get(id) ?? []);
  // Telegram says "forward" here even though the call copies (tdlib/telegram-bot-api, Client.cpp).
  if (!sources.length) throw badRequest("message to forward not found");
  const items = sources.map(({ message }) => {
    const content = copied(message);
    if (params.remove_caption) {
      delete content.caption;
      delete content.caption_entities;
    }
    const old = message.media_group_id;
    if (old && !groups.has(old)) groups.set(old, `${old}${groups.size + 1}`);
    const group = old ? { media_group_id: groups.get(old) ?? old } : {};
    return { content, more: { ...copiedKeyboard(message), ...group } };
  });
  return sendAll(world, params, items).map(({ message_id }) => ({ message_id }));
}

export function forwardMessage(world: World, params: CopyParams): Message {
  openChat(world, params.chat_id);
  const { message } = source(world, params, "forward");
  if (message.has_protected_content) throw badRequest("message can't be forwarded");
  const forward_origin: MessageOrigin = message.forward_origin ?? {
    type: "user",
    date: message.date,
    sender_user: message.from ?? world.me,
  };
  return send(world, params, contentOfMessage(message), { forward_origin });
}
