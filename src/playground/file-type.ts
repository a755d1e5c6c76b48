import type { StoredFile } from "./files.ts";
import { imageType } from "./pictures.ts";

/** The type of a sound or a video by its first bytes. For containers of both, the kind of the file decides. */
function soundOrVideoType(content: Uint8Array, kind: StoredFile["kind"]): string | undefined {
  const head = Buffer.from(content.subarray(0, 12));
  const latin = head.toString("latin1");
  const family = kind === "voice" || kind === "audio" ? "audio" : "video";
  if (latin.startsWith("OggS")) return "audio/ogg";
  if (latin.startsWith("RIFF") && latin.slice(8) === "WAVE") return "audio/wav";
  if (latin.startsWith("ID3") || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0)) return "audio/mpeg";
  if (head.subarray(0, 4).equals(Buffer.from("1a45dfa3", "hex"))) return `${family}/webm`;
  return latin.slice(4, 8) === "ftyp" ? `${family}/mp4` : undefined;
}

/** The type under which the page shows or plays a file; undefined for files that it only offers as downloads. */
export function shownType({ content, kind }: StoredFile): string | undefined {
  if (!content || kind === "document") return content && imageType(content);
  return imageType(content) ?? soundOrVideoType(content, kind);
}

/** Whether the page can play the file: it is a sound or a video and has content. */
export function isPlayable(file: StoredFile): boolean {
  return /^(audio|video)\//.test(shownType(file) ?? "");
}
