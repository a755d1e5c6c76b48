import { z } from "zod";
import type { Cell, Vault } from "../../platform/database/vault.ts";

/** What a person may answer to "Can we call you?". */
export const callAnswers = ["yes", "no", "unsafe"] as const;
export type CallAnswer = (typeof callAnswers)[number];

const factsSchema = z.object({
  answer: z.enum(callAnswers).nullable(),
  /** The number to call: known before, or sent with the answer. */
  phone: z.string().nullable(),
  /** The number came with the person's own Telegram contact. */
  phoneShared: z.boolean(),
});

export type CallFacts = z.infer<typeof factsSchema>;

export function sealCall(vault: Vault, questionId: number, facts: CallFacts): Uint8Array<ArrayBuffer> {
  return vault.seal(cellOf(questionId), JSON.stringify(facts));
}

export function openCall(vault: Vault, question: { id: number; factsSealed: Uint8Array | null }): CallFacts {
  if (question.factsSealed === null) throw new Error(`Question ${question.id} was stored without its facts.`);
  return factsSchema.parse(JSON.parse(vault.open(cellOf(question.id), question.factsSealed)));
}

function cellOf(questionId: number): Cell {
  return { table: "CallQuestion", column: "facts", row: questionId };
}
