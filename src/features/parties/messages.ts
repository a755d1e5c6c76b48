import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import { readable, withFacts } from "../assignment/readable.ts";
import { otherLeftMessage, sideLeftMessage } from "./notices.ts";
import { otherLeftScreen, sideLeftScreen } from "./screens.ts";

type LeftDelivery = Addressed<{ party: number; at: Date }>;

/** Renders what is said when a side has left. Whether its reader still has the case, or is still in it, is checked when it is sent. */
export function partyMessages({ adminIds }: { adminIds: readonly number[] }): RenderedMessage[] {
  const onUnknown = "resend";
  return [
    renderPersonally(sideLeftMessage, {
      onUnknown,
      load: async (db, deliveries) => {
        const find = await findLeft(db, deliveries);
        const known = withFacts(deliveries, find, ({ caseId }) => caseId);
        const allowed = await readable(db, adminIds, known, ["seeOwnCase"]);
        const factsOf = new Map(allowed.map(({ delivery, facts }) => [delivery, facts]));
        return (delivery: LeftDelivery) => factsOf.get(delivery);
      },
      render: sideLeftScreen,
    }),
    renderPersonally(otherLeftMessage, {
      onUnknown,
      load: async (db, deliveries) => {
        const find = await findLeft(db, deliveries);
        return (delivery: LeftDelivery) => {
          const facts = find(delivery);
          return facts?.readers.includes(delivery.personId) === true ? facts : undefined;
        };
      },
      render: otherLeftScreen,
    }),
  ];
}

async function findLeft(db: Db, deliveries: readonly LeftDelivery[]) {
  const rows = await db.party.findMany({
    where: { id: { in: deliveries.map(({ subject }) => subject.party) } },
    select: {
      id: true,
      caseId: true,
      side: true,
      leftAt: true,
      case: {
        select: {
          number: true,
          status: true,
          personId: true,
          parties: { where: { leftAt: null, side: { gt: 1 } }, select: { personId: true } },
        },
      },
    },
  });
  return ({ subject }: LeftDelivery) => {
    const row = rows.find(({ id }) => id === subject.party);
    // They have come back, or the case has ended, of which everybody hears in another way.
    if (row === undefined || row.leftAt === null || row.case.status === "CLOSED") return undefined;
    const { caseId, side, leftAt, case: ofCase } = row;
    const readers = [ofCase.personId, ...ofCase.parties.map(({ personId }) => personId)];
    return { caseId, number: ofCase.number, side, leftAt, remaining: readers.length, readers };
  };
}
