import { type RenderedMessage, renderMessage } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openName } from "../people/people.ts";
import { dangerIn } from "./cases.ts";
import {
  acceptedMessage,
  erasedSoonMessage,
  escalatedMessage,
  leftMessage,
  offeredNextMessage,
  overMessage,
  unsuitableMessage,
} from "./notices.ts";
import { erasesAt } from "./retention.ts";
import {
  acceptedScreen,
  type ClosedFacts,
  closedScreen,
  erasedSoonScreen,
  escalatedScreen,
  leftScreen,
  offeredNextScreen,
  overScreen,
} from "./screens.ts";
import { answersFields, openAnswers } from "./sealed-answers.ts";

const onUnknown = "resend";

/** Renders the messages to applicants about their cases. */
export function caseMessages({
  vault,
  operator,
}: {
  vault: Vault;
  operator: { retentionMonths: number };
}): RenderedMessage[] {
  return [
    renderMessage(acceptedMessage, {
      onUnknown,
      load: (db, subjects) => loadAccepted(db, vault, subjects),
      render: acceptedScreen,
    }),
    renderMessage(offeredNextMessage, { onUnknown, load: loadOpenOffers, render: offeredNextScreen }),
    renderMessage(escalatedMessage, { onUnknown, load: loadWaiting, render: escalatedScreen }),
    renderMessage(leftMessage, { onUnknown, load: loadGivenBack, render: leftScreen }),
    renderMessage(unsuitableMessage, {
      onUnknown,
      load: (db, subjects) => loadClosed(db, vault, subjects),
      render: closedScreen,
    }),
    renderMessage(overMessage, { onUnknown, load: loadOver, render: overScreen }),
    renderMessage(erasedSoonMessage, {
      onUnknown: "giveUp",
      load: (db, subjects) => loadErasedSoon(db, operator.retentionMonths, subjects),
      render: erasedSoonScreen,
    }),
  ];
}

interface OfferSubject {
  offer: number;
}

interface CaseSubject {
  case: number;
}

/** Loads cases that are still closed. */
async function loadOver(db: Db, subjects: readonly CaseSubject[]) {
  const rows = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) }, status: "CLOSED" },
    select: { id: true, number: true },
  });
  return (subject: CaseSubject) => rows.find(({ id }) => id === subject.case);
}

/** Loads accepted offers. */
async function loadAccepted(db: Db, vault: Vault, subjects: OfferSubject[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: subjects.map(({ offer }) => offer) }, status: "ACCEPTED" },
    select: {
      id: true,
      case: { select: { number: true } },
      mediator: { select: { id: true, nameSealed: true } },
    },
  });
  const facts = new Map(
    offers.map(({ id, case: { number }, mediator }) => [id, { number, mediator: openName(vault, mediator) ?? "" }]),
  );
  return ({ offer }: OfferSubject) => facts.get(offer);
}

async function loadOpenOffers(db: Db, subjects: OfferSubject[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: subjects.map(({ offer }) => offer) }, status: "OFFERED" },
    select: { id: true, dueAt: true, case: { select: { number: true } } },
  });
  const facts = new Map(offers.map((offer) => [offer.id, { number: offer.case.number, until: offer.dueAt }]));
  return ({ offer }: OfferSubject) => facts.get(offer);
}

/** Loads waiting cases: an applicant who has a mediator by now is not told that we are looking for a mediator. */
async function loadWaiting(db: Db, subjects: CaseSubject[]) {
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) }, status: "WAITING" },
    select: { id: true, number: true },
  });
  const facts = new Map(cases.map(({ id, number }) => [id, { number }]));
  return (subject: CaseSubject) => facts.get(subject.case);
}

async function loadClosed(db: Db, vault: Vault, subjects: CaseSubject[]) {
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) }, status: "CLOSED" },
    select: { id: true, outcome: true, ...answersFields },
  });
  const facts = new Map(
    cases.map(({ id, outcome, ...row }): [number, ClosedFacts] => [
      id,
      {
        number: row.number,
        outcome: outcome === "ABUSE" ? outcome : "NOT_SUITABLE",
        danger: dangerIn(openAnswers(vault, row)),
      },
    ]),
  );
  return (subject: CaseSubject) => facts.get(subject.case);
}

/** Loads offers whose mediator gave the case back or could not be reached. Why it was given back is not for the applicant. */
async function loadGivenBack(db: Db, subjects: OfferSubject[]) {
  const offers = await db.offer.findMany({
    where: { id: { in: subjects.map(({ offer }) => offer) }, status: "WITHDRAWN" },
    select: { id: true, reasonSealed: true, case: { select: { number: true } } },
  });
  const facts = new Map(
    offers.map(({ id, reasonSealed, case: { number } }) => [id, { number, unreachable: reasonSealed === null }]),
  );
  return ({ offer }: OfferSubject) => facts.get(offer);
}

/** Loads closed cases with the time at which they will be erased. A case that was opened again stays. */
async function loadErasedSoon(db: Db, months: number, subjects: { case: number; closed: Date }[]) {
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map((subject) => subject.case) }, status: "CLOSED" },
    select: { id: true, number: true, closedAt: true, erasureToldAt: true },
  });
  const found = new Map(cases.map((row) => [row.id, row]));
  return ({ case: id, closed }: { case: number; closed: Date }) => {
    const row = found.get(id);
    if (row?.closedAt?.getTime() !== closed.getTime()) return undefined;
    return { number: row.number, at: erasesAt({ closedAt: row.closedAt, erasureToldAt: row.erasureToldAt }, months) };
  };
}
