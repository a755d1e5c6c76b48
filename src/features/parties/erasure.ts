import { forgetDeliveriesOf } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { otherLeftMessage, sideLeftMessage } from "./notices.ts";

/** Who was told that a side has left. The sides themselves go with the talks. */
export const eraseLeaving: EraseOfCase = {
  models: [],
  async erase(tx, cases) {
    const parties = await tx.party.findMany({
      where: { caseId: { in: cases.map(({ id }) => id) } },
      select: { id: true },
    });
    await forgetDeliveriesOf(
      tx,
      [sideLeftMessage, otherLeftMessage],
      parties.map(({ id }) => id),
    );
  },
};
