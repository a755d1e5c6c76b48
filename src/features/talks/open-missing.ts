import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import { openCaucuses } from "./talk-rows.ts";

/** Opens the talks of cases that a mediator took while a process of the version before handled it. */
export const openMissingTalks: UpgradeStep = {
  name: "cases in hand have a talk",
  async convert({ prisma }, _vault, size) {
    const missing = await prisma.case.findMany({
      where: { status: "ASSIGNED", mediatorId: { not: null }, talks: { none: { kind: "CAUCUS" } } },
      orderBy: { id: "asc" },
      take: size,
      select: { id: true },
    });
    await openCaucuses(
      prisma,
      missing.map(({ id }) => id),
    );
    return missing.length;
  },
};
