import type { Person } from "../../platform/chat/person.ts";
import type { TermExtension } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { enqueue, revise } from "../../platform/telegram/outbox/outbox.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { findCaseStates, lockCase } from "../cases/case-rows.ts";
import { guardLocked } from "../cases/guard.ts";
import { partiesOf } from "../cases/parties.ts";
import { type CaseState, subjectOf } from "../cases/rules.ts";
import { recordAct } from "../people/staff-acts.ts";
import { endOpenExtension } from "./end-extension.ts";
import { extensionMessages, questionMessage, settledMessage } from "./notices.ts";
import { judgeExtension, latestLastDay } from "./rules.ts";
import { endOf, firstStep } from "./steps.ts";
import { findTerm, type TermOfCase } from "./terms.ts";

/** How far the term of a case can be extended now. */
export interface Extendable {
  termId: number;
  contractDay: LocalDay;
  lastDay: LocalDay;
  /** The latest day that the law allows. */
  latest: LocalDay;
}

/** Null if the term cannot be extended: it cannot at this stage, it was extended as far as the law allows, or it is over. */
export function extendable({ rule, term }: TermOfCase, now: Date): Extendable | null {
  if (term === null || term.lastDay === null || endOf(term.lastDay) <= now) return null;
  const { id: termId, contractDay, lastDay } = term;
  const latest = latestLastDay(rule, contractDay);
  return latest === null || lastDay >= latest ? null : { termId, contractDay, lastDay, latest };
}

export type ProposedExtension =
  | { kind: "proposed"; extension: number }
  /** The same day was proposed already. */
  | { kind: "already"; extension: number }
  /** The term changed since the day was chosen, or cannot be extended to it. */
  | { kind: "unfit" }
  | { kind: "gone" };

/**
 * A mediator proposes a later last day (law 401-IV, art. 23: all sides and the mediator agree). Every party is asked. A proposal before
 * this one is void, with its answers.
 */
export function proposeExtension(
  db: Db,
  vault: Vault,
  person: Person,
  { caseId, day, termId }: { caseId: number; day: LocalDay; termId: number },
  now: Date,
): Promise<ProposedExtension> {
  return inTransaction(db, async (tx) => {
    const state = await guardLocked(tx, person, "proposeExtension", caseId);
    const found = state === null ? null : await findTerm(tx, vault, caseId);
    if (state === null || found === null) return { kind: "gone" };
    const limits = extendable(found, now);
    if (limits === null || limits.termId !== termId || judgeExtension(day, limits) !== "fine") return { kind: "unfit" };
    const open = await tx.termExtension.findFirst({ where: { caseId, status: "ASKED" } });
    if (open !== null && open.byId === person.id && open.untilDay === day && open.termId === termId)
      return { kind: "already", extension: open.id };
    await endOpenExtension(tx, caseId, "REPLACED", now);
    const parties = (await partiesOf(tx, caseId)).map(({ personId }) => personId);
    if (parties.length === 0) return { kind: "unfit" };
    const { id } = await tx.termExtension.create({
      data: {
        caseId,
        termId,
        byId: person.id,
        untilDay: day,
        proposedAt: now,
        answers: { create: parties.map((personId) => ({ personId })) },
      },
    });
    await recordAct(tx, { act: "proposeExtension", actor: person, subject: subjectOf(state) }, now);
    await ask(tx, id, parties, limits.lastDay, now);
    return { kind: "proposed", extension: id };
  });
}

/** A party says whether the mediation may last longer. "over": the proposal has ended, or was never this person's to answer. */
export function answerExtension(
  db: Db,
  person: Person,
  extensionId: number,
  agrees: boolean,
  now: Date,
): Promise<{ kind: "answered" } | { kind: "over" }> {
  return inTransaction(db, async (tx) => {
    const found = await lockOpen(tx, extensionId, now);
    if (found === null) return { kind: "over" };
    const { extension, state } = found;
    const key = { extensionId, personId: person.id };
    const own = await tx.extensionAnswer.findUnique({ where: { extensionId_personId: key } });
    const parties = await partiesOf(tx, extension.caseId);
    if (own === null || !parties.some(({ personId }) => personId === person.id)) return { kind: "over" };
    if (own.agrees !== null) return { kind: "answered" };
    await tx.extensionAnswer.update({
      where: { extensionId_personId: key },
      data: { agrees, answeredAt: now },
    });
    if (agrees) await settle(tx, extension, state, person.id, now);
    else {
      await endOpenExtension(tx, extension.caseId, "REFUSED", now);
      await tell(tx, extension.id, [extension.byId], now);
    }
    return { kind: "answered" };
  });
}

/** Call it when a side has joined or left, in the transaction that has locked the case: a side that left is not waited for. */
export async function partiesChanged(tx: Db, caseId: number, now: Date): Promise<void> {
  const open = await tx.termExtension.findFirst({ where: { caseId, status: "ASKED" }, select: { id: true } });
  const found = open === null ? null : await readOpen(tx, open.id, now);
  if (found !== null) await settle(tx, found.extension, found.state, null, now);
}

/** Asks who has joined since, and moves the last day if everybody who takes part has said yes. */
async function settle(
  tx: Db,
  { id, caseId, byId, termId, untilDay, term }: OpenExtension,
  state: CaseState,
  actorId: number | null,
  now: Date,
): Promise<void> {
  const parties = (await partiesOf(tx, caseId)).map(({ personId }) => personId);
  const answers = await tx.extensionAnswer.findMany({ where: { extensionId: id } });
  const newcomers = parties.filter((party) => !answers.some(({ personId }) => personId === party));
  if (newcomers.length > 0) {
    await tx.extensionAnswer.createMany({ data: newcomers.map((personId) => ({ extensionId: id, personId })) });
    await ask(tx, id, newcomers, term.lastDay ?? untilDay, now);
  }
  const agreed = answers.flatMap(({ personId, agrees }) => (agrees === true ? [personId] : []));
  const isAgreed = parties.length > 0 && parties.every((party) => agreed.includes(party));
  if (!isAgreed || state.mediatorId !== byId) return revise(tx, extensionMessages(id), now);
  await tx.mediationTerm.update({ where: { id: termId }, data: { lastDay: untilDay, ...firstStep(untilDay, now) } });
  await endOpenExtension(tx, caseId, "AGREED", now);
  await tell(tx, id, [byId, ...parties.filter((party) => party !== actorId)], now);
}

async function ask(tx: Db, extension: number, parties: readonly number[], lastDay: LocalDay, now: Date): Promise<void> {
  const when = { notBefore: now, validUntil: endOf(lastDay) };
  await enqueue(
    tx,
    parties.map((party) => questionMessage.to(party, { extension }, when)),
    now,
  );
}

async function tell(tx: Db, extension: number, people: readonly number[], now: Date): Promise<void> {
  await enqueue(
    tx,
    people.map((person) => settledMessage.to(person, { extension }, { notBefore: now })),
    now,
  );
}

type OpenExtension = TermExtension & { term: { endedAt: Date | null; lastDay: LocalDay | null } };

async function lockOpen(tx: Db, id: number, now: Date) {
  const found = await tx.termExtension.findUnique({ where: { id }, select: { caseId: true } });
  if (found === null) return null;
  await lockCase(tx, found.caseId);
  return readOpen(tx, id, now);
}

/** A proposal that is still open, of the mediator who has the case; null for others. The case is locked. */
async function readOpen(tx: Db, id: number, now: Date): Promise<{ extension: OpenExtension; state: CaseState } | null> {
  const select = { endedAt: true, lastDay: true } as const;
  const extension = await tx.termExtension.findUniqueOrThrow({ where: { id }, include: { term: { select } } });
  const state = (await findCaseStates(tx, [extension.caseId])).get(extension.caseId);
  return state !== undefined && isStanding(extension, extension.term, state, now) ? { extension, state } : null;
}

/** Whether a proposal can still be answered. */
export function isStanding(
  { status, byId }: Pick<TermExtension, "status" | "byId">,
  term: { endedAt: Date | null; lastDay: LocalDay | null },
  { status: caseStatus, mediatorId }: Pick<CaseState, "status" | "mediatorId">,
  now: Date,
): boolean {
  if (status !== "ASKED" || term.endedAt !== null || term.lastDay === null || endOf(term.lastDay) <= now) return false;
  return caseStatus === "ASSIGNED" && mediatorId === byId;
}
