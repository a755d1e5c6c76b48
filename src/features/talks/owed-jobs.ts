import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import type { Operator } from "../operator/operator.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { findAdministrators } from "../people/people.ts";
import { type OwedStep, owedStep } from "./answer-due.ts";
import { owedMessage, unansweredMessage } from "./notices.ts";
import { claimOwed, type Owed, type OwedTalk, settleOwed, storeReminders, talkKey } from "./owed-rows.ts";
import { sinceMinute } from "./owed-since.ts";

export interface OwedContext {
  calendar: Calendar;
  operator: Operator;
  adminIds: readonly number[];
}

/** Stops the clock of what was answered, reminds those who owe an answer, and then tells the coordinators. @returns how many talks it concerned */
export function remindOfAnswers(tools: JobTools, context: OwedContext, now: Date): Promise<number> {
  const job = "remindOfAnswers";
  const thresholds = context.operator.talks.remindAfterMinutes.length + 1;
  return doWhatIsDue<OwedTalk>(tools, {
    job,
    batch: 100,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimOwed(now, thresholds, after, limit, notSetAside(tools, job, talkKey)),
    async act(tx, talks) {
      const settled = await settleOwed(
        tx,
        talks.map(({ id }) => id),
      );
      const waiting = settled.flatMap(({ owedSince, ...talk }) => (owedSince === null ? [] : [{ ...talk, owedSince }]));
      // These rows are locked, and what is said in their talks waits for them.
      await remind(tx, context, waiting, now);
      return settled.length;
    },
  });
}

type WaitingTalk = Owed & { owedSince: Date };

async function remind(tx: Db, context: OwedContext, waiting: readonly WaitingTalk[], now: Date): Promise<void> {
  const { calendar, operator } = context;
  const steps = waiting.map((talk) => ({ talk, step: owedStep(operator.talks, calendar, talk, now) }));
  const moved = steps.filter(({ talk, step }) => {
    return step.reminders !== talk.reminders || step.remindAt?.getTime() !== talk.remindAt?.getTime();
  });
  if (moved.length === 0) return;
  await storeReminders(
    tx,
    moved.map(({ talk: { id }, step: { reminders, remindAt } }) => ({ id, reminders, remindAt })),
  );
  for (const { talk, step } of moved) if (step.remind || step.escalate) await tell(tx, context, talk, step, now);
}

async function tell(tx: Db, context: OwedContext, talk: WaitingTalk, step: OwedStep, now: Date): Promise<void> {
  const when = { notBefore: nextPingAt(context.calendar, now) };
  const about = { talk: talk.id, since: sinceMinute(talk.owedSince) };
  const responders = step.remind ? await findResponders(tx, context, talk) : [];
  const above = step.escalate ? await findAbove(tx, context, talk) : [];
  const deliveries = [
    ...responders.map((personId) => owedMessage.to(personId, { ...about, reminder: step.reminders }, when)),
    ...above.map((personId) => unansweredMessage.to(personId, about, when)),
  ];
  await enqueue(tx, deliveries, now);
}

/** Those who owe the answer: the mediator, or for a desk all coordinators of the region. */
async function findResponders(tx: Db, { adminIds }: OwedContext, talk: Owed): Promise<number[]> {
  if (talk.kind === "DESK") return findCoordinatorsOrAdministrators(tx, adminIds, talk);
  return talk.mediatorId === null ? [] : [talk.mediatorId];
}

/** Those who are told when the others do not answer: the coordinators of the region, or for a desk the administrators. */
async function findAbove(tx: Db, { adminIds }: OwedContext, talk: Owed): Promise<number[]> {
  if (talk.kind === "CAUCUS") return findCoordinatorsOrAdministrators(tx, adminIds, talk);
  return (await findAdministrators(tx, adminIds)).filter((id) => !talk.involved.includes(id));
}
