import { z } from "zod";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { storeSealedAnswers } from "./case-rows.ts";

export const otherSideAnswers = ["YES", "NO", "UNKNOWN"] as const;

/**
 * The applicant's answers that no query filters by. They are sealed together in one column, so a new answer needs no migration: it is a
 * line here, with a default for cases that were filed before the question was there.
 */
const answersSchema = z.object({
  /** Ids from remit.ts. */
  remit: z.array(z.string()).default([]),
  /** How the applicant would like to meet; empty for any way. */
  formats: z.array(z.enum(["IN_PERSON", "PHONE", "VIDEO", "MESSAGES"])).default([]),
  womanWished: z.boolean().default(false),
  /** Whether the other side knows of the request and would come; null if it was not asked. */
  otherSide: z.enum(otherSideAnswers).nullable().default(null),
  /** What danger was heard or ticked when the case was filed: kinds of src/features/danger/alarm-facts.ts. */
  danger: z.array(z.string()).default([]),
  /** The applicant's number came with their own Telegram contact; otherwise they typed it. */
  phoneShared: z.boolean().default(false),
  /** The applicant has said that they are under 18, or their mediator has. */
  minor: z.boolean().default(false),
});

export type CaseAnswers = z.infer<typeof answersSchema>;
/** The answers before they are sealed: what is left out has its default. */
export type GivenAnswers = z.input<typeof answersSchema>;

/** The answers of a report that are kept with its case. */
export function caseAnswers(given: GivenAnswers): CaseAnswers {
  return answersSchema.parse(given);
}

/** The columns that are needed to read the answers. The previous version stored them in columns of their own. */
export interface SealedAnswers extends Pick<CaseAnswers, "remit" | "formats" | "womanWished"> {
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

export function sealAnswers(vault: Vault, number: string, answers: CaseAnswers) {
  return vault.seal(cellOf(number), JSON.stringify(answers));
}

export function openAnswers(vault: Vault, row: SealedAnswers): CaseAnswers {
  const { number, answersSealed, remit, formats, womanWished } = row;
  if (answersSealed === null) return caseAnswers({ remit, formats, womanWished });
  return caseAnswers(JSON.parse(vault.open(cellOf(number), answersSealed)) as GivenAnswers);
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
    await storeSealedAnswers(
      sql,
      old.map((row) => ({ id: row.id, answersSealed: sealAnswers(vault, row.number, caseAnswers(row)) })),
    );
    return old.length;
  },
};
