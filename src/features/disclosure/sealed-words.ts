import type { Content } from "../../platform/chat/content.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";

/** Seals exactly what is asked about. */
export function sealWords(vault: Vault, disclosureId: number, content: Content): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(disclosureId), JSON.stringify(content));
}

/** Null once the case has ended. */
export function openWords(vault: Vault, row: { id: number; contentSealed: Uint8Array | null }): Content | null {
  return row.contentSealed === null ? null : (JSON.parse(vault.open(cellOf(row.id), row.contentSealed)) as Content);
}

function cellOf(disclosureId: number): Cell {
  return { table: "Disclosure", column: "content", row: disclosureId };
}
