import type { OfferStatus } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { FreshCase } from "../cases/cases.ts";
import { openAnswers, type SealedAnswers } from "../cases/sealed-answers.ts";
import { type InvolvedRow, withInvolved } from "../people/involved.ts";

/** A case with its offers, as the match needs it. */
export interface FoundCase extends Omit<FreshCase, "formats" | "remit"> {
  offers: FoundOffer[];
  parties: InvolvedRow["parties"];
  /** The mediators who are never offered this case again, because a party asked for another mediator. */
  barred: readonly { mediatorId: number }[];
  /** How often the applicant has opened it again, and when last. */
  reopened: number;
  reopenedAt: Date | null;
  /** The applicant is under 18: only a coordinator decides who is asked. */
  minor: boolean;
}

interface FoundOffer {
  mediatorId: number;
  status: OfferStatus;
  /** The person who chose the mediator; null if the match did. */
  byId: number | null;
  offeredAt: Date;
  answeredAt: Date | null;
}

const withOffers = {
  offers: { select: { mediatorId: true, status: true, byId: true, offeredAt: true, answeredAt: true } },
  barred: { select: { mediatorId: true } },
  ...withInvolved,
} as const;

/** The offers that count for the match: who was asked before the case was opened again may be asked again. */
export function presentOffers({ offers, reopenedAt }: FoundCase): FoundCase["offers"] {
  return reopenedAt === null ? offers : offers.filter(({ offeredAt }) => offeredAt >= reopenedAt);
}

export async function findCase(db: Db, vault: Vault, caseId: number): Promise<FoundCase> {
  return foundOf(vault, await db.case.findUniqueOrThrow({ where: { id: caseId }, include: withOffers }));
}

export async function findCases(db: Db, vault: Vault, caseIds: readonly number[]): Promise<FoundCase[]> {
  const where = { id: { in: [...caseIds] } };
  const cases = await db.case.findMany({ where, include: withOffers, orderBy: { id: "asc" } });
  return cases.map((caseFacts) => foundOf(vault, caseFacts));
}

/** Opens the sealed answers that the match needs. */
function foundOf(vault: Vault, caseFacts: Omit<FoundCase, "minor"> & SealedAnswers): FoundCase {
  const { womanWished, minor } = openAnswers(vault, caseFacts);
  return { ...caseFacts, womanWished, minor };
}
