import type { Content, FileContent } from "../../platform/chat/content.ts";
import type { Disclosure } from "../../platform/chat/second-look.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";

/** Seals what a message of a talk says, in the cell that its id names. */
export function sealContent(vault: Vault, id: string, content: Content): Uint8Array<ArrayBuffer> {
  return vault.seal(contentCell(id), JSON.stringify(content));
}

export function openContent(vault: Vault, row: { id: string; contentSealed: Uint8Array }): Content {
  return JSON.parse(vault.open(contentCell(row.id), row.contentSealed)) as Content;
}

/** Seals what a message shows, about which its author is asked; null if it shows nothing. */
export function sealShows(vault: Vault, id: string, shows: readonly Disclosure[]): Uint8Array<ArrayBuffer> | null {
  return shows.length === 0 ? null : vault.seal(showsCell(id), JSON.stringify(shows));
}

export function openShows(vault: Vault, row: { id: string; showsSealed: Uint8Array | null }): Disclosure[] {
  if (row.showsSealed === null) return [];
  return JSON.parse(vault.open(showsCell(row.id), row.showsSealed)) as Disclosure[];
}

/** What is shown in either, each thing once. */
export function bothShow(some: readonly Disclosure[], others: readonly Disclosure[]): Disclosure[] {
  return [...some, ...missingIn(some, others)];
}

/** What `others` show that `known` does not. */
export function missingIn(known: readonly Disclosure[], others: readonly Disclosure[]): Disclosure[] {
  const keys = new Set(known.map((shown) => JSON.stringify(shown)));
  return others.filter((shown) => !keys.has(JSON.stringify(shown)));
}

/** An album with one more file. */
export function withFile(content: Content, file: FileContent): Content {
  if (content.kind === "album") return { kind: "album", items: [...content.items, file] };
  return "fileId" in content ? { kind: "album", items: [content, file] } : content;
}

function showsCell(id: string): Cell {
  return { table: "TalkMessage", column: "shows", row: id };
}

function contentCell(id: string): Cell {
  return { table: "TalkMessage", column: "content", row: id };
}
