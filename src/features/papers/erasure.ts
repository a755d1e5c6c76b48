import { forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { paperNotices } from "./notices.ts";

/** The documents of a case: what was written in them, and who has answered what. The PDFs that parties have stay theirs. */
export const erasePapers: EraseOfCase = {
  models: ["Paper", "PaperVersion"],
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const versions = (await tx.paperVersion.findMany({ where, select: { id: true } })).map(({ id }) => id);
    await forgetDeliveriesOf(tx, paperNotices, versions);
    await tx.paperAnswer.deleteMany({ where: { versionId: { in: versions } } });
    await tx.paperVersion.deleteMany({ where });
    await tx.paper.deleteMany({ where });
  },
};
