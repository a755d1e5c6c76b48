import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { dayMs } from "../../platform/time/units.ts";
import { countRating, markRated } from "./rating-rows.ts";
import { maxStars, ratingDays } from "./rules.ts";

export type Rated = "rated" | "before" | "gone";

/**
 * Counts an applicant's rating: stars, kind and region. Nothing joins it with the case or the person: the count has no rows of its own
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
    where: { id: closingId, status: "DONE", case: { personId } },
    select: { decidedAt: true, case: { select: { kind: true, regionId: true } } },
  });
  if (closing?.decidedAt == null) return "gone";
  if (closing.decidedAt.getTime() + ratingDays * dayMs < now.getTime()) return "gone";
  if (!(await markRated(tx, ratedKey(vault, closingId)))) return "before";
  await countRating(tx, { ...closing.case, stars });
  return "rated";
}

/** Whether the closing was rated. */
export async function isRated(db: Db, vault: Vault, closingId: number): Promise<boolean> {
  return (await db.ratedClosing.findUnique({ where: { key: ratedKey(vault, closingId) } })) !== null;
}

function ratedKey(vault: Vault, closingId: number): string {
  return vault.hash("rating", String(closingId));
}
