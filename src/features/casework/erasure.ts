import type { EraseOfCase } from "../cases/erasure.ts";

/** What staff noted on a case. Notes that were shown are taken back with the showings of the case. */
export const eraseNotes: EraseOfCase = {
  models: ["CaseNote"],
  async erase(tx, cases) {
    await tx.caseNote.deleteMany({ where: { caseId: { in: cases.map(({ id }) => id) } } });
  },
};
