import type { UpgradeStep } from "../database/upgrade-steps.ts";
import type { Cell, Vault } from "../database/vault.ts";

/** The applicant's answers that no query asks for. */
export interface CaseAnswers {
  /** Ids of src/intake/remit.ts. */
  remit: string[];
  /** How they would like to meet; empty: any way. */
  formats: ("IN_PERSON" | "PHONE" | "VIDEO" | "MESSAGES")[];
  womanWished: boolean;
}

/** What a row must hold to be opened; the version before kept the answers in columns of their own. */
export interface SealedAnswers extends CaseAnswers {
  number: string;
  answersSealed: Uint8Array | null;
}

/** For Prisma's `select`. */
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

export function openAnswers(vault: Vault, one: SealedAnswers): CaseAnswers {
  const { number, answersSealed, remit, formats, womanWished } = one;
  if (answersSealed === null) return { remit, formats, womanWished };
  return JSON.parse(vault.open(cellOf(number), answersSealed)) as CaseAnswers;
}

function cellOf(number: string): Cell {
  return { table: "Case", column: "answers", row: number };
}

/** A case of the version before: its answers are sealed, and their old columns emptied. */
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
      [old.map(({ id }) => id), old.map((one) => Buffer.from(sealAnswers(vault, one.number, one)).toString("base64"))],
    );
    return old.length;
  },
};
