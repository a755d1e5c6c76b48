import { forgetDeliveries } from "../../platform/telegram/outbox/forget-rows.ts";
import type { EraseOfCase } from "../cases/erasure.ts";
import { acceptedMessage, escalatedMessage, leftMessage, offeredNextMessage } from "../cases/notices.ts";
import { leftoversMessage } from "./leftover-messages.ts";
import {
  applicantLeftAgainMessage,
  applicantLeftMessage,
  neededMessage,
  pingMessage,
  reminderMessage,
  turns,
} from "./notices.ts";
import { deliveriesOf, retractShowings } from "./showings.ts";

/** Who was asked about a case and what they answered, and to whom the case was shown. */
export const eraseOffers: EraseOfCase = {
  models: ["Offer", "Showing"],
  async takeBack(tx, caseIds, now) {
    const shown = await tx.showing.findMany({ where: { caseId: { in: [...caseIds] }, settledAt: null } });
    const standing = shown.filter(({ takenBackAt }) => takenBackAt === null);
    for (const caseId of new Set(standing.map((showing) => showing.caseId))) await retractShowings(tx, caseId, now);
    return shown.map(({ caseId }) => caseId);
  },
  async erase(tx, cases) {
    const where = { caseId: { in: cases.map(({ id }) => id) } };
    const [offers, showings] = [await tx.offer.findMany({ where }), await tx.showing.findMany({ where })];
    const ofOffers = offers.flatMap(({ id: offer }) =>
      [pingMessage, reminderMessage, acceptedMessage, offeredNextMessage, leftMessage].map((sent) =>
        sent.about({ offer }),
      ),
    );
    const select = { id: true, reopened: true } as const;
    const ofCases = (await tx.case.findMany({ where: { id: where.caseId }, select })).flatMap(({ id, reopened }) => {
      const count = turns({ offers: offers.filter(({ caseId }) => caseId === id), reopened }) + 1;
      const leftAgain = Array.from({ length: reopened }, (_, at) => ({ case: id, reopened: at + 1 }));
      const asked = Array.from({ length: count }, (_, turn) => ({ case: id, turn }));
      return [
        applicantLeftMessage.about({ case: id }),
        ...leftAgain.map((left) => applicantLeftAgainMessage.about(left)),
        ...asked.flatMap((turn) => [neededMessage.about(turn), escalatedMessage.about(turn)]),
      ];
    });
    const ofShowings = showings.flatMap((showing) => [
      ...deliveriesOf(showing),
      leftoversMessage.about({ showing: showing.id }),
    ]);
    await forgetDeliveries(tx, [...ofOffers, ...ofCases, ...ofShowings]);
    await tx.showing.deleteMany({ where });
    await tx.offer.deleteMany({ where });
  },
};
