import type { MessageEntity } from "grammy/types";

/** The kinds of files that people send; each stays with Telegram and is known by its file_id. */
export const fileKinds = ["photo", "document", "voice", "videoNote", "video", "animation", "audio"] as const;
export type FileKind = (typeof fileKinds)[number];

/** The longest text and the longest caption that a bot may send, in UTF-16 units after entities (Bot API sendMessage, sendPhoto). */
export const maxTextLength = 4096;
export const maxCaptionLength = 1024;

/** What somebody wrote, exactly as they wrote it. */
export interface TextContent {
  kind: "text";
  text: string;
  /** Telegram's marks in the text: bold, links. */
  entities?: readonly MessageEntity[];
}

/** A file that the bot has received before. */
export interface FileContent {
  kind: FileKind;
  fileId: string;
  name?: string | null;
  /** May be longer than a bot's own: Telegram Premium lets people write 4,096 units. A video note has no caption. */
  caption?: string | null;
  /** Telegram's marks in the caption. */
  entities?: readonly MessageEntity[];
  /** Its author has covered it (a photo, a video or an animation), and its reader decides to look at it. */
  isCovered?: boolean;
  /**
   * A voice message or a video note goes as an audio or a video file, for a recipient who takes no voice messages: it is downloaded and
   * uploaded again, up to 20 MB. Of other kinds it means nothing, and a direct answer cannot do it.
   */
  asFile?: boolean;
}

/** A point on the map; with a title it is shown as a venue, with its name and address. */
export interface LocationContent {
  kind: "location";
  lat: number;
  lon: number;
  title?: string;
  address?: string;
}

export interface ContactContent {
  kind: "contact";
  phone: string;
  firstName: string;
  lastName?: string;
}

/** Several files that were sent together. They arrive as albums where Telegram lets their kinds stand together. */
export interface AlbumContent {
  kind: "album";
  items: readonly FileContent[];
}

/** Everything that people send to the bot and that the bot passes on: data, without Telegram. */
export type Content = TextContent | FileContent | LocationContent | ContactContent | AlbumContent;
