import type { EraseOfCase } from "../cases/erasure.ts";

/** Who was asked, and answered, whether anything may reach the other side. */
export const eraseClearances: EraseOfCase = {
  models: ["Clearance"],
  async erase(tx, cases) {
    await tx.clearance.deleteMany({ where: { caseId: { in: cases.map(({ id }) => id) } } });
  },
};
