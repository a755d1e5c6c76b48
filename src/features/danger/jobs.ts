import { doWhatIsDue, type JobTools, notSetAside } from "../../platform/database/due-rows.ts";
import type { Db } from "../../platform/database/open.ts";
import { enqueue } from "../../platform/telegram/outbox/outbox.ts";
import { dayMs, minuteMs } from "../../platform/time/units.ts";
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
      await tx.alarm.updateMany({ where: { id: { in: alarms.map(({ id }) => id) } }, data: { passedOnAt: now } });
      const deliveries = alarms.flatMap(({ id, personId }) =>
        administrators
          .filter((administrator) => administrator !== personId)
          .map((administrator) => untakenMessage.to(administrator, { alarm: id }, { notBefore: now })),
      );
      await enqueue(tx, deliveries, now);
      return alarms.length;
    },
  });
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
