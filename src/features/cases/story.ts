import type { Cell, Vault } from "../../platform/database/vault.ts";

export const fileKinds = ["photo", "document", "voice", "videoNote", "video", "animation", "audio"] as const;
export type FileKind = (typeof fileKinds)[number];

/** A message of a story: text, or a file that stays in Telegram and is known by its id. */
export type StoryContent =
  | { kind: "text"; text: string }
  | { kind: FileKind; fileId: string; name: string | null; caption: string | null };

export function openPart(vault: Vault, part: { id: string; contentSealed: Uint8Array }): StoryContent {
  const stored = JSON.parse(vault.open(storyCell(part.id), part.contentSealed)) as StoryContent | StoredAnimation;
  if (!("animated" in stored)) return stored;
  const { animated: _, ...file } = stored;
  return { ...file, kind: "animation" };
}

export function sealStory(vault: Vault, partId: string, content: StoryContent): Uint8Array<ArrayBuffer> {
  return vault.seal(storyCell(partId), JSON.stringify(storedForm(content)));
}

/** The version before cannot send a kind that it does not know: to it an animation is the document that it also is. */
interface StoredAnimation {
  kind: "document";
  animated: true;
  fileId: string;
  name: string | null;
  caption: string | null;
}

function storedForm(content: StoryContent): StoryContent | StoredAnimation {
  return content.kind === "animation" ? { ...content, kind: "document", animated: true } : content;
}

/** The limits of a case's story with all its additions: characters, including captions, and files. */
export const storyLimits = { characters: 20_000, files: 30 } as const;

export interface StorySize {
  characters: number;
  files: number;
}

export function sizeOf(story: readonly StoryContent[]): StorySize {
  const characters = story.map((part) => (part.kind === "text" ? part.text : (part.caption ?? "")).length);
  return {
    characters: characters.reduce((sum, length) => sum + length, 0),
    files: story.filter(({ kind }) => kind !== "text").length,
  };
}

/** Whether an addition still fits a case's story. */
export function fits(stored: StorySize, addition: StorySize): boolean {
  return (
    stored.characters + addition.characters <= storyLimits.characters &&
    stored.files + addition.files <= storyLimits.files
  );
}

/** The text of a story, including captions. */
export function wordsOf(story: readonly StoryContent[]): string {
  return story.flatMap((part) => (part.kind === "text" ? [part.text] : (part.caption ?? []))).join("\n\n");
}

/** The cell of a story's message. It names no draft or case, so the message stays sealed unchanged when the draft becomes a case. */
function storyCell(partId: string): Cell {
  return { table: "StoryPart", column: "content", row: partId };
}
