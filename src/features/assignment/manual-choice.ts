import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { guardCase, guardLocked } from "../cases/guard.ts";
import { subjectOf } from "../cases/rules.ts";
import { involvedOf } from "../people/involved.ts";
import { openName } from "../people/people.ts";
import { recordAct } from "../people/staff-acts.ts";
import { type AssignmentContext, makeOffers } from "./assignment.ts";
import { loadCandidates } from "./candidate-rows.ts";
import { findCase } from "./found-case.ts";
import { matchCaseOf, unfit } from "./match.ts";
import type { Over } from "./queue.ts";
import { reviseCase } from "./revisions.ts";
import { retractShowings } from "./showings.ts";

/** A mediator whom a coordinator may ask. */
export interface Choice {
  personId: number;
  name: string;
  openCases: number;
  /** Off duty, on leave or with many cases. They may still be asked. */
  away: boolean;
}

/**
 * The mediators whom a coordinator may ask: they need a common language and the region, and must be neither a party nor in a
 * conflict of interest. Empty unless the person is a coordinator of this case.
 */
export async function readChoices(
  db: Db,
  vault: Vault,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  now: Date,
): Promise<Choice[]> {
  if ((await guardCase(db, person, "seeQueue", caseId)) === null) return [];
  const possible = await findAskable(db, context, caseId, now);
  const people = await db.person.findMany({
    where: { id: { in: possible.map(({ personId }) => personId) } },
    select: { id: true, nameSealed: true },
  });
  const nameOf = new Map(people.map((person) => [person.id, openName(vault, person) ?? ""]));
  return possible
    .map((candidate) => ({
      personId: candidate.personId,
      name: nameOf.get(candidate.personId) ?? "",
      openCases: candidate.openCases,
      away: candidate.away,
    }))
    .sort((a, b) => Number(a.away) - Number(b.away) || a.openCases - b.openCases)
    .slice(0, 20);
}

const excluding = ["party", "barred", "conflictOfInterest", "otherRegion", "noCommonLanguage"];

/** The mediators who may be asked even if they are off duty. `away`: the match would not ask them. */
async function findAskable(db: Db, { places, vault }: AssignmentContext, caseId: number, now: Date) {
  const found = await findCase(db, vault, caseId);
  const point = places.district(found.districtId)?.point ?? null;
  const matchCase = matchCaseOf(found, point);
  const candidates = await loadCandidates(db, { regionIds: [found.regionId], partyIds: involvedOf(found) }, now);
  return candidates
    .filter(
      (candidate) => !excluding.includes(unfit(matchCase, { ...candidate, onDuty: true, onLeave: false }, []) ?? ""),
    )
    .map((candidate) => ({ ...candidate, away: unfit(matchCase, candidate, []) !== null }));
}

/**
 * A coordinator chooses the mediator, who is asked in the usual way. If that is in vain, the coordinator is notified again. A mediator
 * with an open offer is not asked again.
 */
export function assignManually(
  db: Db,
  context: AssignmentContext,
  person: Person,
  caseId: number,
  mediatorId: number,
  now: Date,
): Promise<{ kind: "offered"; until: Date } | Over> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "assignCase", caseId);
    if (state === null) return { kind: "over" };
    const askable = await findAskable(tx, context, caseId, now);
    if (!askable.some(({ personId }) => personId === mediatorId)) return { kind: "over" };
    const openOffer = await tx.offer.findFirst({
      where: { caseId, mediatorId, status: "OFFERED" },
      select: { dueAt: true },
    });
    if (openOffer !== null) return { kind: "offered", until: openOffer.dueAt };
    await tx.offer.updateMany({ where: { caseId, status: "OFFERED" }, data: { status: "REVOKED", answeredAt: now } });
    await tx.case.updateMany({ where: { id: caseId }, data: { review: false, escalatedAt: null } });
    await retractShowings(tx, caseId, now);
    await reviseCase(tx, caseId, now);
    const found = await findCase(tx, context.vault, caseId);
    const chosen = { case: found, mediatorId, why: { byHand: true } as const, byId: person.id, sending: false };
    const until = (await makeOffers(tx, context, [chosen], now)).get(caseId);
    if (until === undefined) return { kind: "over" };
    await recordAct(tx, { act: "assignCase", actor: person, subject: subjectOf(state) }, now);
    return { kind: "offered", until };
  });
}
