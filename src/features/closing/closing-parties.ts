import type { Closing } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";

/**
 * Records how a case ended for each of its sides: reports count the sides that took part to the end, and those that had left. Call it once, in the
 * transaction that closes the case.
 */
export async function recordSides(
  tx: Db,
  caseId: number,
  { id: closingId, outcome }: Pick<Closing, "id" | "outcome">,
): Promise<void> {
  const parties = await tx.party.findMany({
    where: { caseId },
    select: { personId: true, side: true, leftAt: true },
  });
  await tx.closingParty.createMany({
    data: parties.map(({ personId, side, leftAt }) => {
      return { closingId, personId, side, outcome: leftAt === null ? outcome : null };
    }),
    skipDuplicates: true,
  });
}

/** The `include` of Prisma for the other sides than the applicant that took part to the end. */
export const withOtherSides = {
  parties: { where: { side: { gt: 1 }, outcome: { not: null } }, orderBy: { side: "asc" } },
} as const;
