import type { DeclineReason } from "../../platform/database/generated/client.ts";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Cell, Vault } from "../../platform/database/vault.ts";
import { removeOldWishes, storeSealedReasons } from "./offer-rows.ts";

/** Why a mediator who has a case gives it back. */
export const giveBackReasons = [
  "ILLNESS",
  "AWAY",
  "TOO_MANY",
  "CANNOT_REACH",
  "NOT_MY_FIELD",
  "LANGUAGE",
  "CONFLICT_OF_INTEREST",
  "OTHER",
] as const;
export type GiveBackReason = (typeof giveBackReasons)[number];

/** Why a mediator who had accepted a case has lost it: they gave it back, the applicant or a coordinator wanted another mediator, the applicant is under 18, or their role has ended. */
export type LossReason = GiveBackReason | "APPLICANT_WISH" | "COORDINATOR" | "UNDER_AGE" | "ROLE_ENDED";

/**
 * The columns for the reason why an offer was declined or a case lost. The reason is sealed. Only a conflict of interest is also
 * stored in plain text, because the match needs it: such a mediator is not asked about the same applicant again.
 */
export function declineColumns(vault: Vault, offerId: number, reason: DeclineReason | LossReason) {
  return { reason: plainReason(reason), reasonSealed: vault.seal(cellOf(offerId), reason) };
}

/** How a mediator has lost a case that they had accepted, as they are told it. */
export type Lost = "unreachable" | "givenBack" | "otherMediator" | "coordinator";

/** Reasons that are not the mediator's own. */
const wishes: readonly string[] = ["APPLICANT_WISH", "COORDINATOR", "ROLE_ENDED"] satisfies LossReason[];

/** Reads how a mediator has lost a case. Without any reason the bot could not reach them. */
export function lostBy(vault: Vault, offer: { id: number; reasonSealed: Uint8Array | null }): Lost {
  if (offer.reasonSealed === null) return "unreachable";
  const reason = vault.open(cellOf(offer.id), offer.reasonSealed);
  if (reason === "UNDER_AGE") return "coordinator";
  return wishes.includes(reason) ? "otherMediator" : "givenBack";
}

function plainReason(reason: DeclineReason | LossReason): "CONFLICT_OF_INTEREST" | null {
  return reason === "CONFLICT_OF_INTEREST" ? reason : null;
}

function cellOf(offerId: number): Cell {
  return { table: "Offer", column: "reason", row: offerId };
}

/** Removes from older offers that the applicant wished a woman. */
export const forgetOldWishes: UpgradeStep = {
  name: "offers do not tell of a wish",
  convert: ({ sql }, _vault, size) => removeOldWishes(sql, size),
};

/** Seals the reasons of offers that the previous version stored in plain text. */
export const sealOldReasons: UpgradeStep = {
  name: "reasons of refusal are sealed",
  async convert({ prisma, sql }, vault, size) {
    const old = await prisma.offer.findMany({
      where: { reason: { not: null }, reasonSealed: null },
      orderBy: { id: "asc" },
      take: size,
      select: { id: true, reason: true },
    });
    const columns = old.flatMap(({ id, reason }) =>
      reason === null ? [] : [{ id, ...declineColumns(vault, id, reason) }],
    );
    await storeSealedReasons(sql, columns);
    return old.length;
  },
};
