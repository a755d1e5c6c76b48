import type { BotAccess } from "./bot-access.ts";
import type { FileDetails, PersonFileKind } from "./person-files.ts";
import type { Contact, Message, UpdateBody } from "./wire.ts";

export interface AlbumItem extends FileDetails {
  kind: PersonFileKind;
}

export type ForwardFrom = { personId: number } | { hiddenName: string } | { channelTitle: string };

/** What people can do in the local Telegram. Acts that a client would not offer throw. */
export interface Acts {
  /** A text over 4,096 characters leaves as several messages, as clients do it; the last one is returned. */
  sendText(personId: number, text: string, options?: { replyTo?: number }): Message;
  /** Taps a button with this data, even if the message has lost the button or is gone. Returns the id of the callback query. */
  press(personId: number, messageId: number, callbackData: string): string;
  /** Taps the newest inline button with this text. Follows a link to the bot. */
  tap(personId: number, buttonText: string): void;
  /** Taps a button of the reply keyboard. A button that asks for a location or a contact sends it. */
  pressReply(personId: number, buttonText: string, place?: { latitude: number; longitude: number }): Message;
  shareLocation(personId: number, latitude: number, longitude: number): Message;
  /** Shares the person's own contact by default. */
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
  /** Sends one message, and so one update, for each file, all with the same media_group_id. */
  sendAlbum(personId: number, items: AlbumItem[]): Message[];
  forward(personId: number, text: string, from?: ForwardFrom): Message;
  /** Forwards a message of this chat to the bot. Throws if the message is protected. */
  forwardMessage(personId: number, messageId: number): Message;
  editText(personId: number, messageId: number, text: string): Message;
  /** Opens t.me/<bot>?start=<payload>. */
  openLink(personId: number, startPayload: string): Message;
  react(personId: number, messageId: number, emoji: string | undefined): void;
  /** Returns the id of the query, with which `inlineResults` returns the bot's answer. */
  inlineQuery(personId: number, query: string, offset?: string): string;
  inlineResults(queryId: string): unknown[] | undefined;
  /** Sends a result of the person's query into the chat with the bot, or to another person. */
  chooseInline(personId: number, queryId: string, resultId: string, toPersonId?: number): Message;
  block(personId: number): void;
  unblock(personId: number): void;
  /** Deletes the person's account for good. */
  deactivate(personId: number): void;
  /** Deletes a message for both sides. Telegram does not tell the bot. */
  removeMessage(personId: number, messageId: number): void;
  /** Changes what the bot may do in a group, without an update about it. */
  setBotAccess(chatId: number, botAccess: BotAccess): void;
  /**
   * Queues any update. If it comes from an unknown group or channel, the bot may write there from now on, until a
   * `my_chat_member` update says otherwise.
   */
  raw(update: UpdateBody): number | undefined;
}
