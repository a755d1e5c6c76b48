import { findPending } from "../../platform/chat/pending-acts.ts";
import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { TermStep } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt, nextPublicHour } from "../../platform/time/contact-hours.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { minuteMs } from "../../platform/time/units.ts";
import { addWorkingMinutes } from "../../platform/time/working-time.ts";
import { findCaseStates } from "../cases/case-rows.ts";
import { partiesOf } from "../cases/parties.ts";
import type { CaseState } from "../cases/rules.ts";
import type { ClosingContext } from "../closing/close.ts";
import { closeAsTermOver } from "../closing/close-term-over.ts";
import { closeOwnAct } from "../closing/pending-acts.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { endOpenExtension } from "./end-extension.ts";
import {
  closedMessage,
  endedMessage,
  overMessage,
  overThereMessage,
  twoDaysLeftMessage,
  weekLeftMessage,
} from "./notices.ts";
import { endOf, stepAfter, stepNow } from "./steps.ts";
import { claimDueTerms, type DueTerm, termKey } from "./term-rows.ts";

/** Warns of the ends of terms, tells of those that are over, and closes cases some working days later. @returns how many */
export function watchTerms(tools: JobTools, context: ClosingContext, now: Date): Promise<number> {
  const job = "watchTerms";
  return doWhatIsDue<DueTerm>(tools, {
    job,
    batch: 20,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimDueTerms(now, after, limit, notSetAside(tools, job, termKey)),
    async act(tx, due) {
      let done = 0;
      for (const { id } of due) if (await watch(tx, context, id, now)) done += 1;
      return done;
    },
  });
}

interface WatchedTerm {
  id: number;
  lastDay: LocalDay;
  state: CaseState;
}

/** The case is locked. */
async function watch(tx: Db, context: ClosingContext, id: number, now: Date): Promise<boolean> {
  const {
    caseId,
    lastDay,
    nextStep,
    nextAt,
    recordedAt,
    case: ofCase,
  } = await tx.mediationTerm.findUniqueOrThrow({
    where: { id },
    include: { case: { select: { reopenedAt: true } } },
  });
  const state = (await findCaseStates(tx, [caseId])).get(caseId);
  // Another process was quicker, or the mediator has just corrected the date.
  if (lastDay === null || nextStep === null || nextAt === null || state === undefined) return false;
  const step = stepNow(lastDay, { nextStep, nextAt }, now);
  if (step === null) return false;
  const { reopenedAt } = ofCase;
  if (state.status === "CLOSED" || (reopenedAt !== null && reopenedAt >= recordedAt)) {
    await tx.mediationTerm.update({ where: { id }, data: { endedAt: now, nextStep: null, nextAt: null } });
    return false;
  }
  const term = { id, lastDay, state };
  if (step === "CLOSE") await close(tx, context, term, now);
  else {
    await tx.mediationTerm.update({ where: { id }, data: stepAfter(lastDay, step, context.calendar, now) });
    await announce(tx, context, term, step, now);
  }
  return true;
}

async function announce(
  tx: Db,
  { calendar, adminIds }: ClosingContext,
  { lastDay, state }: WatchedTerm,
  step: Exclude<TermStep, "CLOSE">,
  now: Date,
): Promise<void> {
  const { id, mediatorId } = state;
  const end = endOf(lastDay);
  const subject = { case: id, end };
  const notBefore = nextPingAt(calendar, now);
  const toMediator = mediatorId === null ? [] : [mediatorId];
  if (step !== "OVER") {
    const warning = step === "SEVEN_DAYS" ? weekLeftMessage : twoDaysLeftMessage;
    await enqueue(
      tx,
      toMediator.map((to) => warning.to(to, subject, { notBefore, validUntil: end })),
      now,
    );
    return;
  }
  await endOpenExtension(tx, id, "OVER", now);
  const coordinators = await findCoordinatorsOrAdministrators(tx, adminIds, state);
  const parties = await partiesOf(tx, id);
  const others = coordinators.filter((to) => to !== mediatorId);
  await enqueue(
    tx,
    [
      ...toMediator.map((to) => overMessage.to(to, subject, { notBefore })),
      ...others.map((to) => overThereMessage.to(to, subject, { notBefore })),
      ...parties.map((party) => endedMessage.to(party.personId, subject, { notBefore: nextPublicHour(now) })),
    ],
    now,
  );
}

const retryMs = 5 * minuteMs;

async function close(tx: Db, context: ClosingContext, { id, lastDay, state }: WatchedTerm, now: Date): Promise<void> {
  const { id: caseId, mediatorId } = state;
  const later = (nextAt: Date) => tx.mediationTerm.update({ where: { id }, data: { nextAt } });
  // The mediator closes it within this minute.
  if (mediatorId !== null && (await findPending(tx, closeOwnAct, mediatorId, { case: caseId })) !== null) {
    await later(new Date(now.getTime() + retryMs));
    return;
  }
  const people = Math.max((await partiesOf(tx, caseId)).length, 1);
  const closed = await closeAsTermOver(tx, context, state, people, now);
  const { calendar } = context;
  // A coordinator may return what waits: then it is tried again.
  if (closed === "waits") await later(addWorkingMinutes(calendar, now, calendar.to - calendar.from));
  else await tx.mediationTerm.update({ where: { id }, data: { nextStep: null, nextAt: null } });
  if (mediatorId === null || closed === "waits" || closed === "refused") return;
  await enqueue(tx, [closedMessage.to(mediatorId, { case: caseId, end: endOf(lastDay) }, { notBefore: now })], now);
}
