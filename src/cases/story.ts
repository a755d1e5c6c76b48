import type { Sql } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";

export const fileKinds = ["photo", "document", "voice", "videoNote", "video", "audio"] as const;
export type FileKind = (typeof fileKinds)[number];

/** One message of a story: words, or a file that stays with Telegram and is known by its id. */
export type StoryContent =
  | { kind: "text"; text: string }
  | { kind: FileKind; fileId: string; name: string | null; caption: string | null };

/** A story's messages in the order in which they were written (a chat's message ids rise), of a draft or of the case that it became. */
export async function openStory(
  sql: Sql,
  vault: Vault,
  of: { draftId: string } | { caseId: number },
): Promise<StoryContent[]> {
  const [owner, id] = "caseId" in of ? [`"caseId" = $1::int`, of.caseId] : [`"draftId" = $1::text`, of.draftId];
  const parts = await sql.rows<{ id: string; contentSealed: Uint8Array }>(
    `SELECT id, "contentSealed" FROM "StoryPart" WHERE ${owner} ORDER BY "messageId", "addedAt"`,
    [id],
  );
  return parts.map((part) => openPart(vault, part));
}

export function openPart(vault: Vault, part: { id: string; contentSealed: Uint8Array }): StoryContent {
  return JSON.parse(vault.open(storyCell(part.id), part.contentSealed)) as StoryContent;
}

export function sealStory(vault: Vault, partId: string, content: StoryContent): Uint8Array<ArrayBuffer> {
  return vault.seal(storyCell(partId), JSON.stringify(content));
}

/** All that may be told about one case, over all its additions: characters, captions too, and files. */
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
export function fits(told: StorySize, addition: StorySize): boolean {
  return (
    told.characters + addition.characters <= storyLimits.characters && told.files + addition.files <= storyLimits.files
  );
}

/** The words of a story, captions too. */
export function wordsOf(story: readonly StoryContent[]): string {
  return story.flatMap((part) => (part.kind === "text" ? [part.text] : (part.caption ?? []))).join("\n\n");
}

/** The cell of one message of a story: it stays sealed as it is when the draft becomes a case. */
function storyCell(partId: string): Cell {
  return { table: "StoryPart", column: "content", row: partId };
}
