import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { openName } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { type NeededFacts, neededScreen, type OfferFacts, offerScreen } from "./screens.ts";

/** What assigning says through the outbox. */
export function assignmentMessages({ vault, places }: { vault: Vault; places: Places }): Record<string, AnyMessage> {
  return {
    // An offer that was answered before its ping left is not said at all.
    "assignment.ping": defineMessage<OfferFacts>({
      onUnknown: "resend",
      load: loadOffers,
      render: (texts, offer, changed) =>
        changed || offer.status === "OFFERED" ? offerScreen(texts, places, offer, "assignment:ping") : null,
    }),
    "assignment.reminder": defineMessage<OfferFacts>({
      onUnknown: "resend",
      load: loadOffers,
      render: (texts, offer, changed) =>
        changed || offer.status === "OFFERED" ? offerScreen(texts, places, offer, "assignment:reminder") : null,
    }),
    "assignment.needed": defineMessage<NeededFacts>({
      onUnknown: "resend",
      load: (db, subjects) => loadNeeded(db, vault, subjects),
      render: (texts, facts, changed) =>
        changed || facts.mediator === null ? neededScreen(texts, places, facts) : null,
    }),
  };
}

export async function loadOffers(db: Db, ids: string[]): Promise<Map<string, OfferFacts>> {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) } },
    select: {
      id: true,
      status: true,
      dueAt: true,
      case: { select: { number: true, kind: true, districtId: true, languages: true } },
    },
  });
  return new Map(offers.map((offer) => [String(offer.id), offer]));
}

async function loadNeeded(db: Db, vault: Vault, ids: string[]): Promise<Map<string, NeededFacts>> {
  const cases = await db.case.findMany({
    where: { id: { in: ids.map(Number) } },
    include: { _count: { select: { offers: true } }, mediator: { select: { id: true, nameSealed: true } } },
  });
  return new Map(
    cases.map((one) => {
      const mediator = one.mediator === null ? null : (openName(vault, one.mediator) ?? "");
      return [String(one.id), { ...one, asked: one._count.offers, mediator }];
    }),
  );
}
