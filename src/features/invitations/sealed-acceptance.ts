import { z } from "zod";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { type Acceptance, noAnswers } from "./acceptance.ts";

// Each answer has a default, so that a process of the version before reads what a newer one has stored.
const stored = z.object({
  adult: z.boolean().default(false),
  inDanger: z.boolean().nullable().default(null),
  safe: z.boolean().default(false),
  languages: z.array(z.string()).default([]),
  languagesDone: z.boolean().default(false),
  name: z.string().nullable().default(null),
  consent: z.object({ textHash: z.string(), language: z.string() }).nullable().default(null),
  showsName: z.boolean().nullable().default(null),
});

export function sealAcceptance(vault: Vault, inviteeId: number, answers: Acceptance): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(inviteeId), JSON.stringify(answers));
}

export function openAcceptance(vault: Vault, row: { id: number; answersSealed: Uint8Array | null }): Acceptance {
  if (row.answersSealed === null) return noAnswers;
  return stored.parse(JSON.parse(vault.open(cellOf(row.id), row.answersSealed)));
}

function cellOf(inviteeId: number): Cell {
  return { table: "Invitee", column: "answers", row: inviteeId };
}
