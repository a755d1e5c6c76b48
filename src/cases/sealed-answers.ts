import { z } from "zod";
import type { UpgradeStep } from "../database/upgrade-steps.ts";
import type { Cell, Vault } from "../database/vault.ts";

export const otherSideAnswers = ["YES", "NO", "UNKNOWN"] as const;

/**
 * The applicant's answers that no query asks for. They are sealed as a whole in one column, so a new answer needs no migration: it is a
 * line here, with a default for cases that were filed before the question was there.
 */
const answersSchema = z.object({
  /** Ids of src/intake/remit.ts. */
  remit: z.array(z.string()).default([]),
  /** How they would like to meet; empty: any way. */
  formats: z.array(z.enum(["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"])).default([]),
  womanWished: z.boolean().default(false),
  /** Whether the other side knows of the request and would come; null: not asked. */
  otherSide: z.enum(otherSideAnswers).nullable().default(null),
});

export type CaseAnswers = z.infer<typeof answersSchema>;
/** The same before it is sealed: what is left out has its default. */
export type GivenAnswers = z.input<typeof answersSchema>;

/** What is kept of a report's answers with its case. */
export function caseAnswers(given: GivenAnswers): CaseAnswers {
  return answersSchema.parse(given);
}

/** What a row must hold to be opened; the version before kept the answers in columns of their own. */
export interface SealedAnswers extends Pick<CaseAnswers, "remit" | "formats" | "womanWished"> {
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

export function sealAnswers(vault: Vault, number: string, answers: CaseAnswers) {
  return vault.seal(cellOf(number), JSON.stringify(answers));
}

export function openAnswers(vault: Vault, one: SealedAnswers): CaseAnswers {
  const { number, answersSealed, remit, formats, womanWished } = one;
  if (answersSealed === null) return caseAnswers({ remit, formats, womanWished });
  return caseAnswers(JSON.parse(vault.open(cellOf(number), answersSealed)) as GivenAnswers);
}

function cellOf(number: string): Cell {
  return { table: "Case", column: "answers", row: number };
}

/** A case of the version before: its answers are sealed, and their old columns emptied. */
export const sealOldAnswers: UpgradeStep = {
  name: "a case's answers are sealed",
  async mend({ prisma, sql }, vault, size) {
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
      [
        old.map(({ id }) => id),
        old.map((one) => Buffer.from(sealAnswers(vault, one.number, caseAnswers(one))).toString("base64")),
      ],
    );
    return old.length;
  },
};
