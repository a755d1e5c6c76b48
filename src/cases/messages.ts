import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { openName } from "../people/people.ts";
import {
  acceptedScreen,
  type ClosedFacts,
  closedScreen,
  escalatedScreen,
  leftScreen,
  offeredNextScreen,
} from "./screens.ts";

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
    "cases.left": defineMessage({ onUnknown: "resend", load: loadGivenBack, render: leftScreen }),
    "cases.unsuitable": defineMessage({ onUnknown: "resend", load: loadClosed, render: closedScreen }),
  };
}

/** Subjects are the offers that were accepted. */
async function loadAccepted(db: Db, vault: Vault, ids: string[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) }, status: "ACCEPTED" },
    select: { id: true, case: { select: { number: true } }, mediator: { select: { id: true, nameSealed: true } } },
  });
  return new Map(
    offers.map(({ id, case: { number }, mediator }) => [
      String(id),
      { number, mediator: openName(vault, mediator) ?? "" },
    ]),
  );
}

async function loadOpenOffers(db: Db, ids: string[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) }, status: "OFFERED" },
    select: { id: true, dueAt: true, case: { select: { number: true } } },
  });
  return new Map(offers.map((offer) => [String(offer.id), { number: offer.case.number, until: offer.dueAt }]));
}

/** Subjects are "caseId/offers"; who has a mediator by now is not told that one is looked for. */
async function loadWaiting(db: Db, subjects: string[]) {
  const idOf = (subject: string) => Number(subject.split("/")[0]);
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map(idOf) }, status: "WAITING" },
    select: { id: true, number: true },
  });
  return new Map(
    subjects.flatMap((subject) => {
      const one = cases.find(({ id }) => id === idOf(subject));
      return one === undefined ? [] : [[subject, { number: one.number }]];
    }),
  );
}

async function loadClosed(db: Db, ids: string[]): Promise<Map<string, ClosedFacts>> {
  const cases = await db.case.findMany({
    where: { id: { in: ids.map(Number) }, status: "CLOSED" },
    select: { id: true, number: true, outcome: true },
  });
  return new Map(
    cases.map(({ id, number, outcome }) => [
      String(id),
      { number, outcome: outcome === "ABUSE" ? outcome : "NOT_SUITABLE" },
    ]),
  );
}

/** Subjects are the offers that were given back, or taken back from a mediator out of reach. */
async function loadGivenBack(db: Db, ids: string[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) }, status: "WITHDRAWN" },
    select: { id: true, reason: true, case: { select: { number: true } } },
  });
  return new Map(
    offers.map(({ id, reason, case: { number } }) => [String(id), { number, unreachable: reason === null }]),
  );
}
