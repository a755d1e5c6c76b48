import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { openName } from "../people/people.ts";
import { acceptedScreen, escalatedScreen, offeredNextScreen } from "./screens.ts";

/** What an applicant is told of their case. */
export function caseMessages({ vault }: { vault: Vault }): Record<string, AnyMessage> {
  return {
    "cases.accepted": defineMessage({
      onUnknown: "resend",
      load: (db, ids) => loadAccepted(db, vault, ids),
      render: acceptedScreen,
    }),
    "cases.offeredNext": defineMessage({ onUnknown: "resend", load: loadOpenOffers, render: offeredNextScreen }),
    "cases.escalated": defineMessage({ onUnknown: "resend", load: loadWaiting, render: escalatedScreen }),
  };
}

async function loadAccepted(db: Db, vault: Vault, ids: string[]) {
  const cases = await db.case.findMany({
    where: { id: { in: ids.map(Number) }, status: "ASSIGNED" },
    select: { id: true, number: true, mediator: { select: { id: true, nameSealed: true } } },
  });
  const facts = new Map<string, { number: string; mediator: string }>();
  for (const { id, number, mediator } of cases) {
    if (mediator !== null) facts.set(String(id), { number, mediator: openName(vault, mediator) ?? "" });
  }
  return facts;
}

async function loadOpenOffers(db: Db, ids: string[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) }, status: "OFFERED" },
    select: { id: true, dueAt: true, case: { select: { number: true } } },
  });
  return new Map(offers.map((offer) => [String(offer.id), { number: offer.case.number, until: offer.dueAt }]));
}

async function loadWaiting(db: Db, ids: string[]) {
  const cases = await db.case.findMany({
    where: { id: { in: ids.map(Number) }, status: "WAITING" },
    select: { id: true, number: true },
  });
  return new Map(cases.map(({ id, number }) => [String(id), { number }]));
}
