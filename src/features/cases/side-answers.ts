import { z } from "zod";
import type { Db } from "../../platform/database/open.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";

export const wishedFormats = ["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"] as const;
export type WishedFormat = (typeof wishedFormats)[number];

const answersSchema = z.object({
  /** How this side would like to meet; empty for any way. */
  formats: z.array(z.enum(wishedFormats)).default([]),
  womanWished: z.boolean().default(false),
  /** The danger that was heard in what it told: kinds of src/features/danger/alarm-facts.ts. No other side learns of it. */
  danger: z.array(z.string()).default([]),
});

/** What another side than the applicant has said beside its story. Only the mediator reads what it wishes, and the side itself. */
export type SideAnswers = z.infer<typeof answersSchema>;

/** What a side has said; null if it has said nothing. */
export function openSideAnswers(
  vault: Vault,
  row: { id: number; answersSealed: Uint8Array | null },
): SideAnswers | null {
  if (row.answersSealed === null) return null;
  return answersSchema.parse(JSON.parse(vault.open(cellOf(row.id), row.answersSealed)));
}

/** Changes what the side of a party has said. */
export async function changeSideAnswers(
  tx: Db,
  vault: Vault,
  partyId: number,
  change: (answers: SideAnswers) => SideAnswers,
): Promise<void> {
  const row = await tx.party.findUniqueOrThrow({ where: { id: partyId }, select: { id: true, answersSealed: true } });
  const answers = change(openSideAnswers(vault, row) ?? answersSchema.parse({}));
  const answersSealed = vault.seal(cellOf(partyId), JSON.stringify(answers));
  await tx.party.update({ where: { id: partyId }, data: { answersSealed } });
}

/** What nobody has said anything about yet. */
export function noSideAnswers(): SideAnswers {
  return answersSchema.parse({});
}

function cellOf(partyId: number): Cell {
  return { table: "Party", column: "answers", row: partyId };
}
