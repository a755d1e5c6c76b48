import type { Content, FileContent } from "../../platform/chat/content.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";

/** Seals what a message of a talk says, in the cell that its id names. */
export function sealContent(vault: Vault, id: string, content: Content): Uint8Array<ArrayBuffer> {
  return vault.seal(contentCell(id), JSON.stringify(content));
}

export function openContent(vault: Vault, row: { id: string; contentSealed: Uint8Array }): Content {
  return JSON.parse(vault.open(contentCell(row.id), row.contentSealed)) as Content;
}

/** An album with one more file. */
export function withFile(content: Content, file: FileContent): Content {
  if (content.kind === "album") return { kind: "album", items: [...content.items, file] };
  return "fileId" in content ? { kind: "album", items: [content, file] } : content;
}

function contentCell(id: string): Cell {
  return { table: "TalkMessage", column: "content", row: id };
}
