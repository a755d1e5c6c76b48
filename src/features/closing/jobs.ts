import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { nextPingAt, nextPublicHour } from "../../platform/time/contact-hours.ts";
import { dayMs } from "../../platform/time/units.ts";
import { involvedOf, withInvolved } from "../people/involved.ts";
import { findApprovers, findDeputies } from "./approvers.ts";
import type { ClosingContext } from "./close.ts";
import { claimUnasked, claimUnreminded, closingKey, type DueClosing } from "./closing-rows.ts";
import { findQuestions } from "./held.ts";
import { questionMessage, reminderMessage } from "./notices.ts";
import { isWaiting, waitingFields } from "./waiting.ts";

const keyOf = ({ id }: DueClosing) => String(id);
const batch = 100;

/** Reminds the coordinators, and now the administrators too, of closings for which nobody has acted for a working day. @returns how many */
export function remindApprovers(tools: JobTools, context: ClosingContext, now: Date): Promise<number> {
  const job = "remindApprovers";
  return doWhatIsDue<DueClosing>(tools, {
    job,
    batch,
    keyOf,
    claim: (after, limit) => claimUnreminded(now, after, limit, notSetAside(tools, job, closingKey)),
    async act(tx, due) {
      const where = { id: { in: due.map(({ id }) => id) } };
      await tx.closing.updateMany({ where, data: { remindedAt: now } });
      const fields = { ...waitingFields.case.select, personId: true, regionId: true, ...withInvolved } as const;
      const closings = await tx.closing.findMany({
        where,
        select: { id: true, ...waitingFields, case: { select: fields } },
      });
      const notBefore = nextPingAt(context.calendar, now);
      for (const closing of closings.filter(isWaiting)) {
        const state = { ...closing.case, involved: involvedOf(closing.case) };
        const told = [...(await findApprovers(tx, context, state)), ...(await findDeputies(tx, context, state))];
        const reminders = [...new Set(told)].map((personId) =>
          reminderMessage.to(personId, { closing: closing.id }, { notBefore }),
        );
        await enqueue(tx, reminders, now);
      }
      return due.length;
    },
  });
}

/** How long the question is worth asking. */
const askableMs = 7 * dayMs;

/** Asks the sides four weeks after the end what has become of the matter, at hours at which people may be told. @returns how many */
export function askApplicants(tools: JobTools, { vault }: ClosingContext, now: Date): Promise<number> {
  const job = "askApplicants";
  return doWhatIsDue<DueClosing>(tools, {
    job,
    batch,
    keyOf,
    claim: (after, limit) => claimUnasked(now, after, limit, notSetAside(tools, job, closingKey)),
    async act(tx, due) {
      const ids = due.map(({ id }) => id);
      await tx.closing.updateMany({ where: { id: { in: ids } }, data: { askedAt: now } });
      const notBefore = nextPublicHour(now);
      const validUntil = new Date(notBefore.getTime() + askableMs);
      const asked = await findQuestions(tx, vault, ids);
      const questions = asked.map(({ closing, personId }) =>
        questionMessage.to(personId, { closing }, { notBefore, validUntil }),
      );
      await enqueue(tx, questions, now);
      return due.length;
    },
  });
}
