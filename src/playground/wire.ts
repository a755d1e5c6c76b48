/** The objects of the Bot API that the playground creates, with the fields that it fills in. */

export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
  is_premium?: true;
}

export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  first_name?: string;
  last_name?: string;
  title?: string;
  username?: string;
}

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
  user?: User;
  language?: string;
  custom_emoji_id?: string;
  unix_time?: number;
  date_time_format?: string;
}

export interface FileObject {
  file_id: string;
  file_unique_id: string;
  file_size?: number;
  file_name?: string;
  mime_type?: string;
  width?: number;
  height?: number;
  length?: number;
  duration?: number;
  performer?: string;
  title?: string;
}

export interface Sticker extends FileObject {
  type: "regular";
  is_animated: boolean;
  is_video: boolean;
  emoji: string;
}

export interface Location {
  latitude: number;
  longitude: number;
  horizontal_accuracy?: number;
  live_period?: number;
}

export interface Venue {
  location: Location;
  title: string;
  address: string;
}

export interface Contact {
  phone_number: string;
  first_name: string;
  last_name?: string;
  user_id?: number;
  vcard?: string;
}

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  copy_text?: { text: string };
  [action: string]: unknown;
}

export interface ReplyButton {
  text: string;
  request_contact?: boolean;
  request_location?: boolean;
  [action: string]: unknown;
}

export interface InlineKeyboard {
  inline_keyboard: InlineButton[][];
}

export interface ReplyKeyboard {
  keyboard: ReplyButton[][];
  is_persistent?: boolean;
  resize_keyboard?: boolean;
  one_time_keyboard?: boolean;
  input_field_placeholder?: string;
}

export type ReplyMarkup =
  | InlineKeyboard
  | ReplyKeyboard
  | { remove_keyboard: true }
  | { force_reply: true; input_field_placeholder?: string };

export type MessageOrigin =
  | { type: "user"; date: number; sender_user: User }
  | { type: "hidden_user"; date: number; sender_user_name: string }
  | { type: "channel"; date: number; chat: Chat; message_id: number };

export interface PollObject {
  id: string;
  question: string;
  options: { text: string; voter_count: number; persistent_id: string }[];
  total_voter_count: number;
  is_closed: boolean;
  is_anonymous: boolean;
  type: "regular" | "quiz";
  allows_multiple_answers: boolean;
}

/** The part of a message to which another message is a reply. */
export interface TextQuote {
  text: string;
  entities?: Entity[];
  position: number;
  is_manual?: true;
}

export interface Message {
  message_id: number;
  date: number;
  chat: Chat;
  from?: User;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  reply_markup?: InlineKeyboard;
  message_thread_id?: number;
  is_topic_message?: true;
  reply_to_message?: Message;
  quote?: TextQuote;
  external_reply?: { origin: MessageOrigin };
  reply_to_story?: { id: number; chat: Chat };
  via_bot?: User;
  forward_origin?: MessageOrigin;
  media_group_id?: string;
  has_protected_content?: true;
  has_media_spoiler?: true;
  link_preview_options?: object;
  photo?: FileObject[];
  document?: FileObject;
  voice?: FileObject;
  video?: FileObject;
  video_note?: FileObject;
  audio?: FileObject;
  animation?: FileObject;
  sticker?: Sticker;
  dice?: { emoji: string; value: number };
  poll?: PollObject;
  location?: Location;
  venue?: Venue;
  contact?: Contact;
  checklist?: object;
  game?: object;
  giveaway?: object;
  invoice?: object;
  paid_media?: object;
  story?: object;
}

/** The fields of a message's content: not the sender, the time or the message it replies to. */
export const CONTENT_FIELDS = [
  "text",
  "entities",
  "caption",
  "caption_entities",
  "photo",
  "document",
  "voice",
  "video",
  "video_note",
  "audio",
  "animation",
  "sticker",
  "dice",
  "poll",
  "location",
  "venue",
  "contact",
  "checklist",
  "game",
  "giveaway",
  "invoice",
  "paid_media",
  "story",
] as const satisfies (keyof Message)[];

export type Content = Pick<Message, (typeof CONTENT_FIELDS)[number]>;

export const MEDIA_KINDS = [
  "photo",
  "document",
  "voice",
  "video",
  "video_note",
  "audio",
  "animation",
] as const satisfies (keyof Message)[];

export type MediaKind = (typeof MEDIA_KINDS)[number];

/** An article that the bot offers in answer to an inline query. */
export interface InlineResult {
  type: string;
  id: string;
  title?: string;
  description?: string;
  input_message_content?: { message_text?: string; parse_mode?: string; entities?: Entity[] };
  reply_markup?: InlineKeyboard;
}

/** An update without its id. The act `raw` may queue kinds that this file does not list. */
export type UpdateBody = Record<string, unknown>;
export type Update = UpdateBody & { update_id: number };
