import { badRequest, playgroundRefusal } from "./errors.ts";
import { imageType, pictureSize } from "./pictures.ts";
import type { FileObject, MediaKind, Message } from "./wire.ts";

export interface StoredFile {
  id: string;
  uniqueId: string;
  kind: MediaKind | "sticker";
  name: string;
  mimeType: string;
  size: number;
  /** Undefined if only the size matters; `contentOf` then makes up the content. */
  content: Uint8Array | undefined;
}

export interface Upload {
  name: string;
  mimeType: string;
  content: Uint8Array;
}

export type Uploads = Map<string, Upload>;

export type NewFile = Omit<StoredFile, "id" | "uniqueId">;

/** Telegram's limit for files that a bot downloads. */
export const DOWNLOAD_LIMIT = 20 * 1024 * 1024;
export const PHOTO_LIMIT = 10 * 1024 * 1024;
const UPLOAD_LIMIT = 50 * 1024 * 1024;
/** How many bytes are kept in all. Beyond them the oldest contents are dropped, and only their sizes stay. */
const KEPT_BYTES = 256 * 1024 * 1024;

const EXTENSIONS: Record<StoredFile["kind"], [folder: string, extension: string, mimeType: string]> = {
  photo: ["photos", "jpg", "image/jpeg"],
  document: ["documents", "bin", "application/octet-stream"],
  voice: ["voice", "oga", "audio/ogg"],
  video: ["videos", "mp4", "video/mp4"],
  video_note: ["video_notes", "mp4", "video/mp4"],
  audio: ["music", "mp3", "audio/mpeg"],
  animation: ["animations", "mp4", "video/mp4"],
  sticker: ["stickers", "webp", "image/webp"],
};

/** The type that Telegram derives from the document's name when the bot does not give a type. */
const TYPES_BY_NAME: Record<string, string> = {
  ics: "text/calendar",
  txt: "text/plain",
  csv: "text/csv",
  pdf: "application/pdf",
  png: "image/png",
  jpg: "image/jpeg",
};

/** The files that have been sent through the local Telegram. */
export class Files {
  readonly #files = new Map<string, StoredFile>();
  #last: number;
  #bytes = 0;

  constructor(firstId: number) {
    this.#last = firstId;
  }

  add(file: Partial<NewFile> & Pick<NewFile, "kind">): StoredFile {
    const [, extension, mimeType] = EXTENSIONS[file.kind];
    const number = ++this.#last;
    const stored: StoredFile = {
      id: `PG${file.kind.replace("_", "")}-${number.toString(36)}-${(number * 7919).toString(36)}`,
      uniqueId: `U${number.toString(36)}`,
      kind: file.kind,
      name: file.name ?? `file_${number}.${extension}`,
      mimeType: file.mimeType ?? mimeType,
      size: file.size ?? file.content?.byteLength ?? 1000,
      content: file.content,
    };
    this.#files.set(stored.id, stored);
    this.#bytes += stored.content?.byteLength ?? 0;
    for (const old of this.#files.values()) {
      if (this.#bytes <= KEPT_BYTES) break;
      this.#bytes -= old.content?.byteLength ?? 0;
      old.content = undefined;
    }
    return stored;
  }

  get(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#files.get(/^[a-z_]+\/([\w-]+)\.[a-z0-9]+$/i.exec(path)?.[1] ?? "");
  }

  /** Returns the file that a call names by its id or uploads. */
  resolve(kind: MediaKind, value: string, uploads: Uploads): StoredFile {
    if (/^https?:\/\//.test(value)) throw playgroundRefusal("does not fetch files from the web", 501);
    const upload = uploads.get(value.replace(/^attach:\/\//, ""));
    if (upload) return this.add(checkedUpload(kind, upload));
    const known = this.#files.get(value);
    if (!known) throw badRequest("wrong remote file identifier specified: Wrong string length");
    // The message of an animation also names the file as a document; sent as a document, it still arrives as an animation.
    const isAnimation = known.kind === "animation" && kind === "document";
    if (known.kind !== kind && !isAnimation)
      throw badRequest(`can't use file of type ${typeName(known.kind)} as ${typeName(kind)}`);
    return known;
  }
}

function typeName(kind: StoredFile["kind"]): string {
  const words = kind === "voice" ? "voice note" : kind.replace("_", " ");
  return words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(" ", "");
}

function checkedUpload(kind: MediaKind, { name, mimeType, content }: Upload): NewFile {
  const size = content.byteLength;
  if (size === 0) throw badRequest("file must be non-empty");
  if (size > UPLOAD_LIMIT) throw new Error("A request that is too large was not refused.");
  if (kind === "photo" && size > PHOTO_LIMIT) {
    throw badRequest(`file of size ${size} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT} bytes`);
  }
  if (kind === "photo" && !imageType(content)) throw badRequest("IMAGE_PROCESS_FAILED");
  const given = mimeType === "application/octet-stream" ? "" : mimeType;
  const byName = TYPES_BY_NAME[name.split(".").at(-1)?.toLowerCase() ?? ""];
  return { kind, name, mimeType: given || byName || EXTENSIONS[kind][2], size, content };
}

export function filePath({ kind, id }: StoredFile): string {
  const [folder, extension] = EXTENSIONS[kind];
  return `${folder}/${id}.${extension}`;
}

/** The bytes of a file. A file of which only the size is known consists of spaces. */
export function contentOf({ content, size }: StoredFile): Uint8Array {
  return content ?? new Uint8Array(Math.min(size, DOWNLOAD_LIMIT)).fill(32);
}

export interface MediaDetails {
  duration?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
  length?: number | undefined;
  performer?: string | undefined;
  title?: string | undefined;
}

/** The part of a message that shows a file. */
export function mediaContent(file: StoredFile, details: MediaDetails = {}): Partial<Message> {
  const object: FileObject = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size };
  const { duration = 1, width = 1280, height = 720, length = 240, performer, title } = details;
  const named = { ...object, file_name: file.name, mime_type: file.mimeType };
  switch (file.kind) {
    case "photo":
      return { photo: [{ ...object, width, height, ...(file.content && pictureSize(file.content)) }] };
    case "document":
      return { document: named };
    case "voice":
      return { voice: { ...object, duration, mime_type: file.mimeType } };
    case "video":
      return { video: { ...named, duration, width, height } };
    case "video_note":
      return { video_note: { ...object, duration, length } };
    case "audio":
      return { audio: { ...named, duration, ...(performer ? { performer } : {}), ...(title ? { title } : {}) } };
    case "animation": {
      const animation = { ...named, duration, width, height };
      return { animation, document: named };
    }
    case "sticker":
      return {
        sticker: {
          ...object,
          type: "regular",
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji: "🙂",
        },
      };
  }
}
