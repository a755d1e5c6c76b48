import type { Person } from "../../platform/chat/person.ts";
import type { Db } from "../../platform/database/open.ts";
import { inTransaction } from "../../platform/database/transaction.ts";
import { may } from "../people/permissions.ts";
import { recordAct } from "../people/staff-acts.ts";
import { openFacts } from "./alarm-facts.ts";
import { type AlarmContext, alarmSubject } from "./alarms.ts";
import { type Asked, askToCall } from "./call-questions.ts";

/** Somebody on duty who has taken an alarm asks its person whether they may be called. Null if the alarm is not theirs. */
export function askFromAlarm(
  db: Db,
  context: AlarmContext,
  person: Person,
  alarmId: number,
  now: Date,
): Promise<Asked | null> {
  return inTransaction(db, async (tx) => {
    const alarm = await tx.alarm.findFirst({ where: { id: alarmId, takenById: person.id } });
    // A mediator who has reported a child in danger is no person in danger.
    if (alarm === null || alarm.caseId !== null) return null;
    const subject = await alarmSubject(tx, context, alarm);
    if (!may(person, "askFromAlarm", subject)) return null;
    const question = { personId: alarm.personId, askedById: person.id, caseId: null, alarmId };
    const asked = await askToCall(tx, context.vault, question, openFacts(context.vault, alarm), now);
    if (asked.kind === "asked") await recordAct(tx, { act: "askFromAlarm", actor: person, subject }, now);
    return asked;
  });
}
