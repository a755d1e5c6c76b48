import { type AnyMessage, defineMessage } from "../chat/message.ts";
import type { Db } from "../database/open.ts";
import type { Vault } from "../database/vault.ts";
import { openName } from "../people/people.ts";
import type { Places } from "../places/places.ts";
import { type Brief, type NeededFacts, neededScreen, noticeScreen, type OfferFacts, offerScreen } from "./screens.ts";

/** What a brief is made of; nothing that the person told. */
export const briefFields = {
  id: true,
  number: true,
  kind: true,
  districtId: true,
  languages: true,
  formats: true,
  womanWished: true,
} as const;

/** What assigning says through the outbox. */
export function assignmentMessages({ vault, places }: { vault: Vault; places: Places }): Record<string, AnyMessage> {
  // An offer that was answered before its ping left is not said at all.
  const offer = (opening: "assignment:ping" | "assignment:reminder") =>
    defineMessage<OfferFacts>({
      onUnknown: "resend",
      load: loadOffers,
      render: (texts, facts, changed) =>
        changed || facts.status === "OFFERED" ? offerScreen(texts, places, facts, opening) : null,
    });
  return {
    "assignment.ping": offer("assignment:ping"),
    "assignment.reminder": offer("assignment:reminder"),
    "assignment.needed": defineMessage<NeededFacts>({
      onUnknown: "resend",
      load: (db, subjects) => loadNeeded(db, vault, subjects),
      render: (texts, facts, changed) =>
        changed || (facts.open && facts.offer == null) ? neededScreen(texts, places, facts) : null,
    }),
    "assignment.added": defineMessage<Brief>({
      onUnknown: "resend",
      load: loadByPart,
      render: (texts, one) => noticeScreen(texts, places, one, "assignment:added"),
    }),
    "assignment.applicantLeft": defineMessage<Brief>({
      onUnknown: "resend",
      load: loadBriefs,
      render: (texts, one) => noticeScreen(texts, places, one, "assignment:applicantLeft"),
    }),
  };
}

export async function loadOffers(db: Db, ids: string[]): Promise<Map<string, OfferFacts>> {
  const offers = await db.offer.findMany({
    where: { id: { in: ids.map(Number) } },
    select: { id: true, status: true, reason: true, dueAt: true, case: { select: briefFields } },
  });
  return new Map(offers.map((offer) => [String(offer.id), offer]));
}

export async function loadBriefs(db: Db, ids: string[]): Promise<Map<string, Brief>> {
  const cases = await db.case.findMany({ where: { id: { in: ids.map(Number) } }, select: briefFields });
  return new Map(cases.map((one) => [String(one.id), one]));
}

/** Subjects are the drafts whose messages were added to a case. */
async function loadByPart(db: Db, draftIds: string[]): Promise<Map<string, Brief>> {
  const parts = await db.storyPart.findMany({
    where: { draftId: { in: draftIds } },
    select: { draftId: true, case: { select: briefFields } },
  });
  return new Map(parts.flatMap((part) => (part.case === null ? [] : [[part.draftId, part.case]])));
}

/** Subjects are "caseId/offers". */
async function loadNeeded(db: Db, vault: Vault, subjects: string[]): Promise<Map<string, NeededFacts>> {
  const idOf = (subject: string) => Number(subject.split("/")[0]);
  const cases = await db.case.findMany({
    where: { id: { in: subjects.map(idOf) } },
    select: {
      ...briefFields,
      status: true,
      review: true,
      mediator: { select: { id: true, nameSealed: true } },
      offers: {
        orderBy: { round: "asc" },
        select: { status: true, reason: true, dueAt: true, mediator: { select: { id: true, nameSealed: true } } },
      },
    },
  });
  const facts = new Map<string, NeededFacts>();
  for (const subject of subjects) {
    const one = cases.find(({ id }) => id === idOf(subject));
    if (one === undefined) continue;
    const mediator = one.mediator === null ? null : (openName(vault, one.mediator) ?? "");
    const now = one.offers.find(({ status }) => status === "OFFERED");
    const offer = now === undefined ? null : { mediator: openName(vault, now.mediator) ?? "", until: now.dueAt };
    const last = one.offers.at(-1);
    const lost = last?.status === "WITHDRAWN" && last.reason === null;
    const open = one.status === "WAITING";
    facts.set(subject, { ...one, asked: one.offers.length, lost, open, mediator, offer });
  }
  return facts;
}
