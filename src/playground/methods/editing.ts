import { findChat, openChat, removeMessage } from "../chats.ts";
import { badRequest } from "../errors.ts";
import type { Content, Entity, Message, ReplyMarkup } from "../wire.ts";
import { emit, isInline, type StoredMessage, seconds, type World } from "../world.ts";
import { type CaptionParams, captionContent, messageText, textContent } from "./sending.ts";

export interface EditParams extends CaptionParams {
  chat_id?: number | string;
  message_id?: number;
  text?: string;
  entities?: Entity[];
  link_preview_options?: object;
  reply_markup?: ReplyMarkup;
}

const DELETABLE_MS = 48 * 60 * 60 * 1000;

/** Returns the message that an edit names, or refuses if the bot may not edit it. */
export function editable(world: World, { chat_id, message_id, reply_markup }: EditParams): StoredMessage {
  if (chat_id === undefined) throw badRequest("chat_id is empty");
  if (message_id === undefined) throw badRequest("message identifier is not specified");
  if (reply_markup && !isInline(reply_markup)) throw badRequest("inline keyboard expected");
  const { messages, deletedByPerson } = openChat(world, chat_id);
  const stored = messages.get(message_id);
  if (!stored) throw badRequest(deletedByPerson.has(message_id) ? "MESSAGE_ID_INVALID" : "message to edit not found");
  if (!stored.fromBot || stored.uneditable || stored.message.forward_origin)
    throw badRequest("message can't be edited");
  return stored;
}

/** Applies an edit. The message loses its inline keyboard unless the edit has a new one. */
export function apply(world: World, stored: StoredMessage, params: EditParams, change: Partial<Message>): Message {
  const { message } = stored;
  const next: Message = { ...message, ...change };
  for (const key of Object.keys(change) as (keyof Message)[]) if (change[key] === undefined) delete next[key];
  delete next.reply_markup;
  const markup = params.reply_markup;
  if (isInline(markup) && markup.inline_keyboard.length) next.reply_markup = markup;
  const keys = [...Object.keys(change), "reply_markup"] as (keyof Message)[];
  if (keys.every((key) => JSON.stringify(next[key]) === JSON.stringify(message[key]))) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  world.rates?.take(message.chat, 1);
  next.edit_date = seconds(world);
  stored.message = next;
  emit(world, { kind: "message", chatId: next.chat.id, messageId: next.message_id });
  return next;
}

export function editMessageText(world: World, params: EditParams): Message {
  const text = messageText(params.text, params.parse_mode, params.entities);
  const stored = editable(world, params);
  if (stored.message.text === undefined) throw badRequest("there is no text in the message to edit");
  const change: Content & Partial<Message> = { entities: undefined as never, ...textContent(text) };
  if (params.link_preview_options) change.link_preview_options = params.link_preview_options;
  return apply(world, stored, params, change);
}

export function editMessageCaption(world: World, params: EditParams): Message {
  const caption = captionContent(params);
  const stored = editable(world, params);
  const { photo, document, voice, video, audio, animation } = stored.message;
  if (!(photo ?? document ?? voice ?? video ?? audio ?? animation)) {
    throw badRequest("there is no caption in the message to edit");
  }
  const none = { caption: undefined as never, caption_entities: undefined as never };
  return apply(world, stored, params, { ...none, ...caption });
}

export function editMessageReplyMarkup(world: World, params: EditParams): Message {
  return apply(world, editable(world, params), params, {});
}

export function deleteMessage(world: World, params: { chat_id: number | string; message_id: number }): true {
  const chat = findChat(world, params.chat_id);
  const stored = chat.messages.get(params.message_id);
  // The Bot API server does not know that the person has deleted the message.
  if (!stored && chat.deletedByPerson.delete(params.message_id)) return true;
  if (!stored) throw badRequest("message to delete not found");
  if (world.options.now().getTime() - stored.sentAt > DELETABLE_MS) {
    throw badRequest("message can't be deleted for everyone");
  }
  removeMessage(world, chat, params.message_id);
  return true;
}

/** As in Telegram, skips messages that do not exist or are too old without an error. */
export function deleteMessages(world: World, params: { chat_id: number | string; message_ids: number[] }): true {
  const chat = findChat(world, params.chat_id);
  const now = world.options.now().getTime();
  for (const id of params.message_ids) {
    const stored = chat.messages.get(id);
    if (stored && now - stored.sentAt <= DELETABLE_MS) removeMessage(world, chat, id);
  }
  return true;
}

const REACTIONS = new Set(
  "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡".split(
    " ",
  ),
);

interface ReactionParams {
  chat_id: number | string;
  message_id: number;
  reaction?: { type: string; emoji?: string }[];
}

export function setMessageReaction(world: World, { chat_id, message_id, reaction = [] }: ReactionParams): true {
  const chat = openChat(world, chat_id);
  const stored = chat.messages.get(message_id);
  if (!stored) throw badRequest("message to react not found");
  if (reaction.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  const emoji = reaction.map((each) => each.emoji ?? "");
  if (emoji.some((each) => !REACTIONS.has(each))) throw badRequest("REACTION_INVALID");
  stored.reactions = emoji;
  emit(world, { kind: "message", chatId: chat.chat.id, messageId: message_id });
  return true;
}
