import type { UpgradeStep } from "../database/upgrade-steps.ts";
import type { Cell, Vault } from "../database/vault.ts";

/** The applicant's answers that no query filters by. */
export interface CaseAnswers {
  /** Ids from src/intake/remit.ts. */
  remit: string[];
  /** How the applicant would like to meet; empty for any way. */
  formats: ("IN_PERSON" | "PHONE" | "VIDEO" | "MESSAGES")[];
  womanWished: boolean;
}

/** The columns that are needed to read the answers. The previous version stored them in columns of their own. */
export interface SealedAnswers extends CaseAnswers {
  number: string;
  answersSealed: Uint8Array | null;
}

/** The `select` of Prisma for these columns. */
export const answersFields = {
  number: true,
  answersSealed: true,
  remit: true,
  formats: true,
  womanWished: true,
} as const;

export function sealAnswers(vault: Vault, number: string, { remit, formats, womanWished }: CaseAnswers) {
  return vault.seal(cellOf(number), JSON.stringify({ remit, formats, womanWished }));
}

export function openAnswers(vault: Vault, row: SealedAnswers): CaseAnswers {
  const { number, answersSealed, remit, formats, womanWished } = row;
  if (answersSealed === null) return { remit, formats, womanWished };
  return JSON.parse(vault.open(cellOf(number), answersSealed)) as CaseAnswers;
}

function cellOf(number: string): Cell {
  return { table: "Case", column: "answers", row: number };
}

/** Seals the answers of cases that the previous version filed, and empties the old columns. */
export const sealOldAnswers: UpgradeStep = {
  name: "a case's answers are sealed",
  async convert({ prisma, sql }, vault, size) {
    const old = await prisma.case.findMany({
      where: { answersSealed: null },
      orderBy: { id: "asc" },
      take: size,
      select: { id: true, ...answersFields },
    });
    await sql.rows(
      `UPDATE "Case" c SET "answersSealed" = decode(o.sealed, 'base64'), remit = '{}', formats = '{}', "womanWished" = false
       FROM unnest($1::int[], $2::text[]) AS o(id, sealed)
       WHERE c.id = o.id AND c."answersSealed" IS NULL`,
      [old.map(({ id }) => id), old.map((row) => Buffer.from(sealAnswers(vault, row.number, row)).toString("base64"))],
    );
    return old.length;
  },
};
