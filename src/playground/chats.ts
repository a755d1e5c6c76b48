import { refuseNonMember } from "./bot-access.ts";
import type { FormattedText } from "./entities.ts";
import { badRequest, Refusal } from "./errors.ts";
import { CONTENT_FIELDS, type Content, type Message, type ReplyMarkup, type TextQuote, type User } from "./wire.ts";
import {
  type ChatState,
  type Elsewhere,
  emit,
  isInline,
  type StoredMessage,
  seconds,
  userOf,
  type World,
} from "./world.ts";

const MESSAGES_KEPT = 1000;

/** Returns the chat that a call names, or refuses the call if there is no such chat. */
export function findChat(world: World, chatId: number | string): ChatState {
  const chat = world.chats.get(Number(chatId));
  if (!chat) throw badRequest("chat not found");
  return chat;
}

/** Returns the chat between the bot and this person. */
export function chatOf(world: World, personId: number): ChatState & { person: NonNullable<ChatState["person"]> } {
  const chat = world.chats.get(personId);
  if (!chat?.person) throw new Error(`Playground: nobody has the id ${personId}`);
  return chat as ReturnType<typeof chatOf>;
}

/** Returns the chat that a call names, or refuses the call if the bot may not write there. */
export function openChat(world: World, chatId: number | string): ChatState {
  const chat = findChat(world, chatId);
  refuseNonMember(chat);
  if (chat.deactivated) throw new Refusal(403, "Forbidden: user is deactivated");
  if (!chat.started) throw new Refusal(403, "Forbidden: bot can't initiate conversation with a user");
  if (chat.blocked) throw new Refusal(403, "Forbidden: bot was blocked by the user");
  return chat;
}

export interface MessageExtras {
  from: User | undefined;
  replyTo?: number | undefined;
  /** The part of the message to which it is a reply. */
  quote?: FormattedText | undefined;
  /** By default a person writes in the topic of the message to which they reply. */
  topicId?: number | undefined;
  markup?: ReplyMarkup | undefined;
  protect?: boolean | undefined;
  /** Further fields of the message, for example where it was forwarded from. */
  more?: Partial<Message>;
  elsewhere?: Elsewhere;
}

/** Puts a message at the end of a chat. */
export function addMessage(world: World, chat: ChatState, content: Content, extras: MessageExtras): Message {
  const message: Message = { message_id: ++chat.lastId, date: seconds(world), chat: chat.chat };
  if (extras.from) message.from = extras.from;
  const fromBot = extras.from?.id === world.me.id;
  if (extras.replyTo !== undefined) {
    const { reply_to_message: _, ...original } = chat.messages.get(extras.replyTo)?.message ?? {};
    if ("message_id" in original) message.reply_to_message = original as Message;
  }
  const { reply_to_message: original } = message;
  if (original && extras.quote) message.quote = quoteOf(original, extras.quote);
  const topicId = extras.topicId ?? (fromBot ? undefined : original?.message_thread_id);
  if (topicId !== undefined) Object.assign(message, { message_thread_id: topicId, is_topic_message: true });
  Object.assign(message, extras.more, content);
  if (extras.protect) message.has_protected_content = true;
  if (isInline(extras.markup) && extras.markup.inline_keyboard.length) message.reply_markup = extras.markup;
  const uneditable = extras.markup !== undefined && !isInline(extras.markup);
  const stored: StoredMessage = {
    message,
    fromBot,
    uneditable,
    sentAt: world.options.now().getTime(),
    reactions: [],
    elsewhere: extras.elsewhere,
  };
  chat.messages.set(message.message_id, stored);
  forgetOldest(chat, world.options.messagesKept ?? MESSAGES_KEPT);
  const wasActing = fromBot && chat.action !== undefined;
  if (fromBot) chat.action = undefined;
  applyMarkup(chat, message.message_id, extras.markup);
  emit(world, { kind: "message", chatId: chat.chat.id, messageId: message.message_id });
  if (uneditable || wasActing) emit(world, { kind: "chat", chatId: chat.chat.id });
  return message;
}

/** The place of a quote in a message; undefined if the message does not contain it. */
export function quotePosition({ text, caption }: Message, { text: quote }: FormattedText): number | undefined {
  const position = (text ?? caption ?? "").indexOf(quote);
  return position === -1 ? undefined : position;
}

function quoteOf(original: Message, quote: FormattedText): TextQuote {
  const position = quotePosition(original, quote);
  if (position === undefined) throw new Error("Playground: only a part of a message can be quoted");
  const { text, entities } = quote;
  return { text, position, is_manual: true, ...(entities.length ? { entities } : {}) };
}

function forgetOldest(chat: ChatState, kept: number) {
  for (const id of chat.messages.keys()) {
    if (chat.messages.size <= kept) return;
    chat.messages.delete(id);
  }
}

function applyMarkup(chat: ChatState, messageId: number, markup: ReplyMarkup | undefined) {
  if (!markup || isInline(markup)) return;
  chat.forceReply = undefined;
  if ("keyboard" in markup) {
    chat.keyboard = {
      messageId,
      rows: markup.keyboard,
      oneTime: markup.one_time_keyboard ?? false,
      persistent: markup.is_persistent ?? false,
      placeholder: markup.input_field_placeholder,
      folded: false,
    };
  } else if ("remove_keyboard" in markup) chat.keyboard = undefined;
  else chat.forceReply = { messageId, placeholder: markup.input_field_placeholder };
}

/** Removes a message from a chat. Returns whether it was there. */
export function removeMessage(world: World, chat: ChatState, messageId: number): boolean {
  const chatId = chat.chat.id;
  if (!chat.messages.delete(messageId)) return false;
  if (chat.keyboard?.messageId === messageId) chat.keyboard = undefined;
  if (chat.forceReply?.messageId === messageId) chat.forceReply = undefined;
  emit(world, { kind: "removed", chatId, messageId });
  emit(world, { kind: "chat", chatId });
  return true;
}

/** Adds a message of a person: shows it in the chat and queues an update for the bot. */
export function addFromPerson(
  world: World,
  chat: ChatState,
  content: Content,
  extras: Omit<MessageExtras, "from"> = {},
): Message {
  if (!chat.person) throw new Error(`Playground: chat ${chat.chat.id} has no person who could write; use raw`);
  if (chat.blocked) throw new Error(`Playground: ${chat.person.firstName} has blocked the bot`);
  chat.started = true;
  chat.forceReply = undefined;
  const message = addMessage(world, chat, content, { ...extras, from: userOf(chat.person) });
  world.updates.push({ message });
  emit(world, { kind: "chat", chatId: chat.chat.id });
  return message;
}

/** The part of a message that a copy or a forward takes along. */
export function contentOfMessage(message: Message): Content {
  const entries = CONTENT_FIELDS.filter((field) => message[field] !== undefined).map((field) => [
    field,
    message[field],
  ]);
  return Object.fromEntries(entries) as Content;
}
