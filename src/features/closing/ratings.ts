import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dayMs } from "../../platform/time/units.ts";
import { withOtherSides } from "./closing-parties.ts";
import { countRating, markRated } from "./rating-rows.ts";
import { maxStars, ratingDays } from "./rules.ts";

export type Rated = "rated" | "before" | "gone";

/**
 * Counts the rating of a side: stars, kind and region. Nothing joins it with the case or the person: the count has no rows of its own
 * ratings, and what keeps a second tap from counting is a keyed hash without a time. So a rating cannot be changed.
 */
export async function rate(
  tx: Db,
  vault: Vault,
  personId: number,
  closingId: number,
  stars: number,
  now: Date,
): Promise<Rated> {
  if (stars < 1 || stars > maxStars) return "gone";
  const closing = await tx.closing.findFirst({
    where: { id: closingId, status: "DONE" },
    select: { decidedAt: true, case: { select: { kind: true, regionId: true, personId: true } }, ...withOtherSides },
  });
  if (closing?.decidedAt == null) return "gone";
  const isApplicant = closing.case.personId === personId;
  const side = closing.parties.find((party) => party.personId === personId)?.side ?? null;
  if (!isApplicant && side === null) return "gone";
  if (closing.decidedAt.getTime() + ratingDays * dayMs < now.getTime()) return "gone";
  if (!(await markRated(tx, ratedKey(vault, { closing: closingId, side })))) return "before";
  const { kind, regionId } = closing.case;
  await countRating(tx, { kind, regionId, stars });
  return "rated";
}

/** Whether the closing was rated by a side. @param side null for the applicant */
export async function isRated(db: Db, vault: Vault, rated: RatedBy): Promise<boolean> {
  return (await db.ratedClosing.findUnique({ where: { key: ratedKey(vault, rated) } })) !== null;
}

interface RatedBy {
  closing: number;
  side: number | null;
}

function ratedKey(vault: Vault, { closing, side }: RatedBy): string {
  return vault.hash("rating", side === null ? String(closing) : `${closing}/${side}`);
}
