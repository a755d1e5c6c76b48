import { isPlayable } from "./file-type.ts";
import { unshownKind } from "./other-kinds.ts";
import { imageType } from "./pictures.ts";
import { type Command, commandsFor, inLanguage } from "./profile.ts";
import type { PlaygroundPerson } from "./types.ts";
import {
  type Contact,
  type Entity,
  type InlineButton,
  type Location,
  MEDIA_KINDS,
  type Message,
  type Venue,
} from "./wire.ts";
import {
  type ChatState,
  type Elsewhere,
  type KeyboardState,
  type StoredMessage,
  seconds,
  type World,
} from "./world.ts";

export interface MessageView {
  id: number;
  fromBot: boolean;
  /** Seconds since 1970, as in the Bot API. */
  date: number;
  edited: boolean;
  /** The text, or the caption of a file. */
  text: string;
  entities: Entity[];
  buttons: InlineButton[][];
  replyTo?: { id: number; text: string };
  forwardedFrom?: string;
  /** The @name of the bot through which the message was written (inline mode). */
  via?: string;
  elsewhere?: Elsewhere;
  albumId?: string;
  media?: MediaView;
  location?: Location;
  venue?: Venue;
  contact?: Contact;
  sticker?: string;
  dice?: { emoji: string; value: number };
  poll?: { question: string; options: string[] };
  /** What the message is if the page cannot show it. */
  other?: string;
  /** The name of the topic in which it stands. */
  topic?: string;
  reactions: string[];
  protected: boolean;
  /** The message as the bot knows it. */
  message: Message;
}

export interface MediaView {
  kind: string;
  fileId: string;
  name: string;
  size: number;
  duration: number | undefined;
  width: number | undefined;
  height: number | undefined;
  isImage: boolean;
  /** Whether the file is a sound or a video whose content is kept. */
  isPlayable: boolean;
}

/** A chat without its messages. */
export interface ChatHeader {
  id: number;
  title: string;
  person: PlaygroundPerson | undefined;
  started: boolean;
  blocked: boolean;
  deactivated: boolean;
  keyboard: KeyboardState | undefined;
  forceReply: { messageId: number; placeholder: string | undefined } | undefined;
  action: string | undefined;
  commands: Command[];
  botName: string;
  description: string;
}

export interface ChatView extends ChatHeader {
  messages: MessageView[];
}

/** For how long Telegram shows that the bot is typing. */
const ACTION_SECONDS = 5;

/** What the page shows of a chat besides its messages. */
export function headerView(world: World, chat: ChatState): ChatHeader {
  const { person, started, blocked, deactivated, keyboard, forceReply } = chat;
  const language = person?.languageCode ?? "";
  return {
    id: chat.chat.id,
    title: chat.chat.title ?? [chat.chat.first_name, chat.chat.last_name].filter(Boolean).join(" "),
    person,
    started,
    blocked,
    deactivated,
    keyboard,
    forceReply,
    action: chat.action && seconds(world) - chat.action.at < ACTION_SECONDS ? chat.action.name : undefined,
    commands: commandsFor(world.profile, chat.chat.id, language),
    botName: inLanguage(world.profile.names, language),
    description: inLanguage(world.profile.descriptions, language),
  };
}

export function chatView(world: World, chat: ChatState): ChatView {
  return { ...headerView(world, chat), messages: [...chat.messages.values()].map((each) => messageView(world, each)) };
}

export function messageView(world: World, { message, fromBot, reactions, elsewhere }: StoredMessage): MessageView {
  const { reply_to_message: reply, forward_origin: origin, poll } = message;
  const view: MessageView = {
    id: message.message_id,
    fromBot,
    date: message.date,
    edited: message.edit_date !== undefined,
    text: message.text ?? message.caption ?? "",
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard ?? [],
    reactions,
    protected: message.has_protected_content ?? false,
    message,
  };
  if (reply) view.replyTo = { id: reply.message_id, text: message.quote?.text ?? reply.text ?? reply.caption ?? "" };
  if (origin?.type === "user") view.forwardedFrom = origin.sender_user.first_name;
  if (origin?.type === "hidden_user") view.forwardedFrom = origin.sender_user_name;
  if (origin?.type === "channel") view.forwardedFrom = origin.chat.title ?? "";
  if (message.via_bot?.username) view.via = message.via_bot.username;
  if (elsewhere) view.elsewhere = elsewhere;
  if (message.media_group_id) view.albumId = message.media_group_id;
  if (message.location && !message.venue) view.location = message.location;
  if (message.venue) view.venue = message.venue;
  if (message.contact) view.contact = message.contact;
  if (message.sticker) view.sticker = message.sticker.emoji;
  if (message.dice) view.dice = message.dice;
  if (poll) view.poll = { question: poll.question, options: poll.options.map(({ text }) => text) };
  const other = unshownKind(message);
  if (other) view.other = other;
  const topic = world.chats.get(message.chat.id)?.topics.get(message.message_thread_id ?? 0);
  if (topic) view.topic = topic;
  const media = mediaView(world, message);
  if (media) view.media = media;
  return view;
}

function mediaView(world: World, message: Message): MediaView | undefined {
  const kind = message.animation ? "animation" : MEDIA_KINDS.find((each) => message[each] !== undefined);
  if (!kind) return undefined;
  const object = kind === "photo" ? message.photo?.at(-1) : message[kind];
  const file = object && world.files.get(object.file_id);
  if (!object || !file) return undefined;
  const isImage = file.content !== undefined && imageType(file.content) !== undefined;
  const { name, size } = file;
  const { duration, width, height } = object;
  return { kind, fileId: file.id, name, size, duration, width, height, isImage, isPlayable: isPlayable(file) };
}
