import type { BotAccess } from "./bot-access.ts";
import type { OtherKind } from "./other-kinds.ts";
import type { FileDetails, PersonFileKind } from "./person-files.ts";
import type { MessagePlace } from "./types.ts";
import type { Contact, Entity, Message, UpdateBody } from "./wire.ts";

export interface AlbumItem extends FileDetails {
  kind: PersonFileKind;
}

export interface TextDetails extends MessagePlace {
  /** Marks that Telegram does not find by itself: a link behind words, a mention that opens a profile. */
  entities?: Entity[];
}

export interface LocationDetails extends MessagePlace {
  /** The location is live for this many seconds. */
  liveSeconds?: number;
  /** With a title it is a venue. */
  title?: string;
  address?: string;
}

export type ForwardFrom = { personId: number } | { hiddenName: string } | { channelTitle: string };

/** What people can do in the local Telegram. Acts that a client would not offer throw. */
export interface Acts {
  /** A text over 4,096 characters leaves as several messages, as clients do it; the last one is returned. */
  sendText(personId: number, text: string, details?: TextDetails): Message;
  /** Taps a button with this data, even if the message has lost the button or is gone. Returns the id of the callback query. */
  press(personId: number, messageId: number, callbackData: string): string;
  /** Taps the newest inline button with this text. Follows a link to the bot. */
  tap(personId: number, buttonText: string): void;
  /** Taps a button of the reply keyboard. A button that asks for a location or a contact sends it. */
  pressReply(personId: number, buttonText: string, place?: { latitude: number; longitude: number }): Message;
  shareLocation(personId: number, latitude: number, longitude: number, details?: LocationDetails): Message;
  /** Moves a live location, which reaches the bot as an edit. */
  moveLocation(personId: number, messageId: number, latitude: number, longitude: number): Message;
  /** Shares the person's own contact by default. */
  shareContact(personId: number, contact?: Contact, place?: MessagePlace): Message;
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
  /** Sends a sample of a kind that the page does not offer. */
  sendOther(personId: number, kind: OtherKind, place?: MessagePlace): Message;
  /** Sends one message, and so one update, for each file, all with the same media_group_id. */
  sendAlbum(personId: number, items: AlbumItem[]): Message[];
  forward(personId: number, text: string, from?: ForwardFrom): Message;
  /** Forwards a message of this chat to the bot. Throws if the message is protected. */
  forwardMessage(personId: number, messageId: number): Message;
  /** Answers a message of another chat here, with a quote of it. */
  replyElsewhere(personId: number, text: string, quote: string, from?: ForwardFrom): Message;
  /** Answers a story of somebody. */
  replyToStory(personId: number, text: string): Message;
  /** Changes an own text, or the caption of an own file. */
  editText(personId: number, messageId: number, text: string): Message;
  /** Puts another file in the place of an own file, or adds a file to an own text. */
  editFile(personId: number, messageId: number, kind: PersonFileKind, details?: FileDetails): Message;
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
  /** Switches whether the person takes voice and video messages. Throws if the person lacks Premium, which offers the setting. */
  refuseVoice(personId: number, refuses: boolean): void;
  /** Deletes a topic with its messages. Telegram does not tell the bot. */
  deleteTopic(personId: number, topicId: number): void;
  /** Changes what the bot may do in a group, without an update about it. */
  setBotAccess(chatId: number, botAccess: BotAccess): void;
  /**
   * Queues any update. If it comes from an unknown group or channel, the bot may write there from now on, until a
   * `my_chat_member` update says otherwise.
   */
  raw(update: UpdateBody): number | undefined;
}
