import type { Db } from "../../platform/database/open.ts";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import { countDanger } from "./case-rows.ts";
import { dangerIn } from "./cases.ts";
import { answersFields, openAnswers } from "./sealed-answers.ts";

/** Notes danger in all open cases in which a person takes part: somebody who calls for help does not say which of them it is. */
export async function noteDangerOf(tx: Db, personId: number): Promise<void> {
  const open = await tx.case.findMany({
    where: {
      status: { not: "CLOSED" },
      OR: [{ personId }, { parties: { some: { personId, leftAt: null } } }],
    },
    select: { id: true },
  });
  if (open.length > 0)
    await countDanger(
      tx,
      open.map(({ id }) => id),
    );
}

/** Looks for danger in what was ticked and heard in the cases of the version before, which did not note it beside the sealed answers. */
export const readOldDanger: UpgradeStep = {
  name: "a case says how often danger was heard in it",
  async convert({ prisma }, vault, size) {
    const old = await prisma.case.findMany({
      where: { dangers: null },
      orderBy: { id: "asc" },
      take: size,
      select: { id: true, ...answersFields },
    });
    const inDanger = old.filter((row) => dangerIn(openAnswers(vault, row)).length > 0);
    for (const dangers of [0, 1]) {
      const ids = old.filter((row) => inDanger.includes(row) === dangers > 0).map(({ id }) => id);
      await prisma.case.updateMany({ where: { id: { in: ids }, dangers: null }, data: { dangers } });
    }
    return old.length;
  },
};
