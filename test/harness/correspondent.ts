import type { AlbumItem, LocationDetails, TextDetails } from "../../src/playground/acts.ts";
import { OTHER_KINDS, type OtherKind } from "../../src/playground/other-kinds.ts";
import type { FileDetails, PersonFileKind } from "../../src/playground/person-files.ts";
import type { Playground } from "../../src/playground/server.ts";
import type { MessageView } from "../../src/playground/view.ts";

const fileKinds = {
  voice: "voice",
  videoNote: "video_note",
  photo: "photo",
  video: "video",
  animation: "animation",
  audio: "audio",
  document: "document",
} as const satisfies Record<string, PersonFileKind>;
type SentFile = keyof typeof fileKinds;

/** Every kind of message that a person can send, a text excepted. */
export const sentKinds = [
  ...(Object.keys(fileKinds) as SentFile[]),
  "location",
  "liveLocation",
  "venue",
  "contact",
  "sticker",
  "dice",
  "poll",
  "forwarded",
  "replyElsewhere",
  "replyToStory",
  ...OTHER_KINDS,
] as const;
export type SentKind = (typeof sentKinds)[number];

/** What a person does in a chat besides tapping. Each act waits until the bot has nothing left to do. */
export interface Correspondent {
  /** Sends a message of this kind. @returns its id */
  sends(kind: SentKind, details?: FileDetails): Promise<number>;
  /** Sends files as an album; a number of photos where only their number matters. @returns their ids */
  sendsAlbum(items: number | AlbumItem[], caption?: string): Promise<number[]>;
  /** Answers the newest message with this text, of either side. @returns the answer's id */
  repliesTo(text: string, words: string, details?: TextDetails): Promise<number>;
  /** Changes the newest message with this text, or its caption. */
  edits(text: string, words: string): Promise<void>;
  /** Deletes the newest message with this text, of either side, which the bot does not learn. */
  deletes(text: string): void;
  /** The newest message with this text or caption, of either side. Throws if there is no such message. */
  finds(text: string): MessageView;
  /** All messages in the chat, oldest first. */
  screen(): MessageView[];
}

export function correspondent(playground: Playground, id: number, settles: () => Promise<void>): Correspondent {
  const screen = () => playground.chat(id).messages;
  const finds = (text: string) => {
    const found = screen().findLast((message) => message.text.includes(text));
    if (found === undefined) throw new Error(`${id} sees no message «${text}».`);
    return found;
  };

  function send(kind: SentKind, details: FileDetails): number {
    const place: LocationDetails = details;
    if (kind in fileKinds) return sendFile(kind as SentFile, details);
    switch (kind) {
      case "location":
        return playground.shareLocation(id, 51.13, 71.43, place).message_id;
      case "liveLocation":
        return playground.shareLocation(id, 51.13, 71.43, { ...place, liveSeconds: 900 }).message_id;
      case "venue":
        return playground.shareLocation(id, 51.13, 71.43, { ...place, title: "Дәмхана", address: "Абай, 1" })
          .message_id;
      case "contact":
        return playground.shareContact(id, undefined, details).message_id;
      case "sticker":
        return playground.sendSticker(id).message_id;
      case "dice":
        return playground.sendDice(id).message_id;
      case "poll":
        return playground.sendPoll(id, "Қай күн?", ["сейсенбі", "бейсенбі"]).message_id;
      case "forwarded":
        return playground.forward(id, details.caption ?? "Басқаның сөзі").message_id;
      case "replyElsewhere":
        return playground.replyElsewhere(id, details.caption ?? "Рас па?", "деді").message_id;
      case "replyToStory":
        return playground.replyToStory(id, details.caption ?? "Әдемі").message_id;
      default:
        return playground.sendOther(id, kind as OtherKind, details).message_id;
    }
  }

  function sendFile(kind: SentFile, details: FileDetails): number {
    const senders = {
      voice: playground.sendVoice,
      videoNote: playground.sendVideoNote,
      photo: playground.sendPhoto,
      video: playground.sendVideo,
      animation: playground.sendAnimation,
      audio: playground.sendAudio,
      document: playground.sendDocument,
    };
    return senders[kind](id, details).message_id;
  }

  return {
    screen,
    finds,
    async sends(kind, details = {}) {
      const messageId = send(kind, details);
      await settles();
      return messageId;
    },
    async sendsAlbum(items, caption) {
      const files =
        typeof items === "number" ? Array.from({ length: items }, (): AlbumItem => ({ kind: "photo" })) : items;
      const [first, ...others] = files;
      if (first === undefined) throw new Error("An album has files.");
      const sent = playground.sendAlbum(id, [caption === undefined ? first : { ...first, caption }, ...others]);
      await settles();
      return sent.map(({ message_id }) => message_id);
    },
    async repliesTo(text, words, details = {}) {
      const { message_id: messageId } = playground.sendText(id, words, { ...details, replyTo: finds(text).id });
      await settles();
      return messageId;
    },
    async edits(text, words) {
      const own = screen().findLast((message) => !message.fromBot && message.text.includes(text));
      if (own === undefined) throw new Error(`${id} has sent no message «${text}».`);
      playground.editText(id, own.id, words);
      await settles();
    },
    deletes: (text) => playground.removeMessage(id, finds(text).id),
  };
}
