import type { Db } from "../database/open.ts";
import type { Cell, Vault } from "../database/vault.ts";
import { yearOf } from "../i18n/dates.ts";
import type { Kind } from "./kinds.ts";

export interface NewCase {
  draftId: string;
  personId: number;
  name: string;
  kind: Kind;
  regionId: string;
  districtId: string;
  languages: string[];
}

/** Makes a case with the next number of the year. Call it in the transaction that ends the draft. */
export async function createCase(
  tx: Db,
  vault: Vault,
  { name, ...facts }: NewCase,
  now: Date,
): Promise<{ id: number; number: string }> {
  const year = yearOf(now);
  const { last } = await tx.caseCount.upsert({
    where: { year },
    create: { year, last: 1 },
    update: { last: { increment: 1 } },
  });
  const number = `${year}-${String(last).padStart(6, "0")}`;
  const { id } = await tx.case.create({
    data: { ...facts, number, nameSealed: vault.seal(applicantCell(number), name), filedAt: now },
    select: { id: true },
  });
  return { id, number };
}

/** The applicant's name, for the mediator who has the case. */
export function openApplicant(vault: Vault, one: { number: string; nameSealed: Uint8Array }): string {
  return vault.open(applicantCell(one.number), one.nameSealed);
}

/** A person's cases, newest first. */
export function casesOf(db: Db, personId: number) {
  return db.case.findMany({
    where: { personId },
    orderBy: { id: "desc" },
    take: 10,
    include: { mediator: { select: { id: true, nameSealed: true } } },
  });
}

function applicantCell(number: string): Cell {
  return { table: "Case", column: "name", row: number };
}
