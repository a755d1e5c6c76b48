import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { dayMs, minuteMs } from "../../platform/time/units.ts";
import { involvedOf, withInvolved } from "../people/involved.ts";
import { alarmKey, claimUntaken, type UntakenAlarm } from "./alarm-rows.ts";
import { untakenMessage } from "./notices.ts";
import { type DutyContext, findAllAdministrators } from "./on-duty.ts";

/** How long those on duty have to take an alarm before the administrators are told. */
const patienceMs = 15 * minuteMs;

/** Tells the administrators of alarms that nobody has taken for fifteen minutes, once. @returns how many alarms */
export function passOnUntaken(tools: JobTools, context: Pick<DutyContext, "adminIds">, now: Date): Promise<number> {
  const job = "passOnUntaken";
  const before = new Date(now.getTime() - patienceMs);
  return doWhatIsDue<UntakenAlarm>(tools, {
    job,
    batch: 50,
    keyOf: ({ id }) => String(id),
    claim: (after, limit) => claimUntaken(before, after, limit, notSetAside(tools, job, alarmKey)),
    async act(tx, alarms) {
      const administrators = await findAllAdministrators(tx, context);
      const ids = alarms.map(({ id }) => id);
      await tx.alarm.updateMany({ where: { id: { in: ids } }, data: { passedOnAt: now } });
      const involved = await findInvolved(tx, ids);
      const deliveries = alarms.flatMap(({ id, personId }) =>
        administrators
          .filter((administrator) => administrator !== personId && involved.get(id)?.includes(administrator) !== true)
          .map((administrator) => untakenMessage.to(administrator, { alarm: id }, { notBefore: now })),
      );
      await enqueue(tx, deliveries, now);
      return alarms.length;
    },
  });
}

/** The parties of the cases about which these alarms are: nobody is told of an alarm about their own case. */
async function findInvolved(db: Db, alarmIds: readonly number[]): Promise<Map<number, readonly number[]>> {
  const where = { id: { in: [...alarmIds] }, caseId: { not: null } };
  const reported = await db.alarm.findMany({ where, select: { id: true, caseId: true } });
  const cases = await db.case.findMany({
    where: { id: { in: reported.flatMap(({ caseId }) => caseId ?? []) } },
    select: { id: true, personId: true, ...withInvolved },
  });
  const involved = new Map(cases.map((row) => [row.id, involvedOf(row)]));
  return new Map(
    reported.flatMap(({ id, caseId }) => {
      const people = involved.get(caseId ?? 0);
      return people === undefined ? [] : [[id, people] as const];
    }),
  );
}

/** How long an alarm is kept: who took it stays among the acts of staff. */
const keptMs = 30 * dayMs;

/** Deletes old alarms and questions with their phone numbers. @returns how many alarms */
export async function forgetAlarms(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - keptMs);
  await db.callQuestion.deleteMany({ where: { askedAt: { lt: before } } });
  const { count } = await db.alarm.deleteMany({ where: { raisedAt: { lt: before } } });
  return count;
}
