import type { Content } from "./content.ts";
import { albumKind, type Part, partsOf } from "./content-parts.ts";

/**
 * What becomes of a sent message when its original was edited. `none`: it shows the same; `edit`: its delivery is revised; `correction`: Telegram
 * cannot change it so, and the new content goes as a reply to it (Bot API editMessageMedia).
 */
export type ContentChange = "none" | "edit" | "correction";

export function changeOf(before: Content, after: Content): ContentChange {
  const [old, changed] = [partsOf(before), partsOf(after)];
  if (JSON.stringify(old) === JSON.stringify(changed)) return "none";
  const isAlbum = before.kind === "album";
  // What is new at the end is sent, and what is left over is deleted.
  const canBe = changed.every((part, at) => canBecome(old[at], part, isAlbum));
  return canBe ? "edit" : "correction";
}

const replaceable = ["photo", "video", "animation", "document", "audio"];

function canBecome(old: Part | undefined, changed: Part, isAlbum: boolean): boolean {
  if (old === undefined) return changed.kind === "text";
  if (isAlbum) return albumKind(old) === albumKind(changed);
  if (changed.kind === "text" || changed.kind === "voice") return old.kind === changed.kind;
  return replaceable.includes(changed.kind) && (old.kind === "text" || replaceable.includes(old.kind));
}
