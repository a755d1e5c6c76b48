import { shownName } from "../../platform/chat/names.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";

/** Seals the name that an invited party gave. */
export function sealPartyName(vault: Vault, partyId: number, name: string): Uint8Array<ArrayBuffer> {
  return vault.seal(nameCell(partyId), name);
}

/** The name that an invited party gave, for the mediator; null for the applicant, whose name is the case's. */
export function openPartyName(vault: Vault, party: { id: number; nameSealed: Uint8Array | null }): string | null {
  return party.nameSealed === null ? null : shownName(vault.open(nameCell(party.id), party.nameSealed));
}

function nameCell(partyId: number): Cell {
  return { table: "Party", column: "name", row: partyId };
}
