import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import { addWorkingMinutes, type Calendar } from "../../platform/time/working-time.ts";
import type { FreshCase } from "../cases/cases.ts";
import { offeredNextMessage } from "../cases/notices.ts";
import type { Operator } from "../operator/operator.ts";
import { involvedOf } from "../people/involved.ts";
import type { Places } from "../places/places.ts";
import { loadCandidates, lockMatching } from "./candidate-rows.ts";
import { escalateFound } from "./escalation.ts";
import { type FoundCase, findCases, presentOffers } from "./found-case.ts";
import { askedBefore, match, matchCaseOf, type Why } from "./match.ts";
import { pingMessage } from "./notices.ts";
import { insertOffers } from "./offer-rows.ts";
import { reviseNeeded } from "./revisions.ts";

/** The dependencies of assignment besides the database. */
export interface AssignmentContext {
  vault: Vault;
  calendar: Calendar;
  /** The operator's settings for offers. */
  operator: Operator;
  places: Places;
  adminIds: readonly number[];
}

export type Offered = { kind: "offered"; until: Date } | { kind: "escalated" } | { kind: "settled" };

/**
 * Offers a waiting case to the next suitable mediator. If nobody suits, or if enough mediators were asked in vain, it notifies the
 * coordinators, or the administrators if the region has no coordinator. Call it in the transaction that has locked the case.
 */
export async function offerCase(tx: Db, context: AssignmentContext, caseId: number, now: Date): Promise<Offered> {
  return offeredOf(await offerCases(tx, context, [caseId], now), caseId);
}

/** Does the same as `offerCase` for many cases in few statements. An offer to a mediator counts when the next case is matched. */
export async function offerCases(
  tx: Db,
  context: AssignmentContext,
  caseIds: readonly number[],
  now: Date,
): Promise<Map<number, Offered>> {
  return offerFound(tx, context, await findCases(tx, context.vault, caseIds), false, now);
}

/**
 * Offers a new case, in the transaction that creates it. If the case needs a review, a coordinator looks at it first. The applicant
 * sees the result at once and gets no message.
 */
export async function offerNew(tx: Db, context: AssignmentContext, freshCase: FreshCase, now: Date): Promise<Offered> {
  return offeredOf(
    await offerFound(
      tx,
      context,
      [{ ...freshCase, offers: [], barred: [], parties: [], reopened: 0, reopenedAt: null, minor: false }],
      true,
      now,
    ),
    freshCase.id,
  );
}

/**
 * Does the same for a case that its applicant has just opened again. They see the result at once too.
 * @param first who is asked first; a coordinator chooses without a match
 */
export async function offerReopened(
  tx: Db,
  context: AssignmentContext,
  caseId: number,
  first: "mediator" | "coordinator",
  now: Date,
): Promise<Offered> {
  const found = await findCases(tx, context.vault, [caseId]);
  if (first === "mediator") return offeredOf(await offerFound(tx, context, found, true, now), caseId);
  await escalateFound(tx, context, found, true, now);
  return { kind: "escalated" };
}

function offeredOf(found: Map<number, Offered>, caseId: number): Offered {
  return found.get(caseId) ?? { kind: "settled" };
}

/** Cases that are missing from the result need no offer. */
async function offerFound(
  tx: Db,
  context: AssignmentContext,
  cases: readonly FoundCase[],
  sending: boolean,
  now: Date,
): Promise<Map<number, Offered>> {
  const open = cases.filter(
    ({ status, offers }) => status === "WAITING" && offers.every((offer) => offer.status !== "OFFERED"),
  );
  const chosen = await chooseMediators(
    tx,
    context,
    open.filter((waitingCase) => isForMatching(context, waitingCase)),
    sending,
    now,
  );
  const offered = await makeOffers(tx, context, chosen, now);
  const escalated = await escalateFound(
    tx,
    context,
    open.filter(({ id }) => !offered.has(id)),
    sending,
    now,
  );
  return new Map<number, Offered>([
    ...[...offered].map(([id, until]) => [id, { kind: "offered", until }] as const),
    ...escalated.map((id) => [id, { kind: "escalated" }] as const),
  ]);
}

/** Whether the next mediator is matched: no coordinator has to decide, and not enough mediators were asked by matching. */
function isForMatching({ operator }: AssignmentContext, found: FoundCase): boolean {
  return (
    !found.review &&
    !found.minor &&
    presentOffers(found).filter(({ byId }) => byId === null).length < operator.offers.mediators
  );
}

/** Chooses a mediator for each case, if there is a suitable mediator. */
async function chooseMediators(
  tx: Db,
  { places }: AssignmentContext,
  cases: readonly FoundCase[],
  sending: boolean,
  now: Date,
): Promise<Chosen[]> {
  const regionIds = [...new Set(cases.map(({ regionId }) => regionId))];
  if (cases.length === 0 || !(await lockMatching(tx, regionIds))) return [];
  const partyIds = [...new Set(cases.flatMap(involvedOf))];
  const candidates = await loadCandidates(tx, { regionIds, partyIds }, now);
  const serving = new Map(
    regionIds.map((id) => [id, candidates.filter(({ regions }) => regions.length === 0 || regions.includes(id))]),
  );
  return cases.flatMap((caseFacts) => {
    const point = places.district(caseFacts.districtId)?.point ?? null;
    const here = serving.get(caseFacts.regionId) ?? [];
    const found = match(matchCaseOf(caseFacts, point), here, askedBefore(presentOffers(caseFacts), now));
    const mediator = found.kind === "mediator" ? here.find(({ personId }) => personId === found.personId) : undefined;
    if (found.kind === "nobody" || mediator === undefined) return [];
    mediator.openOffers += 1;
    mediator.lastOfferAt = now;
    return [{ case: caseFacts, mediatorId: mediator.personId, why: found.why, byId: null, sending }];
  });
}

export interface Chosen {
  case: FoundCase;
  mediatorId: number;
  /** `former`: they had the case before it was opened again. */
  why: Why | { byHand: true } | { former: true };
  /** The coordinator who chose the mediator; null if the match did. */
  byId: number | null;
  /** Whether the applicant is just sending the report and sees the result on the screen. */
  sending: boolean;
}

/**
 * Asks the chosen mediator of each case. The ping waits for the operator's ping hours, and the time to answer counts in working hours
 * from then.
 * @returns until when the mediator of each case may answer
 */
export async function makeOffers(
  tx: Db,
  { calendar, operator: { offers } }: AssignmentContext,
  chosen: readonly Chosen[],
  now: Date,
): Promise<Map<number, Date>> {
  if (chosen.length === 0) return new Map();
  const pingAt = nextPingAt(calendar, now);
  const dueAt = addWorkingMinutes(calendar, pingAt, offers.answerMinutes);
  const remindAt = addWorkingMinutes(calendar, pingAt, offers.remindAfterMinutes);
  const created = await insertOffers(
    tx,
    chosen.map(({ case: { id, offers: earlier }, mediatorId, byId, why }) => ({
      caseId: id,
      mediatorId,
      byId,
      round: earlier.length + 1,
      why: withoutWish(why),
    })),
    { offeredAt: now, remindAt, dueAt },
  );
  // Nobody has been told about a case that is just being sent.
  const announced = chosen.filter(({ sending }) => !sending).map((choice) => choice.case);
  await reviseNeeded(tx, announced, now);
  const offerOf = new Map(created.map(({ id, caseId }) => [caseId, id]));
  const deliveries = chosen.flatMap(({ case: caseFacts, mediatorId, sending }) => {
    const offer = { offer: offerOf.get(caseFacts.id) ?? 0 };
    const when = { notBefore: pingAt };
    const ping = pingMessage.to(mediatorId, offer, when);
    return sending ? [ping] : [ping, offeredNextMessage.to(caseFacts.personId, offer, when)];
  });
  await enqueue(tx, deliveries, now);
  return new Map(created.map(({ caseId }) => [caseId, dueAt]));
}

/** Leaves out the mark of «Ана медиациясы», which would reveal that the applicant wished a woman; that wish is sealed. */
function withoutWish(why: Chosen["why"]): Chosen["why"] {
  return "mark" in why && why.mark === "ANA" ? { ...why, mark: null } : why;
}
