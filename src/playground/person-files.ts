import { findEntities } from "./entities.ts";
import { mediaContent, type NewFile } from "./files.ts";
import type { MessagePlace } from "./types.ts";
import type { Content } from "./wire.ts";
import type { World } from "./world.ts";

export type PersonFileKind = NewFile["kind"];

/** A file that a person sends. Without `content` only the size counts. */
export interface FileDetails extends MessagePlace {
  caption?: string;
  fileName?: string;
  mimeType?: string;
  size?: number;
  content?: Uint8Array;
  duration?: number;
  /** The picture or the video is covered until its reader taps it. */
  isCovered?: boolean;
  /** The id of an earlier file, which is sent again. */
  fileId?: string;
}

/** The content of a message in which a person sends a file. */
export function personFileContent(world: World, kind: PersonFileKind, details: FileDetails = {}): Content {
  const { caption, fileName, mimeType, size, content, duration, fileId } = details;
  const given: Partial<NewFile> = { content };
  if (fileName !== undefined) given.name = fileName;
  if (mimeType !== undefined) given.mimeType = mimeType;
  if (size !== undefined) given.size = size;
  const known = fileId === undefined ? undefined : world.files.get(fileId);
  const file = known ?? world.files.add({ ...given, kind });
  const media = mediaContent(file, duration === undefined ? {} : { duration });
  if (!caption) return media;
  const entities = findEntities(caption);
  return { ...media, caption, ...(entities.length ? { caption_entities: entities } : {}) };
}
