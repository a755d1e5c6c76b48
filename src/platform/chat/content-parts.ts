import type { MessageEntity } from "grammy/types";
import type { Upload } from "../telegram/upload.ts";
import {
  type ContactContent,
  type Content,
  type FileContent,
  type FileKind,
  type LocationContent,
  maxCaptionLength,
  maxTextLength,
} from "./content.ts";

/** Our own words in Telegram's HTML, or a person's words with Telegram's entities. */
export type Words = { html: string } | { text: string; entities: readonly MessageEntity[] };

export interface FilePart {
  kind: FileKind;
  fileId: string;
  caption: Words | null;
  isCovered?: true;
  /** It had another kind when it was received, so that it has to be uploaded again. */
  uploadedAs?: string;
}

/** A document that the bot has made. Once it is sent, only its caption changes. */
export interface MadePart {
  kind: "document";
  made: Upload;
  caption: Words;
}

/** What becomes one message in the recipient's chat. */
export type Part = { kind: "text"; words: Words } | FilePart | MadePart | LocationContent | ContactContent;

/** The marks that any bot may send. Telegram finds links, mentions and the like by itself; custom emoji need a paid user name. */
const sendableMarks = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
];

/**
 * The messages that a content becomes, in their order. A text that is longer than a bot may send becomes several; a caption that
 * is longer follows its file, or its album, as a text of its own.
 */
export function partsOf(content: Content): Part[] {
  switch (content.kind) {
    case "text":
      return textParts(content.text, content.entities);
    case "location":
    case "contact":
      return [content];
    case "album":
      return filesParts(content.items);
    default:
      return filesParts([content]);
  }
}

function filesParts(files: readonly FileContent[]): Part[] {
  const captions = files.flatMap((file) => (isLong(file) ? textParts(file.caption ?? "", file.entities) : []));
  return [...files.map(filePart), ...captions];
}

function filePart(file: FileContent): FilePart {
  const { kind, fileId, caption, entities, asFile, isCovered } = file;
  const shown = caption == null || caption === "" || isLong(file) ? null : wordsOf(caption, entities);
  const other = asFile === true ? filesInstead[kind] : undefined;
  return { kind, fileId, caption: shown, ...(isCovered === true ? { isCovered } : {}), ...other };
}

/** What a voice message and a video note become for those who do not take them. The names say nothing, in no language. */
const filesInstead: Partial<Record<FileKind, Pick<FilePart, "kind" | "uploadedAs">>> = {
  voice: { kind: "audio", uploadedAs: "voice.ogg" },
  videoNote: { kind: "video", uploadedAs: "video.mp4" },
};

/** A video note cannot have a caption, so any caption of it follows as a text. */
function isLong({ kind, caption, asFile = false }: FileContent): boolean {
  return (caption?.length ?? 0) > (kind === "videoNote" && !asFile ? 0 : maxCaptionLength);
}

function wordsOf(text: string, entities: readonly MessageEntity[] = []): Words {
  return { text, entities: entities.filter(({ type }) => sendableMarks.includes(type)) };
}

function textParts(text: string, entities: readonly MessageEntity[] = []): Part[] {
  const parts: Part[] = [];
  for (let from = 0; from < text.length; ) {
    const to = endOfPiece(text, from);
    const piece = text.slice(from, to);
    // Telegram refuses a message that shows nothing.
    if (piece.trim() !== "") parts.push({ kind: "text", words: wordsOf(piece, marksWithin(entities, from, to)) });
    from = to;
  }
  return parts;
}

/** The end of a line, else of a word, in the last quarter; never the middle of a character that a person sees as one. */
function endOfPiece(text: string, from: number): number {
  const max = from + maxTextLength;
  if (max >= text.length) return text.length;
  const earliest = from + (maxTextLength * 3) / 4;
  for (const gap of ["\n", " "]) {
    const at = text.lastIndexOf(gap, max - 1) + 1;
    if (at > earliest) return at;
  }
  const character = new Intl.Segmenter().segment(text.slice(earliest)).containing(max - earliest);
  return character === undefined || character.index === 0 ? max : earliest + character.index;
}

function marksWithin(entities: readonly MessageEntity[], from: number, to: number): MessageEntity[] {
  return entities.flatMap((entity) => {
    const begin = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    return begin < end ? [{ ...entity, offset: begin - from, length: end - begin }] : [];
  });
}

const maxAlbumLength = 10;

/**
 * How many parts, from this one on, go together as one album (Bot API sendMediaGroup: 2–10; photos and videos mix, documents and
 * audio stand among their own kind). 1: the part goes by itself.
 */
export function albumLength(parts: readonly Part[], from: number): number {
  const kind = albumKind(parts[from]);
  if (kind === null) return 1;
  let to = from + 1;
  while (to < parts.length && to - from < maxAlbumLength && albumKind(parts[to]) === kind) to += 1;
  return to - from;
}

/** What stands together in an album; null for what stands by itself. */
export function albumKind(part: Part | undefined): "visual" | "document" | "audio" | null {
  if (part !== undefined && ("uploadedAs" in part || "made" in part)) return null;
  if (part?.kind === "photo" || part?.kind === "video") return "visual";
  return part?.kind === "document" || part?.kind === "audio" ? part.kind : null;
}
