import { answersFields, openAnswers, type SealedAnswers } from "../cases/sealed-answers.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import type { Brief } from "./screens.ts";

/** What a brief is made of, for Prisma's `select`; nothing that the person told. */
export const briefFields = {
  id: true,
  kind: true,
  districtId: true,
  languages: true,
  ...answersFields,
} as const;

export type BriefRow = Omit<Brief, "formats" | "womanWished"> & SealedAnswers;

export function briefOf(vault: Vault, row: BriefRow): Brief {
  const { id, number, kind, districtId, languages } = row;
  const { formats, womanWished } = openAnswers(vault, row);
  return { id, number, kind, districtId, languages, formats, womanWished };
}

/** Briefs by their cases' ids, as texts. */
export async function loadBriefs(db: Db, vault: Vault, ids: readonly string[]): Promise<Map<string, Brief>> {
  const cases = await db.case.findMany({ where: { id: { in: ids.map(Number) } }, select: briefFields });
  return new Map(cases.map((one) => [String(one.id), briefOf(vault, one)]));
}
