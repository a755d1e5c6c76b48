import type { FileDetails, PersonFileKind } from "./act-files.ts";
import type { Standing } from "./standing.ts";
import type { Contact, Message, UpdateBody } from "./wire.ts";

export interface AlbumItem extends FileDetails {
  kind: PersonFileKind;
}

export type ForwardFrom = { personId: number } | { hiddenName: string } | { channelTitle: string };

/** What people can do in the local Telegram. Acts that a client would not offer throw. */
export interface Acts {
  /** A text over 4,096 characters leaves as several messages, as clients do it; the last one is returned. */
  sendText(personId: number, text: string, options?: { replyTo?: number }): Message;
  /** A tap with this data; the message may have lost the button, or be gone. Returns the query's id. */
  press(personId: number, messageId: number, callbackData: string): string;
  /** A tap on the newest inline button with this text. Links to the bot are followed. */
  tap(personId: number, buttonText: string): void;
  /** A tap on the reply keyboard; buttons that ask for a place or a contact send it. */
  pressReply(personId: number, buttonText: string, place?: { latitude: number; longitude: number }): Message;
  shareLocation(personId: number, latitude: number, longitude: number): Message;
  /** Their own contact, unless another one is given. */
  shareContact(personId: number, contact?: Contact): Message;
  sendSticker(personId: number, emoji?: string): Message;
  sendDice(personId: number, emoji?: string, value?: number): Message;
  sendPoll(personId: number, question: string, options: string[]): Message;
  sendVoice(personId: number, details?: FileDetails): Message;
  sendVideoNote(personId: number, details?: FileDetails): Message;
  sendVideo(personId: number, details?: FileDetails): Message;
  sendAudio(personId: number, details?: FileDetails): Message;
  sendAnimation(personId: number, details?: FileDetails): Message;
  sendPhoto(personId: number, details?: FileDetails): Message;
  sendDocument(personId: number, details?: FileDetails): Message;
  /** One message and one update per file, with the same media_group_id. */
  sendAlbum(personId: number, items: AlbumItem[]): Message[];
  forward(personId: number, text: string, from?: ForwardFrom): Message;
  /** Forwards a message of this chat to the bot; a protected one throws. */
  forwardMessage(personId: number, messageId: number): Message;
  editText(personId: number, messageId: number, text: string): Message;
  /** t.me/<bot>?start=<payload>, opened by this person. */
  openLink(personId: number, startPayload: string): Message;
  react(personId: number, messageId: number, emoji: string | undefined): void;
  /** Returns the query's id; `inlineResults` has what the bot answered. */
  inlineQuery(personId: number, query: string, offset?: string): string;
  inlineResults(queryId: string): unknown[] | undefined;
  /** Sends a result of their query: into the chat with the bot, or to another person. */
  chooseInline(personId: number, queryId: string, resultId: string, toPersonId?: number): Message;
  block(personId: number): void;
  unblock(personId: number): void;
  /** The account is gone for good. */
  deactivate(personId: number): void;
  /** The person deletes a message for both sides; bots are not told. */
  removeMessage(personId: number, messageId: number): void;
  /** How the bot stands in a group from now on, without an update that tells it. */
  setStanding(chatId: number, standing: Standing): void;
  /**
   * Queues any update. A group or channel it comes from becomes a chat that the bot may write to, until a `my_chat_member` says
   * otherwise.
   */
  raw(update: UpdateBody): number | undefined;
}
