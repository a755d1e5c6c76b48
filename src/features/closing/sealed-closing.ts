import { z } from "zod";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { answers } from "./rules.ts";

const answerSchema = z.object({
  answer: z.enum(answers),
  /** What the applicant wrote beside it. */
  words: z.string().nullable().default(null),
});

/** What the applicant answered four weeks after the end. */
export type HeldAnswer = z.infer<typeof answerSchema>;

export function sealWord(vault: Vault, closingId: number, word: string) {
  return vault.seal(cellOf("word", closingId), word);
}

/** The word to the applicant; null without it. */
export function openWord(vault: Vault, row: { id: number; wordSealed: Uint8Array | null }): string | null {
  return row.wordSealed === null ? null : vault.open(cellOf("word", row.id), row.wordSealed);
}

export function sealReason(vault: Vault, closingId: number, reason: string) {
  return vault.seal(cellOf("reason", closingId), reason);
}

/** Why a coordinator returned the closing; null if they did not. */
export function openReason(vault: Vault, row: { id: number; reasonSealed: Uint8Array | null }): string | null {
  return row.reasonSealed === null ? null : vault.open(cellOf("reason", row.id), row.reasonSealed);
}

export function sealAnswer(vault: Vault, closingId: number, answer: HeldAnswer) {
  return vault.seal(cellOf("answer", closingId), JSON.stringify(answer));
}

/** What the applicant answered four weeks later; null if they have not. */
export function openAnswer(vault: Vault, row: { id: number; answerSealed: Uint8Array | null }): HeldAnswer | null {
  if (row.answerSealed === null) return null;
  return answerSchema.parse(JSON.parse(vault.open(cellOf("answer", row.id), row.answerSealed)));
}

/** The same for another side than the applicant. */
export function sealSideAnswer(vault: Vault, partyId: number, answer: HeldAnswer) {
  return vault.seal(sideCell(partyId), JSON.stringify(answer));
}

export function openSideAnswer(vault: Vault, row: { id: number; answerSealed: Uint8Array | null }): HeldAnswer | null {
  if (row.answerSealed === null) return null;
  return answerSchema.parse(JSON.parse(vault.open(sideCell(row.id), row.answerSealed)));
}

function sideCell(partyId: number): Cell {
  return { table: "ClosingParty", column: "answer", row: partyId };
}

function cellOf(column: "word" | "reason" | "answer", closingId: number): Cell {
  return { table: "Closing", column, row: closingId };
}
