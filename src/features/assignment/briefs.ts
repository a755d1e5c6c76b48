import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { type Obstacle, obstacles } from "../cases/remit.ts";
import { answersFields, openAnswers, type SealedAnswers } from "../cases/sealed-answers.ts";
import type { Brief } from "./screens.ts";

/** The `select` of Prisma for a brief. It contains nothing that the applicant told. */
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

/** The rules for which a coordinator looks first. For coordinators only: what the applicant ticked is not for a mediator who is asked. */
export function reasonsOf(vault: Vault, row: SealedAnswers): Obstacle[] {
  const { remit } = openAnswers(vault, row);
  return obstacles.filter((id) => remit.includes(id));
}

/** Loads the briefs of the cases in these subjects. */
export async function loadBriefs<Subject extends { case: number }>(
  db: Db,
  vault: Vault,
  subjects: readonly Subject[],
): Promise<(subject: Subject) => Brief | undefined> {
  const where = { id: { in: subjects.map((subject) => subject.case) } };
  const cases = await db.case.findMany({ where, select: briefFields });
  const briefs = new Map(cases.map((row) => [row.id, briefOf(vault, row)]));
  return (subject) => briefs.get(subject.case);
}
