import type { Cell, Vault } from "../../platform/database/vault.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { type Draft, emptyDraft, parseDraft } from "./points.ts";
import { contentSchema, type PaperContent } from "./printed.ts";

export function sealDraft(vault: Vault, paperId: number, draft: Draft) {
  return vault.seal(draftCell(paperId), JSON.stringify(draft));
}

export function openDraft(vault: Vault, row: { id: number; draftSealed: Uint8Array | null }): Draft {
  return row.draftSealed === null ? emptyDraft : parseDraft(vault.open(draftCell(row.id), row.draftSealed));
}

export function sealContent(vault: Vault, versionId: number, content: PaperContent) {
  return vault.seal(versionCell("content", versionId), JSON.stringify(content));
}

export function openContent(vault: Vault, row: { id: number; contentSealed: Uint8Array | null }): PaperContent {
  if (row.contentSealed === null) throw new Error(`Version ${row.id} of a document has no content.`);
  return contentSchema.parse(JSON.parse(vault.open(versionCell("content", row.id), row.contentSealed)));
}

export function sealSigned(vault: Vault, versionId: number, day: LocalDay) {
  return vault.seal(versionCell("signed", versionId), day);
}

/** The day on which the paper was signed; null if that is not recorded. */
export function openSigned(vault: Vault, row: { id: number; signedSealed: Uint8Array | null }): LocalDay | null {
  return row.signedSealed === null ? null : vault.open(versionCell("signed", row.id), row.signedSealed);
}

export function sealReason(vault: Vault, answerId: number, reason: string) {
  return vault.seal(reasonCell(answerId), reason);
}

export function openReason(vault: Vault, row: { id: number; reasonSealed: Uint8Array | null }): string | null {
  return row.reasonSealed === null ? null : vault.open(reasonCell(row.id), row.reasonSealed);
}

function draftCell(paperId: number): Cell {
  return { table: "Paper", column: "draft", row: paperId };
}

function versionCell(column: "content" | "signed", versionId: number): Cell {
  return { table: "PaperVersion", column, row: versionId };
}

function reasonCell(answerId: number): Cell {
  return { table: "PaperAnswer", column: "reason", row: answerId };
}
