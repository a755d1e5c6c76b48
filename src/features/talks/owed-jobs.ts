import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt } from "../../platform/time/contact-hours.ts";
import type { Calendar } from "../../platform/time/working-time.ts";
import type { Operator } from "../operator/operator.ts";
import { findCoordinatorsOrAdministrators } from "../people/coordinators.ts";
import { findAdministrators } from "../people/people.ts";
import { owedStep } from "./answer-due.ts";
import { owedMessage, unansweredMessage } from "./notices.ts";
import { claimOwed, type Owed, type OwedTalk, settleOwed, talkKey } from "./owed-rows.ts";
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
      for (const { owedSince, ...talk } of settled) {
        if (owedSince !== null) await remind(tx, context, { ...talk, owedSince }, now);
      }
      return settled.length;
    },
  });
}

async function remind(tx: Db, context: OwedContext, talk: Owed & { owedSince: Date }, now: Date): Promise<void> {
  const { calendar, operator } = context;
  const { remind: reminds, escalate, reminders, remindAt } = owedStep(operator.talks, calendar, talk, now);
  await tx.talk.update({ where: { id: talk.id }, data: { reminders, remindAt } });
  const when = { notBefore: nextPingAt(calendar, now) };
  const about = { talk: talk.id, since: sinceMinute(talk.owedSince) };
  const responders = reminds ? await findResponders(tx, context, talk) : [];
  const above = escalate ? await findAbove(tx, context, talk) : [];
  const deliveries = [
    ...responders.map((personId) => owedMessage.to(personId, { ...about, reminder: reminders }, when)),
    ...above.map((personId) => unansweredMessage.to(personId, about, when)),
  ];
  await enqueue(tx, deliveries, now);
}

/** Those who owe the answer: the mediator, or for a desk all coordinators of the region. */
async function findResponders(tx: Db, { adminIds }: OwedContext, talk: Owed): Promise<number[]> {
  if (talk.kind === "DESK") return findCoordinatorsOrAdministrators(tx, adminIds, talk.regionId, talk.partyId);
  return talk.mediatorId === null ? [] : [talk.mediatorId];
}

/** Those who are told when the others do not answer: the coordinators of the region, or for a desk the administrators. */
async function findAbove(tx: Db, { adminIds }: OwedContext, talk: Owed): Promise<number[]> {
  if (talk.kind === "CAUCUS") return findCoordinatorsOrAdministrators(tx, adminIds, talk.regionId, talk.partyId);
  return (await findAdministrators(tx, adminIds)).filter((id) => id !== talk.partyId);
}
